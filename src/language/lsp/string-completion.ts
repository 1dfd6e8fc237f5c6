/** Names inside strings: the fields in a template of `str`, the parameters of a URL, texts of settings, and the words of Graphviz's attributes. */
import type { IToken } from 'chevrotain';
import { CstUtils, type LangiumDocument } from 'langium';
import type { CompletionValueItem } from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { djangoLibrary } from '../library/django-library.js';
import { namesAt, walk } from '../scoping/path-places.js';
import type { Projects } from '../scoping/projects.js';
import { rowModelAround } from '../scoping/row-context.js';
import { attributeAround, attributeValues } from './graph-attribute-completion.js';
import { settingTexts } from './setting-words.js';
import { wordsInUrl } from './url-words.js';

export interface WordsInString {
    /** Where the word begins that is being written. */
    readonly start: number;
    readonly items: readonly CompletionValueItem[];
}

export function wordsInString(
    document: LangiumDocument,
    token: IToken,
    offset: number,
    projects: Projects,
): WordsInString | undefined {
    const root = document.parseResult.value.$cstNode;
    const node = root && CstUtils.findLeafNodeAtOffset(root, token.startOffset)?.astNode;
    if (!node || token.tokenType.name !== 'STRING') return undefined;
    const before = token.image.slice(1, offset - token.startOffset);
    if (ast.isRouteDeclaration(node)) {
        const project = projects.namesOf(projects.filesOf(document.uri.toString()));
        const following = token.image.slice(offset - token.startOffset);
        const found = wordsInUrl(project, node, before, following);
        return found && { start: offset - found.word.length, items: found.items };
    }
    if (ast.isStrOption(node)) return inTemplate(document, node, before, offset, projects);
    const ofSetting = [...settingTexts(node, true)];
    if (ofSetting.length > 0) return { start: offset - before.length, items: ofSetting };
    const attribute = attributeAround(node);
    if (!attribute || ast.isHtmlValue(node)) return undefined;
    // Styles have commas between them, colours colons.
    const word = /[^,:;]*$/.exec(before)?.[0].trimStart() ?? '';
    return { start: offset - word.length, items: [...attributeValues(attribute, true)] };
}

/** Behind the brace that opened last: `{category.na|`. */
function inTemplate(
    document: LangiumDocument,
    node: ast.StrOption,
    before: string,
    offset: number,
    projects: Projects,
): WordsInString | undefined {
    const path = /(?:^|[^{])(?:\{\{)*\{([\w.]*)$/.exec(before)?.[1];
    const model = rowModelAround(node);
    if (path === undefined || !model) return undefined;
    const names = path.split('.');
    const word = names.pop() ?? '';
    const project = projects.namesOf(projects.filesOf(document.uri.toString()));
    const library = djangoLibrary();
    const steps = walk(project, library, model, names, 'accessor');
    const place = steps.length < names.length ? undefined : (steps.at(-1)?.place ?? { kind: 'model' as const, model });
    if (place?.kind !== 'model') return undefined;
    const items = namesAt(project, library, place, 'accessor', node).flatMap(layer =>
        [...layer.entries()].map(([label]) => ({ label, kind: CompletionItemKind.Field, sortText: '0' })),
    );
    return { start: offset - word.length, items };
}
