/**
 * One file's regions, parsed one by one and put together into one ordinary syntax tree.
 *
 * The head of a declaration is parsed as if its block were empty; what kind of declaration came out of it says which rule
 * the items of the block follow. So nothing in a block depends on the head but that kind, and nothing outside of it at all.
 */
import type { IToken } from 'chevrotain';
import { type AstNode, GrammarAST, type Mutable } from 'langium';
import type { BlockStructure } from './block-structure.js';
import type { EarlierItems } from './earlier-items.js';
import { type FileTokens, isReal } from './file-tokens.js';
import type { BlockRule, ItemRule, ItemRules } from './item-rules.js';
import { findTooDeep, MAX_NESTING } from './nesting.js';
import { anchored, type ParseError, parseError } from './parse-error.js';
import { Item, ItemList, Region, RegionBlock, unitsOf } from './parsed-file.js';
import { cutItems, findBlockOpen, findNextHead, findSwallowedHead, type Margin, type TokenRange } from './regions.js';
import { type Brace, type Head, Run } from './run.js';
import { parsingMessages } from './syntax-messages.js';
import { makeOutermost } from './syntax-node.js';
import { type CompositePart, lastToken, withBlock } from './syntax-parts.js';
import { setSource } from './syntax-source.js';

/** One run of Langium's parser over some tokens. */
export interface SliceResult {
    readonly node: AstNode;
    /** The concrete syntax of what was read; absent if nothing was. */
    readonly part: CompositePart | undefined;
    /** The first error, if it is not that tokens were left over. */
    readonly error: ParseError | undefined;
    /** The first token behind the parsed item, if there is one. */
    readonly leftOver: IToken | undefined;
}

export type ParseRun = (run: Run) => SliceResult;

/** More tokens than the parser ever looks ahead. */
const LOOKAHEAD = 3;

/** What a block with a broken head may be. */
interface Guess {
    readonly block: BlockRule;
    readonly read: Read;
    readonly cost: number;
    readonly headErrors: number;
}

/** What was read of a region: from which of its tokens on, since a guess may have left out the first. */
interface Read extends Pick<SliceResult, 'part'> {
    readonly node: AstNode | undefined;
    readonly start: number;
}

export class Assembly {
    private readonly tokens: FileTokens;
    private readonly rules: ItemRules;
    private readonly parseRun: ParseRun;
    private readonly blocks: BlockStructure;
    private readonly earlier: EarlierItems | undefined;
    /** In the order in which they are to be told. */
    errors: ParseError[] = [];
    /** The units that are not among `earlier`. */
    readonly added = new Set<AstNode>();
    /** While one block is being guessed, those inside it are not: that would take exponential time. */
    private guessing = false;
    private depth: number;
    /** By rule and token: where items start that are followed, on the same lines, by one with a block. */
    private readonly itemsToBlock = new Set<string>();

    /** `depth`: in how many blocks stands what is to be parsed. */
    constructor(
        tokens: FileTokens,
        blocks: BlockStructure,
        grammar: { readonly rules: ItemRules; readonly parseRun: ParseRun },
        earlier: EarlierItems | undefined,
        depth = 0,
    ) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.rules = grammar.rules;
        this.parseRun = grammar.parseRun;
        this.earlier = earlier;
        this.depth = depth;
    }

    /** `range`: the whole of a file, or of the inside of a block whose region has `start` tokens before it. */
    parseList(rule: ItemRule, range: TokenRange, start: number): ItemList {
        const margin: Margin = { column: undefined };
        const ranges = range.start < range.end ? cutItems(this.tokens, this.blocks, range, rule, margin) : [];
        return new ItemList(start, margin, this.parseItems(rule, ranges));
    }

    parseItems(rule: ItemRule, ranges: Iterable<TokenRange>): Item[] {
        const items: Item[] = [];
        this.depth++;
        for (const range of ranges) items.push(this.itemAt(rule, range));
        this.depth--;
        return withoutRoom(items);
    }

    /** The head of a declaration with a block, if it is as it should be. */
    parseHead(rule: ItemRule, head: Head, block: BlockRule): SliceResult | undefined {
        const result = this.runOn(rule, head);
        if (result.error || result.leftOver) return undefined;
        return this.blockOf(result, head) === block ? result : undefined;
    }

    private itemAt(rule: ItemRule, range: TokenRange): Item {
        // A block that is only guessed at must not take anything out of the tree.
        const kept = this.guessing ? undefined : this.earlier?.find(rule.name, this.depth, range, this.blocks);
        if (kept) {
            for (const error of kept.errors) this.errors.push(error);
            return kept;
        }
        const errorsBefore = this.errors.length;
        const regions: Region[] = [];
        for (let start = range.start; start < range.end; ) {
            const region = this.parseItem(rule, { start, end: range.end });
            region.start = start - range.start;
            regions.push(region);
            start += region.length;
        }
        const item = new Item(rule.name, this.depth, range.end - range.start, withoutRoom(regions));
        for (let at = errorsBefore; at < this.errors.length; at++) {
            this.errors[at] = anchored(this.errors[at] as ParseError, item, range.start);
        }
        if (this.errors.length > errorsBefore) item.errors = this.errors.slice(errorsBefore);
        if (!this.guessing) for (const unit of unitsOf(item)) this.added.add(unit);
        return item;
    }

    /** One item from the start of `range`; where it ends before `range` does, another one follows on the same lines. */
    private parseItem(rule: ItemRule, range: TokenRange): Region {
        if (this.depth > MAX_NESTING) {
            this.errors.push(parseError(parsingMessages.tooDeep(), this.tokens.token(range.start)));
            return flatRegion(range, undefined, true);
        }
        const open = findBlockOpen(this.tokens, range, rule);
        const stray = this.blocks.balanced ? undefined : this.findStray(range);
        if (stray !== undefined && (open === undefined || stray < open || this.isOnLaterLine(open, range))) {
            return this.parseWithoutOpen(rule, range, stray);
        }
        return open === undefined ? this.parseFlat(rule, range) : this.parseBlock(rule, range, open);
    }

    private isOnLaterLine(index: number, range: TokenRange): boolean {
        for (let before = range.start + 1; before <= index; before++) if (this.tokens.startsLine(before)) return true;
        return false;
    }

    private findStray(range: TokenRange): number | undefined {
        for (let index = range.start; index < range.end; index++) {
            if (this.blocks.isStray(index)) return index;
            if (this.tokens.isOpen(index))
                index = Math.max(index, this.blocks.end(index) - (this.blocks.isClosed(index) ? 0 : 1));
        }
        return undefined;
    }

    /** An item without a block; any braces in it belong to values. */
    private parseFlat(rule: ItemRule, range: TokenRange, mayBeBlock = true): Region {
        const result = this.runAtStart(rule, range);
        const stop = this.stopOf(result, range);
        if (!result.error && stop === range.end) return flatRegion(range, readAt(range, result), false);

        if (!result.error && stop > range.start) {
            const swallowed = this.swallowedHead(rule, range, stop);
            const item = { start: range.start, end: swallowed ?? stop };
            const again = this.runOn(rule, item);
            if (again.error) this.errors.push(again.error);
            return flatRegion(item, readAt(item, again), again.error !== undefined);
        }
        const open = mayBeBlock ? this.openOutsideParentheses(range) : undefined;
        if (open !== undefined) {
            const head = { start: range.start, end: open };
            if (this.blockOf(this.runOn(rule, head), head)) return this.parseBlock(rule, range, open, true);
        }

        const end = findNextHead(this.tokens, range, Math.max(stop, range.start + 1), rule) ?? range.end;
        const item = { start: range.start, end };
        const bounded = end === range.end ? result : this.runOn(rule, item);
        this.errors.push(bounded.error ?? result.error ?? this.unexpected(stop, rule));
        return flatRegion(item, this.recognized(readAt(item, bounded), rule), true);
    }

    /**
     * What is left over behind an item cannot start another, so perhaps the item has taken that one's keyword for a name,
     * as in `{ list_display name, list_filter country }` with a name missing behind the comma.
     */
    private swallowedHead(rule: ItemRule, range: TokenRange, stop: number): number | undefined {
        if (this.runsOn(rule, { start: stop, end: range.end })) return undefined;
        const head = findSwallowedHead(this.tokens, { start: range.start, end: stop }, rule);
        if (head === undefined) return undefined;
        const next = { start: head, end: range.end };
        const result = this.runAtStart(rule, next);
        return !result.error && this.stopOf(result, next) > stop ? head : undefined;
    }

    /**
     * One item at the start of `range`, which may be one of thousands on a line: so it is tried with a few tokens first. What
     * the parser says of them holds if it has not looked at their end.
     */
    private runAtStart(rule: ItemRule, range: TokenRange): SliceResult {
        for (let length = 256; range.start + length < range.end; length *= 4) {
            const part = { start: range.start, end: range.start + length };
            const result = this.runOn(rule, part);
            if (this.stopOf(result, part) < part.end - LOOKAHEAD) return result;
        }
        return this.runOn(rule, range);
    }

    private runsOn(rule: ItemRule, range: TokenRange): boolean {
        const result = this.runAtStart(rule, range);
        return !result.error && this.stopOf(result, range) > range.start;
    }

    /** In what could not be parsed, a `{` may open a block though what stands before it asks for a value: `enum Priority: {`. */
    private openOutsideParentheses(range: TokenRange): number | undefined {
        let depth = 0;
        for (let index = range.start + 1; index < range.end; index++) {
            const image = this.tokens.image(index);
            if (image === '{' && depth <= 0 && !this.tokens.startsLine(index)) return index;
            if (image === '(' || image === '[') depth++;
            else if (image === ')' || image === ']') depth--;
        }
        return undefined;
    }

    /**
     * The block of what was parsed, if the keyword that such a block cannot do without was there, and no value has taken the
     * braces: the node may be one that has blocks, but not in this form, or was only begun.
     */
    private blockOf({ node, part }: SliceResult, read: TokenRange): BlockRule | undefined {
        const block = this.rules.blockOf(node.$type);
        if (!block) return undefined;
        const last = part && lastToken(part);
        const image = last?.element && GrammarAST.isKeyword(last.element) ? last.element.value : undefined;
        if (image === '}' && last?.element !== block.close) return undefined;
        if (image === '{' && last?.element !== block.open) return undefined;
        if (!block.keyword) return block;
        for (let index = read.start; index < read.end; index++) {
            if (this.tokens.image(index) === block.keyword) return block;
        }
        return undefined;
    }

    private headAt(start: number, open: number): Head {
        return { start, end: open, open, close: this.blocks.isClosed(open) ? this.blocks.end(open) : 'missing' };
    }

    /** `cutShort`: the head lacks something before its `{`, which would otherwise be taken for the start of a value. */
    private parseBlock(rule: ItemRule, range: TokenRange, open: number, cutShort = false): Region {
        const end = this.blocks.end(open);
        const closed = this.blocks.isClosed(open);
        const head = this.headAt(range.start, open);
        const result = this.runOn(rule, cutShort ? { start: range.start, end: open } : head);
        const stop = this.stopOf(result, head);

        // Another item stands before the one with the block: `a: Char  permissions { ... }`.
        const isFirst = !result.error && stop > range.start && stop < open;
        if (isFirst && (this.isHead(rule, range, stop) || this.startsWithBlockAt(rule, stop, open))) {
            return this.parseFlat(rule, { start: range.start, end: stop });
        }
        if (result.error && stop < open) {
            const next = findNextHead(
                this.tokens,
                { start: range.start, end: open },
                Math.max(stop, range.start + 1),
                rule,
            );
            if (next !== undefined && this.tokens.startsLine(next))
                return this.parseFlat(rule, { start: range.start, end: next });
        }
        const block = this.blockOf(result, { start: range.start, end: stop });
        if (!block && !result.error && !result.leftOver) return this.parseFlat(rule, range, false);
        const region = { start: range.start, end: Math.min(end + (closed ? 1 : 0), range.end) };
        if (!block && !result.error && stop >= open && stop > range.start) {
            if (this.tokens.startsLine(open)) return this.parseFlat(rule, { start: range.start, end: open });
            // A whole item, and then a block that it does not have.
            this.errors.push(parseError(parsingMessages.noBlockHere(), this.tokens.token(open)));
            const inside = { start: open + 1, end: Math.min(end, range.end) };
            const bare = this.runOn(rule, { start: range.start, end: open });
            const similar = this.rules.blockOf(bare.node.$type);
            if (similar) return this.withChildren(region, readAt(region, bare), similar, inside, head, true);
            return flatRegion(region, readAt(region, bare), true);
        }

        const inside = { start: open + 1, end: Math.min(end, range.end) };
        if (result.error) this.errors.push(result.error);
        else if (result.leftOver) this.errors.push(this.unexpected(stop, rule));
        if (!closed) {
            this.errors.push(notClosed(this.tokens.token(open)));
        }
        const hasErrors = Boolean(result.error || result.leftOver) || !closed;
        if (block) return this.withChildren(region, readAt(region, result), block, inside, head, hasErrors);
        const guess = this.guessBlock(rule, head, inside);
        if (guess) return this.withChildren(region, guess.read, guess.block, inside, head, true);
        return flatRegion(region, undefined, true);
    }

    /** A declaration whose `{` is missing, as the `}` at `stray` shows. Its head is the first line, or as much as fits. */
    private parseWithoutOpen(rule: ItemRule, range: TokenRange, stray: number): Region {
        const region = { start: range.start, end: stray + 1 };
        const strayClose = () => parseError(parsingMessages.strayClose(), this.tokens.token(stray));
        if (stray === range.start) {
            this.errors.push(strayClose());
            return flatRegion(region, undefined, true);
        }
        const end = this.headEnd(rule, { start: range.start, end: stray });
        const head: Head = { start: range.start, end, open: 'missing', close: stray };
        const result = this.runOn(rule, head);
        const inside = { start: end, end: stray };
        const block = this.blockOf(result, { start: range.start, end: this.stopOf(result, head) });
        if (!block) {
            const guess = this.tokens.startsLine(end) ? this.guessBlock(rule, head, inside) : undefined;
            if (guess && guess.headErrors < 1) {
                this.errors.push(result.error ?? this.unexpected(range.start, rule));
                return this.withChildren(region, guess.read, guess.block, inside, head, true);
            }
            const flat = this.parseFlat(rule, { start: range.start, end: stray });
            this.errors.push(strayClose());
            return range.start + flat.length === stray ? takingOneMore(flat) : flat;
        }
        const last = this.tokens.token(end - 1);
        this.errors.push(parseError(parsingMessages.blockExpected(), last, last));
        return this.withChildren(region, readAt(region, result), block, inside, head, true);
    }

    private headEnd(rule: ItemRule, range: TokenRange): number {
        for (let index = range.start + 1; index < range.end; index++) {
            if (this.tokens.startsLine(index)) return index;
        }
        return Math.max(this.stopOf(this.runOn(rule, range), range), range.start + 1);
    }

    /**
     * A block whose head does not even say what it is, because its keyword is missing or misspelt. It is taken for what
     * its items look like, so that they stay what they are.
     */
    private guessBlock(rule: ItemRule, head: Head, inside: TokenRange): Guess | undefined {
        if (this.guessing) return undefined;
        let best: Guess | undefined;
        for (const block of rule.blocks) {
            const { keyword } = block;
            if (!keyword) continue;
            for (const start of head.start < head.end ? [head.start, head.start + 1] : [head.start]) {
                const result = this.runOn(rule, { ...head, start }, keyword);
                if (this.rules.blockOf(result.node.$type) !== block) continue;
                const headErrors = (result.error || result.leftOver ? 1 : 0) + (start - head.start) / 2;
                const cost = headErrors + 2 * this.misfits(block, inside);
                if (!best || cost < best.cost) best = { block, read: readAt({ start }, result), cost, headErrors };
            }
        }
        return best;
    }

    /** How many errors the first items of a block have if it is one of `block`. */
    private misfits(block: BlockRule, inside: TokenRange): number {
        const rule = this.rules.itemRule(block.itemRule);
        const before = this.errors;
        this.errors = [];
        this.guessing = true;
        let seen = 0;
        for (const item of inside.start < inside.end ? cutItems(this.tokens, this.blocks, inside, rule) : []) {
            if (++seen > 5) break;
            this.parseItems(rule, cutItems(this.tokens, this.blocks, item, rule));
        }
        this.guessing = false;
        const count = this.errors.length;
        this.errors = before;
        return count;
    }

    private withChildren(
        region: TokenRange,
        { node, part, start }: Read,
        block: BlockRule,
        inside: TokenRange,
        head: Head,
        hasErrors: boolean,
    ): Region {
        const list = this.parseList(this.rules.itemRule(block.itemRule), inside, inside.start - region.start);
        if (node) contain(node, block.property, nodesOf(list.items));
        const read = { node, part: part && withBlock(part, block), start };
        return regionOf(region, read, hasErrors, new RegionBlock(block, list, isThere(head.open), isThere(head.close)));
    }

    // ------------------------------------------------------------------------------------------ runs of the parser

    /** `keyword`: one that is missing in front. */
    private runOn(rule: ItemRule, head: Head, keyword?: string): SliceResult {
        const run = new Run(this.tokens, rule, head, keyword);
        const tooDeep = findTooDeep(run);
        if (tooDeep !== undefined) {
            const error = parseError(parsingMessages.tooDeep(), run.token(tooDeep));
            return { node: { $type: rule.name }, part: undefined, error, leftOver: undefined };
        }
        const result = this.parseRun(run);
        const { error } = result;
        if (!error || isReal(error.token) || (error.previousToken && isReal(error.previousToken))) return result;
        const last = this.tokens.token(Math.max(head.start, head.end - 1));
        return { ...result, error: { ...error, previousToken: last } };
    }

    /** The index of the first token behind the item, or at which the parser gave up; `range.end` where neither is. */
    private stopOf({ error, leftOver }: SliceResult, range: TokenRange): number {
        const token = error?.token ?? leftOver;
        return token && isReal(token) ? this.tokens.indexAt(token.startOffset, range.end) : range.end;
    }

    private isHead(rule: ItemRule, range: TokenRange, index: number): boolean {
        return (
            findNextHead(this.tokens, { start: range.start, end: index + 1 }, index, {
                ...rule,
                startsWithName: false,
            }) === index
        );
    }

    /**
     * Whether a word that is no keyword starts another item, so that the `{` is reached item by item: `label name  color by
     * status { ... }`. A word that is out of place would read on into something else.
     */
    private startsWithBlockAt(rule: ItemRule, start: number, open: number): boolean {
        if (!rule.startsWithName) return false;
        const starts: string[] = [];
        for (let at = start; at < open; ) {
            const key = `${rule.name} ${at}`;
            if (this.itemsToBlock.has(key)) return true;
            if (!this.tokens.isWord(at)) return false;
            starts.push(key);
            const head = this.headAt(at, open);
            const result = this.runOn(rule, head);
            const stop = this.stopOf(result, head);
            if (result.error || stop <= at) return false;
            if (!result.leftOver && this.blockOf(result, head)) {
                for (const each of starts) this.itemsToBlock.add(each);
                return true;
            }
            at = stop;
        }
        return false;
    }

    private unexpected(index: number, rule: ItemRule): ParseError {
        const token = this.tokens.token(index);
        return parseError(parsingMessages.unexpected(token.image, rule.name), token);
    }

    /** What a failed run leaves behind may be of no type at all, only of a union's. */
    private recognized(read: Read, rule: ItemRule): Read | undefined {
        return read.node?.$type === rule.name ? undefined : read;
    }
}

const isThere = (brace: Brace | undefined): boolean => typeof brace === 'number';

const readAt = ({ start }: Pick<TokenRange, 'start'>, { node, part }: SliceResult): Read => ({ node, part, start });

const flatRegion = (range: TokenRange, read: Read | undefined, hasErrors: boolean): Region =>
    regionOf(range, read, hasErrors, undefined);

function regionOf(
    { start, end }: TokenRange,
    read: Read | undefined,
    hasErrors: boolean,
    block: RegionBlock | undefined,
): Region {
    const skipped = read ? read.start - start : 0;
    return ofItsNode(new Region(end - start, read?.node, read?.part, skipped, hasErrors, block));
}

const takingOneMore = ({ length, node, part, skipped, block }: Region): Region =>
    ofItsNode(new Region(length + 1, node, part, skipped, true, block));

export function ofItsNode(region: Region): Region {
    if (region.node) {
        setSource(region.node, region);
        makeOutermost(region.node);
    }
    return region;
}

export const notClosed = (open: IToken): ParseError => parseError(parsingMessages.notClosed(), open);

export const nodesOf = (items: readonly Item[]): AstNode[] => {
    const nodes: AstNode[] = [];
    for (const { regions } of items) for (const { node } of regions) if (node) nodes.push(node);
    return withoutRoom(nodes);
};

/** V8 makes a list that is filled by and by room for sixteen more. */
const withoutRoom = <T>(list: readonly T[]): T[] => list.slice();

/**
 * Makes `nodes` the value of a property, as Langium's parser does. `made`: those of them that are new; all others stand in that
 * property already, and all ask their regions for their container.
 */
export function contain(parent: AstNode, property: string, nodes: readonly AstNode[], made = nodes): void {
    for (const child of made as readonly Mutable<AstNode>[]) {
        if (child.$containerProperty !== property) child.$containerProperty = property;
    }
    (parent as unknown as Record<string, unknown>)[property] = nodes;
}
