/**
 * A file, cut into the parts that are parsed on their own.
 *
 * A region is one declaration, or one line of a body, with what continues it on the lines below; if it has a block, the
 * regions in the block are its children. An error never leaves its region, and an edit inside one re-parses that one only.
 */
import type { IToken } from 'chevrotain';
import type { AstNode } from 'langium';
import { type BlockStructure, startsLine } from './block-structure.js';
import type { ItemRule } from './item-rules.js';
import type { ParseError } from './parse-error.js';
import { isSoftKeyword } from './token-builder.js';

export interface Region {
    /** The rule it was parsed with: `ModelItem`. */
    readonly rule: string;
    /** The tokens that it starts and ends with, and how many it has. Of the file's tokens, so that edits elsewhere move them. */
    readonly first: IToken;
    readonly last: IToken;
    readonly length: number;
    /** Absent where not even its kind could be recognized. */
    readonly node: AstNode | undefined;
    readonly hasErrors: boolean;
    readonly block: RegionBlock | undefined;
}

export interface RegionBlock {
    /** How many tokens of the region stand before its first item. */
    readonly start: number;
    readonly items: readonly Item[];
}

/** What stands on the lines that `cutItems` takes for one item: one region, or several if somebody wrote them side by side. */
export interface Item {
    readonly rule: string;
    /** In how many blocks it stands. */
    readonly depth: number;
    /** In tokens. */
    readonly length: number;
    readonly regions: readonly Region[];
    readonly errors: readonly ParseError[];
}

/** The regions in a block of their own. */
export const childrenOf = ({ block }: Region): Region[] => block?.items.flatMap(item => item.regions) ?? [];

/** The rules whose items are declarations of a file or of an app: the units that other stages keep their results by. */
const unitRules: ReadonlySet<string> = new Set(['FileItem', 'AppItem']);

/** The units that an item is, without those in its block. */
export const unitsOf = ({ rule, regions }: Item): AstNode[] =>
    unitRules.has(rule) ? regions.flatMap(({ node }) => node ?? []) : [];

/** The units that an item is, and those in its block. */
export const unitsIn = (item: Item): AstNode[] =>
    unitRules.has(item.rule)
        ? [...unitsOf(item), ...item.regions.flatMap(({ block }) => block?.items.flatMap(unitsIn) ?? [])]
        : [];

/** Half-open, in tokens. */
export interface TokenRange {
    readonly start: number;
    readonly end: number;
}

/** Cuts a block's inside (or a file) into its items: a new one starts with each line that does not continue the last. */
export function* cutItems(
    tokens: readonly IToken[],
    blocks: BlockStructure,
    range: TokenRange,
    rule: ItemRule,
): Iterable<TokenRange> {
    let start = range.start;
    let itemColumn = startsLine(tokens, start) ? (tokens[start]?.startColumn as number) : undefined;
    for (let index = start; index < range.end; ) {
        const token = tokens[index] as IToken;
        if (index > start) {
            if (startsLine(tokens, index)) {
                const column = token.startColumn as number;
                itemColumn ??= column;
                if (column <= itemColumn && !continues(token, rule)) {
                    yield { start, end: index };
                    start = index;
                }
            }
        }
        if (blocks.isStray(index)) {
            yield { start, end: index + 1 };
            index++;
            start = index;
        } else if (token.image === '{') {
            index = Math.min(blocks.end(index) + (blocks.isClosed(index) ? 1 : 0), range.end);
        } else {
            index++;
        }
    }
    if (start < range.end) yield { start, end: range.end };
}

/** Whether a line that starts with `token` goes on with the line above, though it is not indented deeper. */
function continues(token: IToken, rule: ItemRule): boolean {
    if (isSoftKeyword(token.tokenType)) return rule.continuations.has(token.image);
    return /^[^\w"`{]/.test(token.image) || (token.image === '{' && !rule.heads.has('{'));
}

/**
 * The `{` of the declaration that starts at `range.start`, if there is one. A set of nodes is no block, nor is an object:
 * they stand where an item may start with a brace, or after punctuation that wants a value.
 */
export function findBlockOpen(tokens: readonly IToken[], range: TokenRange, rule: ItemRule): number | undefined {
    if (tokens[range.start]?.image === '{' && !rule.heads.has('{')) return range.start;
    for (let index = range.start + 1; index < range.end; index++) {
        if (tokens[index]?.image !== '{' || (rule.heads.has('{') && startsLine(tokens, index))) continue;
        return wantsOperand.test(tokens[index - 1]?.image ?? '') ? undefined : index;
    }
    return undefined;
}

const wantsOperand = /^(?:[.,=<>+\-*/%:([{]|!=|<=|>=|->|--)$/;

/**
 * The next place after `from` at which another item may start, to go on from after an error in the item at `range.start`:
 * a new line, `name:`, or a keyword (in lists of names any word) that nothing before it asks for.
 */
export function findNextHead(
    tokens: readonly IToken[],
    range: TokenRange,
    from: number,
    rule: ItemRule,
): number | undefined {
    let depth = 0;
    let depthBehindError = 0;
    for (let index = range.start; index < range.end; index++) {
        const token = tokens[index] as IToken;
        if (index >= from && depthBehindError <= 0 && /^[\w"`]/.test(token.image)) {
            if (depth <= 0 && startsLine(tokens, index)) return index;
            if (startsItem(tokens, index, rule, index === from)) return index;
        }
        const step = /^[([{]$/.test(token.image) ? 1 : /^[)\]}]$/.test(token.image) ? -1 : 0;
        depth += step;
        if (index >= from) depthBehindError += step;
    }
    return undefined;
}

/** `rejected`: the parser has found that the token does not fit to what stands before it, which need not be asked then. */
function startsItem(tokens: readonly IToken[], index: number, rule: ItemRule, rejected: boolean): boolean {
    const type = (tokens[index] as IToken).tokenType;
    if (type.name === 'KEY') return rule.startsWithKey && tokens[index + 1]?.image === ':';
    if (!rejected && wantsOperand.test(tokens[index - 1]?.image ?? '')) return false;
    return isSoftKeyword(type) && rule.heads.has(type.name)
        ? true
        : rule.startsWithName && /^\w/.test(tokens[index]?.image ?? '');
}

/** The last keyword of an item, if a list before it may have taken the start of the next item for one of its names. */
export function findSwallowedHead(tokens: readonly IToken[], range: TokenRange, rule: ItemRule): number | undefined {
    for (let index = range.end - 1; index > range.start; index--) {
        const token = tokens[index] as IToken;
        if (rule.heads.has(token.image) && isSoftKeyword(token.tokenType)) return index;
    }
    return undefined;
}
