/**
 * The items of a text as it was before an edit, and which of them are still the same: those whose tokens the edit leaves
 * alone, where a text with these tokens at this place would be cut and parsed in the same way.
 *
 * How an item is parsed depends on its tokens, the comments between them, the braces it holds and which of them belong
 * together, the rule that it follows, and how deep it is nested: on nothing before or behind it.
 */
import type { AstNode } from 'langium';
import { type BlockStructure, matchBraces } from './block-structure.js';
import type { FileTokens } from './file-tokens.js';
import type { KeptTokens } from './incremental-lexing.js';
import { type Item, unitsIn, unitsOf } from './parsed-file.js';
import type { TokenRange } from './regions.js';

export class EarlierItems {
    private readonly tokens: FileTokens;
    private readonly kept: KeptTokens;
    private readonly blocks: BlockStructure;
    /** The largest items without a touched token; above them those in one of them that is not the same any more. */
    private readonly layers: Layer[] = [{ items: [], starts: [], next: 0 }];
    private readonly dropped = new Set<AstNode>();

    /** `tokens`: those of the new text; `items`: those that an edit may touch, of which the first started at token `start`. */
    constructor(
        earlier: { readonly items: readonly Item[]; readonly start: number; readonly blocks: BlockStructure },
        tokens: FileTokens,
        kept: KeptTokens,
    ) {
        this.tokens = tokens;
        this.kept = kept;
        this.blocks = earlier.blocks;
        this.collect(earlier.items, earlier.start, this.layers[0] as Layer);
    }

    /** The item that was at `range`, if parsing it again would make the same. To be asked in the order of the text. */
    find(rule: string, depth: number, range: TokenRange, blocks: BlockStructure): Item | undefined {
        const item = this.take(range.start);
        if (!item) return undefined;
        const isSame =
            item.rule === rule &&
            item.depth === depth &&
            item.length === range.end - range.start &&
            this.hasSameBlocks(range, blocks);
        if (isSame) return item;
        this.open(item, range.start);
        return undefined;
    }

    /** The earlier text's units that were not found. To be asked when all that can be found has been. */
    droppedUnits(): ReadonlySet<AstNode> {
        this.take(Number.POSITIVE_INFINITY);
        return this.dropped;
    }

    /** The item that starts at `start`; those before it are dropped. */
    private take(start: number): Item | undefined {
        for (let layer = this.layers.at(-1); layer; layer = this.layers.at(-1)) {
            const { items, starts } = layer;
            for (; layer.next < items.length && (starts[layer.next] as number) < start; layer.next++) {
                this.drop(unitsIn(items[layer.next] as Item));
            }
            if (layer.next < items.length) return starts[layer.next] === start ? items[layer.next++] : undefined;
            this.layers.pop();
        }
        return undefined;
    }

    private drop(units: Iterable<AstNode>): void {
        for (const unit of units) this.dropped.add(unit);
    }

    /** What an item consists of may still be there, in a block of another extent. */
    private open(item: Item, start: number): void {
        this.drop(unitsOf(item));
        const layer: Layer = { items: [], starts: [], next: 0 };
        forEachBlock(item, start, (inner, innerStart) => {
            let at = innerStart;
            for (const one of inner) {
                add(layer, one, at);
                at += one.length;
            }
        });
        this.layers.push(layer);
    }

    /** `start`: the index of the first item's first token in the earlier text. */
    private collect(items: readonly Item[], start: number, layer: Layer): void {
        const { front, back, oldLength, newLength } = this.kept;
        let at = start;
        for (const item of items) {
            const end = at + item.length;
            if (end <= front) add(layer, item, at);
            else if (at >= oldLength - back) add(layer, item, at + newLength - oldLength);
            else if (at < front || end > oldLength - back) {
                this.drop(unitsOf(item));
                forEachBlock(item, at, (inner, innerStart) => this.collect(inner, innerStart, layer));
            } else this.drop(unitsIn(item));
            at = end;
        }
    }

    private hasSameBlocks({ start, end }: TokenRange, blocks: BlockStructure): boolean {
        if (blocks.balanced && this.blocks.balanced) return true;
        const { front, oldLength, newLength } = this.kept;
        const shift = end <= front ? 0 : oldLength - newLength;
        // Where all braces balanced, those in an item did, so that it needs no looking up what belonged together.
        const inItem = this.blocks.balanced ? matchBraces(this.tokens, start, end) : undefined;
        for (
            let index = this.tokens.findBrace(start, false);
            index < end;
            index = this.tokens.findBrace(index + 1, false)
        ) {
            const [before, at] = inItem ? [inItem, index] : [this.blocks, index + shift];
            if (this.tokens.isClose(index)) {
                if (blocks.isStray(index) !== before.isStray(at)) return false;
                continue;
            }
            if (blocks.isClosed(index) !== before.isClosed(at)) return false;
            if (blocks.end(index) - index !== before.end(at) - at) return false;
        }
        return true;
    }
}

/** Items in their order, by the index of their first token in the new text. */
interface Layer {
    readonly items: Item[];
    readonly starts: number[];
    /** Those before it have been asked for, or never will be. */
    next: number;
}

function add({ items, starts }: Layer, item: Item, start: number): void {
    items.push(item);
    starts.push(start);
}

/** The lists of items in an item that starts at token `start`. */
function forEachBlock(item: Item, start: number, visit: (items: readonly Item[], start: number) => void): void {
    let at = start;
    for (const region of item.regions) {
        if (region.block) visit(region.block.items, at + region.block.start);
        at += region.length;
    }
}
