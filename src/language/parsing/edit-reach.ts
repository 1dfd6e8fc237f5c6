/** How far an edit reaches that leaves all blocks as they are: which declarations it is in, and what it touches in the innermost. */
import type { AstNode } from 'langium';
import type { KeptTokens } from './incremental-lexing.js';
import type { Item, ItemList, ParsedFile, Region, RegionBlock } from './parsed-file.js';

export interface Reach {
    /** The declarations around it, from the outermost on. */
    readonly around: readonly Surrounding[];
    readonly list: ItemList;
    /** Of the items in `list` that may become others: the first, and the one behind them. */
    readonly from: number;
    readonly to: number;
    /** Where these were, in tokens of the earlier text. */
    readonly start: number;
    readonly end: number;
}

/** A declaration that is all of its item, and has a block with nothing wrong but that it may not be closed. */
export interface Surrounding {
    readonly list: ItemList;
    /** Its place in `list`. */
    readonly position: number;
    readonly item: Item;
    readonly node: AstNode;
    readonly region: Region;
    readonly block: RegionBlock;
    /** The token that it starts with. */
    readonly start: number;
}

export function reachOf(file: ParsedFile, { front, back, oldLength }: KeptTokens): Reach {
    const touchedEnd = oldLength - back;
    const around: Surrounding[] = [];
    let { list } = file;
    let start = 0;
    for (;;) {
        const first = positionAt(list, front - start);
        const item = list.items[first];
        const inner = item && surrounding(list, first, item, start + list.startOf(first));
        if (!inner || front < inner.inside || touchedEnd > inner.insideEnd) break;
        around.push(inner);
        list = inner.block.list;
        start = inner.inside;
    }
    const { items } = list;
    const touches = positionAt(list, front - start);
    const first = items[touches];
    // What is put between two items touches none.
    const isBetween = !first || (front === touchedEnd && start + list.startOf(touches) === front);
    const from = Math.max(0, touches - 1);
    const behind = isBetween ? touches : positionAt(list, Math.max(front, touchedEnd - 1) - start) + 1;
    // The first item is one whatever it starts with, also with what would continue another before it.
    const to = Math.min(Math.max(behind, 1), items.length);
    const offsetOf = (position: number) => start + list.startOf(position);
    // Where items begin may be told by the first line of the second one.
    const safeFrom = from === 1 ? 0 : from;
    return { around, list, from: safeFrom, to, start: offsetOf(safeFrom), end: offsetOf(to) };
}

/** The item that holds a token, counted from the first of the list; the number of items for one behind them. */
function positionAt(list: ItemList, token: number): number {
    if (token >= list.length) return list.items.length;
    let low = 0;
    let high = list.items.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (list.startOf(middle) <= token) low = middle;
        else high = middle - 1;
    }
    return low;
}

function surrounding(
    list: ItemList,
    position: number,
    item: Item,
    start: number,
): (Surrounding & { readonly inside: number; readonly insideEnd: number }) | undefined {
    const [region, other] = item.regions;
    const { node, block, hasErrors } = region ?? {};
    if (!region || other || !node || !block?.hasOpen || (hasErrors && block.hasClose)) return undefined;
    const inside = start + block.start;
    const insideEnd = start + item.length - (block.hasClose ? 1 : 0);
    return { list, position, item, node, region, block, start, inside, insideEnd };
}
