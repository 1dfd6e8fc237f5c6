/**
 * The items of a text as it was before an edit, and which of them are still the same: those whose tokens the edit leaves
 * alone, where a text with these tokens at this place would be cut and parsed in the same way.
 *
 * How an item is parsed depends on its tokens, the comments between them, the braces it holds and which of them belong
 * together, the rule that it follows, and how deep it is nested: on nothing before or behind it.
 */
import type { IToken } from 'chevrotain';
import type { AstNode } from 'langium';
import type { BlockStructure } from './block-structure.js';
import type { KeptTokens } from './incremental-lexing.js';
import { type Item, type TokenRange, unitsIn, unitsOf } from './regions.js';

/** The items of an earlier text, in its order, and its blocks. */
export interface EarlierFile {
    readonly items: readonly Item[];
    readonly blocks: BlockStructure;
}

export class EarlierItems {
    private readonly tokens: readonly IToken[];
    private readonly kept: KeptTokens;
    private readonly blocks: BlockStructure;
    /** By the index of their first token in the new text: the largest items without a touched token. */
    private readonly byStart = new Map<number, Item>();
    private readonly dropped = new Set<AstNode>();

    /** `tokens`: those of the new text. */
    constructor(earlier: EarlierFile, tokens: readonly IToken[], kept: KeptTokens) {
        this.tokens = tokens;
        this.kept = kept;
        this.blocks = earlier.blocks;
        this.collect(earlier.items, 0);
    }

    /** The item that was at `range`, if parsing it again would make the same. */
    find(rule: string, depth: number, range: TokenRange, blocks: BlockStructure): Item | undefined {
        const item = this.byStart.get(range.start);
        if (!item) return undefined;
        this.byStart.delete(range.start);
        const isSame =
            item.rule === rule &&
            item.depth === depth &&
            item.length === range.end - range.start &&
            this.hasSameBlocks(range, blocks);
        if (isSame) return item;
        this.drop(unitsOf(item));
        // What it consists of may still be there, in a block of another extent.
        forEachBlock(item, range.start, (items, start) => {
            let at = start;
            for (const inner of items) {
                this.byStart.set(at, inner);
                at += inner.length;
            }
        });
        return undefined;
    }

    /** The earlier text's units that were not found. To be asked when all that can be found has been. */
    droppedUnits(): ReadonlySet<AstNode> {
        for (const item of this.byStart.values()) this.drop(unitsIn(item));
        this.byStart.clear();
        return this.dropped;
    }

    private drop(units: Iterable<AstNode>): void {
        for (const unit of units) this.dropped.add(unit);
    }

    /** `start`: the index of the first item's first token in the earlier text. */
    private collect(items: readonly Item[], start: number): void {
        const { front, back, oldLength, newLength } = this.kept;
        let at = start;
        for (const item of items) {
            const end = at + item.length;
            if (end <= front) this.byStart.set(at, item);
            else if (at >= oldLength - back) this.byStart.set(at + newLength - oldLength, item);
            else if (at < front || end > oldLength - back) {
                this.drop(unitsOf(item));
                forEachBlock(item, at, (inner, innerStart) => this.collect(inner, innerStart));
            } else this.drop(unitsIn(item));
            at = end;
        }
    }

    private hasSameBlocks({ start, end }: TokenRange, blocks: BlockStructure): boolean {
        if (blocks.balanced && this.blocks.balanced) return true;
        const { front, oldLength, newLength } = this.kept;
        const shift = end <= front ? 0 : oldLength - newLength;
        for (let index = start; index < end; index++) {
            const image = this.tokens[index]?.image;
            const old = index + shift;
            if (image === '}' && blocks.isStray(index) !== this.blocks.isStray(old)) return false;
            if (image !== '{') continue;
            if (blocks.isClosed(index) !== this.blocks.isClosed(old)) return false;
            if (blocks.end(index) + shift !== this.blocks.end(old)) return false;
        }
        return true;
    }
}

/** The lists of items in an item that starts at token `start`. */
function forEachBlock(item: Item, start: number, visit: (items: readonly Item[], start: number) => void): void {
    let at = start;
    for (const region of item.regions) {
        if (region.block) visit(region.block.items, at + region.block.start);
        at += region.length;
    }
}
