import { type LangiumDocuments, UriUtils } from 'langium';
import { CodeActionKind, type Range, TextEdit, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import * as ast from '../../generated/ast.js';
import { fileOf } from '../../scoping/project-files.js';
import type { Projects } from '../../scoping/projects.js';
import { itemText } from './item-text.js';
import type { Refactoring, Selection } from './refactoring.js';

/**
 * An app's block becomes a file beside the one that it stands in. Only in a project: files that stand alone would not see one
 * another any more. The cursor is in the block's head.
 */
export function* splitApp(
    selection: Selection,
    projects: Projects,
    documents: LangiumDocuments,
): Iterable<Refactoring> {
    const { node, document } = selection;
    const app = ast.isAppDeclaration(node) ? node : undefined;
    const hasOthers = (fileOf(document)?.items.length ?? 0) > 1;
    if (!app?.name || !hasOthers || projects.filesOf(document.uri.toString()).alone) return;
    const moved = itemText(document, app);
    const newUri = UriUtils.joinPath(UriUtils.dirname(document.uri), `${app.name}.dsl`);
    if (!moved?.hasOwnLines || documents.hasDocument(newUri)) return;
    const { uri, version } = document.textDocument;
    const edit: WorkspaceEdit = {
        documentChanges: [
            { kind: 'create', uri: newUri.toString() },
            {
                textDocument: { uri: newUri.toString(), version: null },
                edits: [TextEdit.insert({ line: 0, character: 0 }, `${moved.text}\n`)],
            },
            { textDocument: { uri, version }, edits: [TextEdit.del(withBlankLines(selection, moved.range))] },
        ],
    };
    yield { title: `Move the app '${app.name}' to ${app.name}.dsl`, kind: moveKind, edit };
}

/** LSP 3.18 has a name for it; to older editors it is a refactoring like others. */
const moveKind = `${CodeActionKind.Refactor}.move`;

/** With the empty lines below, which else would double those above. */
function withBlankLines({ document: { textDocument } }: Selection, range: Range): Range {
    let { line } = range.end;
    const isBlank = (at: number): boolean =>
        at < textDocument.lineCount &&
        textDocument.getText({ start: { line: at, character: 0 }, end: { line: at + 1, character: 0 } }).trim() === '';
    while (line < textDocument.lineCount - 1 && isBlank(line)) line++;
    return { start: range.start, end: { line, character: 0 } };
}
