import { type CstNode, type DocumentSegment, GrammarUtils } from 'langium';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { WrittenName } from './written-names.js';

/** Where a written name stands in its document now; undefined for one in a text with escapes, whose characters are not those that it says. */
export function placeOf(
    { node, property, start, end }: WrittenName,
    document: TextDocument,
): DocumentSegment | undefined {
    const found: CstNode | undefined = GrammarUtils.findNodeForProperty(node.$cstNode, property);
    if (!found || found.text.includes('\\')) return undefined;
    const offset = found.offset + (found.text.startsWith('"') ? 1 : 0);
    return {
        offset: offset + start,
        end: offset + end,
        length: end - start,
        range: { start: document.positionAt(offset + start), end: document.positionAt(offset + end) },
    };
}
