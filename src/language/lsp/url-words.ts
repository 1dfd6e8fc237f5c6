import type { CompletionValueItem } from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type * as ast from '../generated/ast.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { modelOfRoute } from '../scoping/row-context.js';

/** Django's own, each with what it takes. */
const converters: Readonly<Record<string, string>> = {
    int: 'Zero or a positive whole number.',
    str: 'Any text without a slash; what is meant where no converter stands.',
    slug: 'Letters, digits, hyphens and underscores.',
    uuid: 'A UUID with its hyphens, in lower case.',
    path: 'Any text, slashes included.',
};

/** Behind the `<` of a route's path: a converter, or a name; behind its colon a name, closed with what is not there yet. */
export function wordsInUrl(
    project: ProjectNames,
    route: ast.RouteDeclaration,
    before: string,
    following: string,
): { readonly word: string; readonly items: readonly CompletionValueItem[] } | undefined {
    const found = /<(?:(\w+):)?(\w*)$/.exec(before);
    if (!found || route.regex) return undefined;
    const [, converter, word = ''] = found;
    const close = /^\w*>/.test(following) ? '' : '>';
    const model = modelOfRoute(route);
    const fields = model ? [...project.members.fields(model).keys()] : [];
    const names = ['pk', ...fields].map(
        (label): CompletionValueItem => ({
            label,
            insertText: `${label}${close}`,
            kind: CompletionItemKind.Field,
            sortText: label === 'pk' ? '0' : '1',
        }),
    );
    if (converter !== undefined) return { word, items: names };
    const types = Object.entries(converters).map(
        ([label, documentation]): CompletionValueItem => ({
            label,
            insertText: `${label}:`,
            documentation,
            kind: CompletionItemKind.TypeParameter,
            sortText: '2',
        }),
    );
    return { word, items: [...names, ...types] };
}
