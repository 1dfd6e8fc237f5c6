import { type CstNode, CstUtils, type LangiumDocument } from 'langium';
import type { Position, SelectionRange } from 'vscode-languageserver-types';

/** From the word under the cursor outwards, through all that holds it, to the file. */
export function selectionRanges(document: LangiumDocument, positions: readonly Position[]): SelectionRange[] {
    const root = document.parseResult.value.$cstNode;
    return positions.map(position => {
        const offset = document.textDocument.offsetAt(position);
        const leaf = root && CstUtils.findLeafNodeBeforeOffset(root, offset);
        const isAt = leaf && leaf.offset <= offset && offset <= leaf.end;
        return outward(isAt ? leaf : root) ?? { range: { start: position, end: position } };
    });
}

/** A node that covers no more than the one inside it adds no step. */
function outward(node: CstNode | undefined): SelectionRange | undefined {
    if (!node) return undefined;
    let outer: CstNode | undefined = node.container;
    while (outer && outer.offset === node.offset && outer.end === node.end) outer = outer.container;
    const parent = outward(outer);
    return { range: node.range, ...(parent && { parent }) };
}
