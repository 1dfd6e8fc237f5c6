/**
 * One file's regions, parsed one by one and put together into one ordinary syntax tree.
 *
 * The head of a declaration is parsed as if its block were empty; what kind of declaration came out of it says which rule
 * the items of the block follow. So nothing in a block depends on the head but that kind, and nothing outside of it at all.
 */
import type { IToken } from 'chevrotain';
import { type AstNode, type CstNode, type GrammarAST, type Mutable, RootCstNodeImpl } from 'langium';
import { type BlockStructure, findBlocks, startsLine } from './block-structure.js';
import type { EarlierItems } from './earlier-items.js';
import { type FileContent, FileTokens, isReal } from './file-tokens.js';
import type { BlockRule, ItemRule, ItemRules } from './item-rules.js';
import { adopt, contain, declaringNode, lastLeaf, leafOf, nest } from './join-trees.js';
import { findTooDeep, MAX_NESTING } from './nesting.js';
import { type ParseError, parseError } from './parse-error.js';
import {
    cutItems,
    findBlockOpen,
    findNextHead,
    findSwallowedHead,
    type Item,
    type Region,
    type RegionBlock,
    type TokenRange,
    unitsOf,
} from './regions.js';
import { parsingMessages } from './syntax-messages.js';

/** One run of Langium's parser over some tokens. */
export interface SliceResult {
    readonly node: AstNode;
    /** The first error, if it is not that tokens were left over. */
    readonly error: ParseError | undefined;
    /** The first token behind the parsed item, if there is one. */
    readonly leftOver: IToken | undefined;
}

export type ParseSlice = (rule: string, tokens: IToken[], hidden: IToken[]) => SliceResult;

export interface FileAssembly {
    readonly root: AstNode;
    readonly items: readonly Item[];
    readonly blocks: BlockStructure;
    readonly errors: readonly ParseError[];
    /** The units that are not among `earlier`. */
    readonly added: ReadonlySet<AstNode>;
}

/** `earlier`: the items of an earlier text, which need not be parsed again if they are still the same. */
export function assembleFile(
    content: FileContent,
    rules: ItemRules,
    parseSlice: ParseSlice,
    earlier?: EarlierItems,
): FileAssembly {
    return new Assembly(content, rules, parseSlice, earlier).run();
}

const noErrors: readonly ParseError[] = [];

/** More tokens than the parser ever looks ahead. */
const LOOKAHEAD = 3;

/** The tokens of one run: a range, and the braces of a block that stands there (or should). */
interface Head extends TokenRange {
    readonly open?: IToken;
    readonly close?: IToken;
}

/** What a block with a broken head may be. */
interface Guess {
    readonly block: BlockRule;
    readonly node: AstNode;
    readonly cost: number;
    readonly headErrors: number;
}

class Assembly {
    private readonly text: string;
    private readonly tokens: readonly IToken[];
    private readonly file: FileTokens;
    private readonly rules: ItemRules;
    private readonly parseSlice: ParseSlice;
    private readonly blocks: BlockStructure;
    private readonly earlier: EarlierItems | undefined;
    private errors: ParseError[] = [];
    private readonly added = new Set<AstNode>();
    /** While one block is being guessed, those inside it are not: that would take exponential time. */
    private guessing = false;
    private depth = 0;

    constructor(content: FileContent, rules: ItemRules, parseSlice: ParseSlice, earlier: EarlierItems | undefined) {
        this.text = content.text;
        this.tokens = content.tokens;
        this.file = new FileTokens(content);
        this.rules = rules;
        this.parseSlice = parseSlice;
        this.blocks = findBlocks(content.tokens);
        this.earlier = earlier;
    }

    run(): FileAssembly {
        const { entry, entryCall, entryProperty } = this.rules;
        const range = { start: 0, end: this.tokens.length };
        const items = this.parseItems(this.rules.itemRule(entryCall.rule.$refText), range);
        const cst = new RootCstNodeImpl(this.text);
        const root: Mutable<AstNode> & Record<string, unknown> = { $type: entry, $cstNode: cst };
        cst.astNode = root;
        adopt(cst, this.contentOf(items, entryCall, 0, this.text.length));
        contain(root, entryProperty, items);
        return { root, items, blocks: this.blocks, errors: this.errors, added: this.added };
    }

    private parseItems(rule: ItemRule, range: TokenRange): Item[] {
        const items: Item[] = [];
        this.depth++;
        for (const item of cutItems(this.tokens, this.blocks, range, rule)) items.push(this.itemAt(rule, item));
        this.depth--;
        return items;
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
            regions.push(region);
            start += region.length;
        }
        const errors = this.errors.length > errorsBefore ? this.errors.slice(errorsBefore) : noErrors;
        const item = { rule: rule.name, depth: this.depth, length: range.end - range.start, regions, errors };
        if (!this.guessing) for (const unit of unitsOf(item)) this.added.add(unit);
        return item;
    }

    /** One item from the start of `range`; where it ends before `range` does, another one follows on the same lines. */
    private parseItem(rule: ItemRule, range: TokenRange): Region {
        if (this.depth > MAX_NESTING) {
            this.errors.push(parseError(parsingMessages.tooDeep(), this.tokens[range.start] as IToken));
            return this.flatRegion(rule, range, undefined, true);
        }
        const open = findBlockOpen(this.tokens, range, rule);
        const stray = this.blocks.balanced ? undefined : this.findStray(range);
        if (stray !== undefined && (open === undefined || stray < open || this.isOnLaterLine(open, range))) {
            return this.parseWithoutOpen(rule, range, stray);
        }
        return open === undefined ? this.parseFlat(rule, range) : this.parseBlock(rule, range, open);
    }

    private isOnLaterLine(index: number, range: TokenRange): boolean {
        for (let before = range.start + 1; before <= index; before++) if (startsLine(this.tokens, before)) return true;
        return false;
    }

    private findStray(range: TokenRange): number | undefined {
        for (let index = range.start; index < range.end; index++) {
            if (this.blocks.isStray(index)) return index;
            if (this.tokens[index]?.image === '{')
                index = Math.max(index, this.blocks.end(index) - (this.blocks.isClosed(index) ? 0 : 1));
        }
        return undefined;
    }

    /** An item without a block; any braces in it belong to values. */
    private parseFlat(rule: ItemRule, range: TokenRange, mayBeBlock = true): Region {
        const result = this.runAtStart(rule, range);
        const stop = this.stopOf(result, range);
        if (!result.error && stop === range.end) return this.flatRegion(rule, range, result.node, false);

        if (!result.error && stop > range.start) {
            const swallowed = this.swallowedHead(rule, range, stop);
            const item = { start: range.start, end: swallowed ?? stop };
            const again = this.runOn(rule, item);
            if (again.error) this.errors.push(again.error);
            return this.flatRegion(rule, item, again.node, again.error !== undefined);
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
        return this.flatRegion(rule, item, this.recognized(bounded.node, rule), true);
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
        for (let length = 64; range.start + length < range.end; length *= 4) {
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
            const image = this.tokens[index]?.image;
            if (image === '{' && depth <= 0 && !startsLine(this.tokens, index)) return index;
            if (image === '(' || image === '[') depth++;
            else if (image === ')' || image === ']') depth--;
        }
        return undefined;
    }

    /**
     * The block of what was parsed, if the keyword that such a block cannot do without was there, and no value has taken the
     * braces: the node may be one that has blocks, but not in this form, or was only begun.
     */
    private blockOf({ node }: SliceResult, read: TokenRange): BlockRule | undefined {
        const block = this.rules.blockOf(node.$type);
        if (!block) return undefined;
        const last = lastLeaf(node.$cstNode);
        if (last?.text === '}' && last.grammarSource !== block.close) return undefined;
        if (last?.text === '{' && last.grammarSource !== block.open) return undefined;
        if (!block.keyword) return block;
        for (let index = read.start; index < read.end; index++) {
            if (this.tokens[index]?.image === block.keyword) return block;
        }
        return undefined;
    }

    private flatRegion(rule: ItemRule, range: TokenRange, node: AstNode | undefined, hasErrors: boolean): Region {
        return this.region(rule, range, node, hasErrors, undefined);
    }

    private region(
        rule: ItemRule,
        { start, end }: TokenRange,
        node: AstNode | undefined,
        hasErrors: boolean,
        block: RegionBlock | undefined,
    ): Region {
        const first = this.tokens[start] as IToken;
        const last = this.tokens[end - 1] as IToken;
        return { rule: rule.name, first, last, length: end - start, node, hasErrors, block };
    }

    private headAt(start: number, open: number): Head {
        const close = this.blocks.isClosed(open) ? this.tokens[this.blocks.end(open)] : undefined;
        return { start, end: open, open: this.tokens[open], close };
    }

    /** `cutShort`: the head lacks something before its `{`, which would otherwise be taken for the start of a value. */
    private parseBlock(rule: ItemRule, range: TokenRange, open: number, cutShort = false): Region {
        const end = this.blocks.end(open);
        const closed = this.blocks.isClosed(open);
        const head = this.headAt(range.start, open);
        const result = this.runOn(rule, cutShort ? { start: range.start, end: open } : head);
        const stop = this.stopOf(result, head);

        // Another item stands before the one with the block: `a: Char  permissions { ... }`.
        if (!result.error && stop > range.start && stop < open && this.isHead(rule, range, stop)) {
            return this.parseFlat(rule, { start: range.start, end: stop });
        }
        if (result.error && stop < open) {
            const next = findNextHead(
                this.tokens,
                { start: range.start, end: open },
                Math.max(stop, range.start + 1),
                rule,
            );
            if (next !== undefined && startsLine(this.tokens, next))
                return this.parseFlat(rule, { start: range.start, end: next });
        }
        const block = this.blockOf(result, { start: range.start, end: stop });
        if (!block && !result.error && !result.leftOver) return this.parseFlat(rule, range, false);
        const region = { start: range.start, end: Math.min(end + (closed ? 1 : 0), range.end) };
        if (!block && !result.error && stop >= open && stop > range.start) {
            if (startsLine(this.tokens, open)) return this.parseFlat(rule, { start: range.start, end: open });
            // A whole item, and then a block that it does not have.
            this.errors.push(parseError(parsingMessages.noBlockHere(), this.tokens[open] as IToken));
            const inside = { start: open + 1, end: Math.min(end, range.end) };
            const bare = this.runOn(rule, { start: range.start, end: open });
            const similar = this.rules.blockOf(bare.node.$type);
            if (similar) return this.withChildren(rule, region, bare.node, similar, inside, head, true);
            return this.flatRegion(rule, region, bare.node, true);
        }

        const inside = { start: open + 1, end: Math.min(end, range.end) };
        if (result.error) this.errors.push(result.error);
        else if (result.leftOver) this.errors.push(this.unexpected(stop, rule));
        if (!closed) {
            this.errors.push(parseError(parsingMessages.notClosed(), this.tokens[open] as IToken));
        }
        const hasErrors = Boolean(result.error || result.leftOver) || !closed;
        if (block) return this.withChildren(rule, region, result.node, block, inside, head, hasErrors);
        const guess = this.guessBlock(rule, head, inside);
        if (guess) return this.withChildren(rule, region, guess.node, guess.block, inside, head, true);
        return this.flatRegion(rule, region, undefined, true);
    }

    /** A declaration whose `{` is missing, as the `}` at `stray` shows. Its head is the first line, or as much as fits. */
    private parseWithoutOpen(rule: ItemRule, range: TokenRange, stray: number): Region {
        const region = { start: range.start, end: stray + 1 };
        const close = this.tokens[stray] as IToken;
        if (stray === range.start) {
            this.errors.push(parseError(parsingMessages.strayClose(), close));
            return this.flatRegion(rule, region, undefined, true);
        }
        const end = this.headEnd(rule, { start: range.start, end: stray });
        const head: Head = { start: range.start, end, open: this.file.missing('{'), close };
        const result = this.runOn(rule, head);
        const inside = { start: end, end: stray };
        const block = this.blockOf(result, { start: range.start, end: this.stopOf(result, head) });
        const last = this.tokens[end - 1] as IToken;
        if (!block) {
            const guess = startsLine(this.tokens, end) ? this.guessBlock(rule, head, inside) : undefined;
            if (guess && guess.headErrors < 1) {
                this.errors.push(result.error ?? this.unexpected(range.start, rule));
                return this.withChildren(rule, region, guess.node, guess.block, inside, head, true);
            }
            const flat = this.parseFlat(rule, { start: range.start, end: stray });
            this.errors.push(parseError(parsingMessages.strayClose(), close));
            const takesClose = range.start + flat.length === stray;
            return takesClose ? { ...flat, last: close, length: flat.length + 1, hasErrors: true } : flat;
        }
        this.errors.push(parseError(parsingMessages.blockExpected(), last, last));
        return this.withChildren(rule, region, result.node, block, inside, head, true);
    }

    private headEnd(rule: ItemRule, range: TokenRange): number {
        for (let index = range.start + 1; index < range.end; index++) {
            if (startsLine(this.tokens, index)) return index;
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
            const keyword = block.keyword && this.file.missing(block.keyword);
            if (!keyword) continue;
            for (const start of head.start < head.end ? [head.start, head.start + 1] : [head.start]) {
                const result = this.runOn(rule, { ...head, start }, keyword);
                if (this.rules.blockOf(result.node.$type) !== block) continue;
                const headErrors = (result.error || result.leftOver ? 1 : 0) + (start - head.start) / 2;
                const cost = headErrors + 2 * this.misfits(block, inside);
                if (!best || cost < best.cost) best = { block, node: result.node, cost, headErrors };
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
            this.parseItems(rule, item);
        }
        this.guessing = false;
        const count = this.errors.length;
        this.errors = before;
        return count;
    }

    private withChildren(
        rule: ItemRule,
        region: TokenRange,
        node: AstNode,
        block: BlockRule,
        inside: TokenRange,
        head: Head,
        hasErrors: boolean,
    ): Region {
        const items = inside.start < inside.end ? this.parseItems(this.rules.itemRule(block.itemRule), inside) : [];
        const owner = declaringNode(node);
        if (owner) {
            const open = head.open && isReal(head.open) ? leafOf(head.open, block.open) : undefined;
            const close = head.close && isReal(head.close) ? leafOf(head.close, block.close) : undefined;
            const content = owner.content.filter(
                part => part.grammarSource !== block.open && part.grammarSource !== block.close,
            );
            const from = head.open && isReal(head.open) ? head.open.startOffset : this.file.endOffset(head.end - 1);
            const to = close?.offset ?? this.file.endOffset(Math.max(inside.end, head.end) - 1);
            adopt(owner, [
                ...content,
                ...(open ? [open] : []),
                ...this.contentOf(items, block.call, from, to),
                ...(close ? [close] : []),
            ]);
        }
        contain(node as Mutable<AstNode> & Record<string, unknown>, block.property, items);
        return this.region(rule, region, node, hasErrors, { start: inside.start - region.start, items });
    }

    // ------------------------------------------------------------------------------------------ runs of the parser

    private runOn(rule: ItemRule, head: Head, keyword?: IToken): SliceResult {
        const tokens = this.file.slice(head, rule);
        if (keyword) tokens.unshift(keyword);
        const last = tokens.at(-1) ?? (this.tokens[head.start] as IToken);
        if (head.open) tokens.push(head.open, head.close ?? this.file.missing('}'));
        const end = head.open && isReal(head.open) ? head.open.startOffset : last.startOffset;
        const hidden = this.file.hiddenBetween(this.file.startOffset(head.start), end);
        const tooDeep = findTooDeep(tokens);
        if (tooDeep) {
            const error = parseError(parsingMessages.tooDeep(), tooDeep);
            return { node: { $type: rule.name }, error, leftOver: undefined };
        }
        const result = this.parseSlice(rule.name, tokens, hidden);
        const { error } = result;
        if (!error || isReal(error.token) || (error.previousToken && isReal(error.previousToken))) return result;
        return { ...result, error: { ...error, previousToken: last } };
    }

    /** The index of the first token behind the item, or at which the parser gave up; `range.end` where neither is. */
    private stopOf({ error, leftOver }: SliceResult, range: TokenRange): number {
        const token = error?.token ?? leftOver;
        return token ? this.file.indexOf(token, range.end) : range.end;
    }

    private isHead(rule: ItemRule, range: TokenRange, index: number): boolean {
        return (
            findNextHead(this.tokens, { start: range.start, end: index + 1 }, index, {
                ...rule,
                startsWithName: false,
            }) === index
        );
    }

    private unexpected(index: number, rule: ItemRule): ParseError {
        const token = this.tokens[index] as IToken;
        return parseError(parsingMessages.unexpected(token.image, rule.name), token);
    }

    /** What a failed run leaves behind may be of no type at all, only of a union's. */
    private recognized(node: AstNode, rule: ItemRule): AstNode | undefined {
        return node.$type === rule.name ? undefined : node;
    }

    // ------------------------------------------------------------------------------------------ the concrete syntax

    /** The nodes of the regions, and of the comments between them. */
    private contentOf(items: readonly Item[], call: GrammarAST.RuleCall, from: number, to: number): CstNode[] {
        const content: CstNode[] = [];
        let offset = from;
        const comments = (until: number) => {
            for (const token of this.file.hiddenBetween(offset, until)) content.push(leafOf(token));
        };
        for (const { regions } of items) {
            for (const { node, first, last } of regions) {
                const cst = node && nest(node, call);
                if (!cst) continue;
                comments(first.startOffset);
                content.push(cst);
                offset = last.startOffset + last.image.length;
            }
        }
        comments(to);
        return content;
    }
}
