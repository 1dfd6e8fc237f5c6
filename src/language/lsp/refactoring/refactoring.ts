import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import type { CodeActionKind, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';

/** A change of how something is written, offered where it can be made; what is not asked for is not worked out. */
export interface Refactoring {
    readonly title: string;
    readonly kind: CodeActionKind;
    readonly edit: WorkspaceEdit;
}

/** Where a refactoring is asked for. */
export interface Selection {
    readonly document: LangiumDocument;
    readonly range: Range;
    /** UTF-16 offsets; equal where nothing is selected. */
    readonly start: number;
    readonly end: number;
    /** The innermost node at its start; the one before, where there is none. */
    readonly node: AstNode | undefined;
}

export function selectionIn(document: LangiumDocument, range: Range): Selection {
    const { textDocument, parseResult } = document;
    const start = textDocument.offsetAt(range.start);
    const root = parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeBeforeOffset(root, start);
    return { document, range, start, end: textDocument.offsetAt(range.end), node: leaf?.astNode };
}

export const containerAt = <N extends AstNode>({ node }: Selection, is: (node: AstNode) => node is N): N | undefined =>
    AstUtils.getContainerOfType(node, is);
