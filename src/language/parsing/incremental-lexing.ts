/**
 * Lexing a text again after an edit: the lines that the edit touches, and as many below as it takes for the lexer to be
 * back in step. No token but a comment is longer than a line, and none looks further ahead than to its end.
 */
import type { ILexingError, IToken } from 'chevrotain';
import type { LexerResult } from 'langium';
import type { DjagramLexer } from './lexer.js';
import { changeBetween, countLineEnds, isLineStart, lineStart, nextLineStart, type TextChange } from './text-change.js';

/** A text's tokens, comments and errors, each in the order of the text. */
export interface LexedText extends LexerResult {
    readonly text: string;
}

/** Which tokens are still what they were, in number: those at the start of the text, and those at its end. */
export interface KeptTokens {
    readonly front: number;
    readonly back: number;
    readonly oldLength: number;
    readonly newLength: number;
}

export interface Relexed {
    readonly lexed: LexedText;
    readonly kept: KeptTokens;
}

/** Half-open, in UTF-16 units. */
interface Stretch {
    readonly start: number;
    readonly oldEnd: number;
    readonly newEnd: number;
    readonly lexed: LexerResult;
}

export function lexText(lexer: DjagramLexer, text: string): LexedText {
    return { text, ...lexer.tokenize(text) };
}

/**
 * What `lexText` would answer, with the very tokens of before wherever the edit leaves them alone. Those behind it are
 * moved in place: `previous` is used up.
 */
export function relexText(lexer: DjagramLexer, previous: LexedText, text: string): Relexed {
    const stretch = lexTouchedLines(lexer, previous, text, changeBetween(previous.text, text));
    const { start, oldEnd, newEnd, lexed } = stretch;
    const firstLine = lineAt(previous, start);
    const moved = {
        offset: newEnd - oldEnd,
        line: countLineEnds(text, start, newEnd) - countLineEnds(previous.text, start, oldEnd),
    };
    const made = { offset: start, line: firstLine - 1 };

    const join = <T extends Placed>(before: readonly T[], between: readonly T[], move: Move<T>) => {
        const front = countBefore(before, start);
        const back = before.length - countBefore(before, oldEnd);
        const behind = before.slice(before.length - back);
        for (const one of between) move(one, made.offset, made.line);
        if (moved.offset !== 0 || moved.line !== 0) for (const one of behind) move(one, moved.offset, moved.line);
        return { all: before.slice(0, front).concat(between, behind), front, back };
    };
    const { all: tokens, front, back } = join(previous.tokens, lexed.tokens, moveToken);
    const { all: hidden } = join(previous.hidden, lexed.hidden, moveToken);
    const { all: errors } = join(previous.errors, lexed.errors, moveError);

    // Of a word, its neighbours say what it is.
    const newLength = tokens.length;
    const backStart = newLength - back;
    const keptFront = front > 0 && lexer.reclassify(tokens, front - 1) ? front - 1 : front;
    const keptBack = back > 0 && lexer.reclassify(tokens, backStart) ? back - 1 : back;
    if (front < backStart) for (const index of [front, backStart - 1]) lexer.reclassify(tokens, index);
    return {
        lexed: { ...lexed, text, tokens, hidden, errors },
        kept: { front: keptFront, back: keptBack, oldLength: previous.tokens.length, newLength },
    };
}

function lexTouchedLines(lexer: DjagramLexer, previous: LexedText, text: string, change: TextChange): Stretch {
    // What follows `\r` may be another half of the line's end now.
    let start = lineStart(text, text[change.start - 1] === '\r' ? change.start - 1 : change.start);
    for (let comment = goingOnAt(previous.hidden, start); comment; comment = goingOnAt(previous.hidden, start)) {
        start = lineStart(previous.text, comment.startOffset);
    }
    const shift = change.newEnd - change.oldEnd;
    const inLines = isLineStart(previous.text, change.oldEnd) && isLineStart(text, change.newEnd);
    let oldEnd = inLines ? change.oldEnd : nextLineStart(previous.text, change.oldEnd);
    for (;;) {
        for (let comment = around(previous.hidden, oldEnd); comment; comment = around(previous.hidden, oldEnd)) {
            oldEnd = nextLineStart(previous.text, endOf(comment));
        }
        const newEnd = oldEnd + shift;
        const lexed = lexer.tokenize(text.slice(start, newEnd));
        const last = lexed.hidden.at(-1);
        if (newEnd >= text.length || !last || !isOpenComment(last)) return { start, oldEnd, newEnd, lexed };
        const close = text.indexOf('*/', newEnd);
        oldEnd = (close < 0 ? text.length : nextLineStart(text, close + 1)) - shift;
    }
}

/** The comment that starts before `offset` and ends behind it. */
function around(hidden: readonly IToken[], offset: number): IToken | undefined {
    const last = hidden[countBefore(hidden, offset) - 1];
    return last && endOf(last) > offset ? last : undefined;
}

/** As `around`, or one that would take in whatever follows it. */
function goingOnAt(hidden: readonly IToken[], offset: number): IToken | undefined {
    const last = hidden[countBefore(hidden, offset) - 1];
    return last && (endOf(last) > offset || isOpenComment(last)) ? last : undefined;
}

/** One that nothing closes, so that it reaches to the end of what was lexed. */
const isOpenComment = ({ image }: IToken): boolean =>
    image.startsWith('/*') && (image.length < 4 || !image.endsWith('*/'));

/** One-based, of a place where a line starts. */
function lineAt({ text, tokens, hidden }: LexedText, offset: number): number {
    const token = tokens[countBefore(tokens, offset) - 1];
    const comment = hidden[countBefore(hidden, offset) - 1];
    const last = token && comment && comment.startOffset > token.startOffset ? comment : (token ?? comment);
    if (!last) return 1 + countLineEnds(text, 0, offset);
    return (last.endLine as number) + countLineEnds(text, endOf(last), offset);
}

type Placed = { readonly startOffset: number } | { readonly offset: number };

/** How many of `placed`, which are in order, start before `offset`. */
function countBefore(placed: readonly Placed[], offset: number): number {
    let low = 0;
    let high = placed.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        const one = placed[middle] as Placed;
        if (('startOffset' in one ? one.startOffset : one.offset) < offset) low = middle + 1;
        else high = middle;
    }
    return low;
}

const endOf = (token: IToken): number => token.startOffset + token.image.length;

type Move<T> = (one: T, offset: number, line: number) => void;

function moveToken(token: IToken, offset: number, line: number): void {
    token.startOffset += offset;
    token.endOffset = (token.endOffset as number) + offset;
    if (line === 0) return;
    token.startLine = (token.startLine as number) + line;
    token.endLine = (token.endLine as number) + line;
}

function moveError(error: ILexingError, offset: number, line: number): void {
    error.offset += offset;
    if (error.line !== undefined) error.line += line;
}
