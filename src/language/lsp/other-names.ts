/** Names that may be written here though the scope of a bare name does not hold them: other apps' with their app, types as others call them. */
import type { AstNode, ReferenceInfo } from 'langium';
import type { CompletionValueItem } from 'langium/lsp';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { isInLibrary } from '../library/library-document.js';
import { appNameOf } from '../scoping/app-of.js';
import type { ProjectNames } from '../scoping/project-names.js';
import { describeTarget } from '../scoping/target-words.js';
import { foreignTypes } from '../validation/meant-types.js';

export interface NameInOtherApp {
    readonly app: string;
    readonly name: string;
    readonly node: AstNode;
}

/** A longer list is no help: a letter more makes it shorter. */
const most = 100;

/** Of another app a name needs the app's. Before a letter is written, those of the project's own apps are enough. */
export function* namesInOtherApps(
    project: ProjectNames,
    reference: ReferenceInfo,
    begun: string,
    matches: (name: string) => boolean,
): Iterable<NameInOtherApp> {
    const { container: path } = reference;
    if (!ast.isPath(path) || path.segments.length > 1) return;
    const kinds = partsByWords[describeTarget(reference)];
    if (!kinds) return;
    const own = appNameOf(path);
    let count = 0;
    for (const app of project.appNames) {
        if (app === own || app === '') continue;
        const parts = project.app(app);
        for (const kind of kinds) {
            for (const [name, node] of parts?.[kind].entries() ?? []) {
                if (!matches(name) || (begun === '' && isInLibrary(node))) continue;
                // Nothing leads to Django's own users where the project has others.
                if (app === 'auth' && name === 'User' && node !== project.userModel) continue;
                yield { app, name, node };
                if (++count >= most) return;
            }
        }
    }
}

type Parts = 'models' | 'enums' | 'fieldTypes' | 'serializers';

/** By what the name leads to, as `describeTarget` has it. */
const partsByWords: Readonly<Record<string, readonly Parts[]>> = {
    'model or field type': ['models', 'enums', 'fieldTypes'],
    model: ['models'],
    serializer: ['serializers'],
    'serializer or field': ['serializers'],
};

/** By which word that begins so others know a field class: `CharField`, `string`. */
export function foreignWordFor(name: string, begun: string): string | undefined {
    const lower = begun.toLowerCase();
    const full = `${name}Field`;
    if (lower.length > name.length && full.toLowerCase().startsWith(lower)) return full;
    if (lower.length < 3) return undefined;
    return Object.keys(foreignTypes).find(word => foreignTypes[word] === name && word.startsWith(lower));
}

const relations: Readonly<Record<string, readonly [snippet: string, words: string]>> = {
    ForeignKey: ['${1:Model}', 'Each row refers to one row of another model. It is written by naming that model.'],
    OneToOneField: ['one ${1:Model}', 'At most one row refers to each row of the other model: `one` before its name.'],
    ManyToManyField: ['${1:Model}[]', 'Each row refers to several rows of the other model: `[]` behind its name.'],
    GenericForeignKey: ['any', 'A row of any model.'],
};

/** Django's classes of relations, written as they are here. */
export function* relationWords(
    reference: ReferenceInfo,
    matches: (name: string) => boolean,
): Iterable<CompletionValueItem> {
    const { container: path } = reference;
    if (describeTarget(reference) !== 'model or field type' || !ast.isPath(path)) return;
    if (!ast.isFieldType(path.$container) || path.$container.one || path.segments.length > 1) return;
    for (const [label, [insertText, value]] of Object.entries(relations)) {
        if (!matches(label)) continue;
        yield {
            label,
            insertText,
            insertTextFormat: InsertTextFormat.Snippet,
            kind: CompletionItemKind.TypeParameter,
            detail: insertText.replace(/\$\{1:(\w+)\}/, '$1'),
            documentation: { kind: 'markdown', value },
            sortText: '2',
        };
    }
}
