/**
 * A file, cut into the parts that are parsed on their own.
 *
 * A region is one declaration, or one line of a body, with what continues it on the lines below; if it has a block, the
 * regions in the block are its children. An error never leaves its region, and an edit inside one re-parses that one only.
 */
import type { BlockStructure, TokenRow } from './block-structure.js';
import type { FileTokens } from './file-tokens.js';
import type { ItemRule } from './item-rules.js';
import { isSoftKeyword } from './token-builder.js';

/** Half-open, in tokens. */
export interface TokenRange {
    readonly start: number;
    readonly end: number;
}

/** Where the items of a block (or a file) begin: the column of the first of its lines that starts with a token of its own. */
export interface Margin {
    /** One-based; not known before such a line has been seen. */
    column: number | undefined;
}

/**
 * Cuts a block's inside (or a file) into its items: a new one starts with each line that does not continue the last. `range` may
 * also be a part of the inside that starts with an item: then the margin is known.
 */
export function* cutItems(
    tokens: FileTokens,
    blocks: BlockStructure,
    range: TokenRange,
    rule: ItemRule,
    margin: Margin = { column: undefined },
): Iterable<TokenRange> {
    let start = range.start;
    if (tokens.startsLine(start)) margin.column ??= tokens.column(start);
    for (let index = start; index < range.end; ) {
        if (index > start && tokens.startsLine(index)) {
            const column = tokens.column(index);
            margin.column ??= column;
            if (column <= margin.column && !continues(tokens, index, rule)) {
                yield { start, end: index };
                start = index;
            }
        }
        if (blocks.isStray(index)) {
            yield { start, end: index + 1 };
            index++;
            start = index;
        } else if (tokens.isOpen(index)) {
            index = Math.min(blocks.end(index) + (blocks.isClosed(index) ? 1 : 0), range.end);
        } else {
            index++;
        }
    }
    if (start < range.end) yield { start, end: range.end };
}

/** Whether a line that starts with the token goes on with the line above, though it is not indented deeper. */
function continues(tokens: FileTokens, index: number, rule: ItemRule): boolean {
    if (isSoftKeyword(tokens.type(index))) return rule.continuations.has(tokens.image(index));
    if (tokens.isOpen(index)) return !rule.heads.has('{');
    return !startsWithValue(tokens, index);
}

const startsWithValue = (tokens: FileTokens, index: number): boolean => /^[\w"`]/.test(tokens.firstCharacter(index));

/**
 * The `{` of the declaration that starts at `range.start`, if there is one. A set of nodes is no block, nor is an object:
 * they stand where an item may start with a brace, after punctuation that wants a value, or within brackets.
 */
export function findBlockOpen(tokens: TokenRow, range: TokenRange, rule: ItemRule): number | undefined {
    if (tokens.isOpen(range.start) && !rule.heads.has('{')) return range.start;
    let bracketsClose = true;
    for (let index = range.start + 1; index < range.end; index++) {
        if (bracketsClose && closing[tokens.image(index)] && !tokens.isOpen(index)) {
            const end = findClosing(tokens, index, range.end);
            if (end === undefined) bracketsClose = false;
            else index = end;
            continue;
        }
        if (!tokens.isOpen(index) || (rule.heads.has('{') && tokens.startsLine(index))) continue;
        return wantsOperand.test(tokens.image(index - 1)) ? undefined : index;
    }
    return undefined;
}

const closing: { readonly [open: string]: string } = { '(': ')', '[': ']', '{': '}' };
const closers: ReadonlySet<string> = new Set(Object.values(closing));

/** The bracket that closes the one at `open`, if all between them close what was opened last. */
function findClosing(tokens: TokenRow, open: number, end: number): number | undefined {
    const expected: string[] = [];
    for (let index = open; index < end; index++) {
        const image = tokens.image(index);
        const closer = closing[image];
        if (closer) expected.push(closer);
        else if (closers.has(image)) {
            if (expected.pop() !== image) return undefined;
            if (expected.length === 0) return index;
        }
    }
    return undefined;
}

const wantsOperand = /^(?:[.,=<>+\-*/%:([{]|!=|<=|>=|->|--)$/;

/**
 * The next place after `from` at which another item may start, to go on from after an error in the item at `range.start`:
 * a new line, `name:`, or a keyword (in lists of names any word) that nothing before it asks for.
 */
export function findNextHead(tokens: FileTokens, range: TokenRange, from: number, rule: ItemRule): number | undefined {
    let depth = 0;
    let depthBehindError = 0;
    for (let index = range.start; index < range.end; index++) {
        if (index >= from && depthBehindError <= 0 && startsWithValue(tokens, index)) {
            if (depth <= 0 && tokens.startsLine(index)) return index;
            if (startsItem(tokens, index, rule, index === from)) return index;
        }
        const step = nestingStep(tokens, index);
        depth += step;
        if (index >= from) depthBehindError += step;
    }
    return undefined;
}

/** How much deeper what follows stands. */
function nestingStep(tokens: FileTokens, index: number): number {
    switch (tokens.firstCharacter(index)) {
        case '(':
        case '[':
        case '{':
            return 1;
        case ')':
        case ']':
        case '}':
            return -1;
        default:
            return 0;
    }
}

/** `rejected`: the parser has found that the token does not fit to what stands before it, which need not be asked then. */
function startsItem(tokens: FileTokens, index: number, rule: ItemRule, rejected: boolean): boolean {
    const type = tokens.type(index);
    if (type.name === 'KEY') return rule.startsWithKey && tokens.image(index + 1) === ':';
    if (!rejected && wantsOperand.test(tokens.image(index - 1))) return false;
    return isSoftKeyword(type) && rule.heads.has(type.name) ? true : rule.startsWithName && tokens.isWord(index);
}

/** The last keyword of an item, if a list before it may have taken the start of the next item for one of its names. */
export function findSwallowedHead(tokens: FileTokens, range: TokenRange, rule: ItemRule): number | undefined {
    for (let index = range.end - 1; index > range.start; index--) {
        if (isSoftKeyword(tokens.type(index)) && rule.heads.has(tokens.image(index))) return index;
    }
    return undefined;
}
