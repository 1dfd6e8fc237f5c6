/**
 * Lexing a text again after an edit: the lines that the edit touches, and as many below as it takes for the lexer to be
 * back in step. No token but a comment is longer than a line, and none is told from others by what stands on another.
 */
import type { ILexingError, IToken } from 'chevrotain';
import type { LexerResult } from 'langium';
import type { SourceText } from './chunked-text.js';
import { FileTokens } from './file-tokens.js';
import type { DjagramLexer } from './lexer.js';
import { changeBetween, isLineStart, lineStart, nextLineStart, type TextChange } from './text-change.js';

/** Which tokens are still what they were, in number: those at the start of the text, and those at its end. */
export interface KeptTokens {
    readonly front: number;
    readonly back: number;
    readonly oldLength: number;
    readonly newLength: number;
    /** The lines that were lexed again: all tokens that are still what they were stand before or behind them. */
    readonly lines: TextChange;
    /** Whether as many braces between them as before belong to others around: then all others belong together as they did. */
    readonly sameBraces: boolean;
    /** Whether they are on one line that begins as before, without braces: then all blocks end where they did. */
    readonly sameOutline: boolean;
}

/** Half-open, in UTF-16 units. */
interface Stretch {
    readonly start: number;
    readonly oldEnd: number;
    readonly newEnd: number;
    readonly lexed: LexerResult;
}

/** Chevrotain's tokens are ten times as big as what is kept of them, so there are never those of a long file at once. */
const CHUNK = 1 << 15;

export function lexText(lexer: DjagramLexer, text: SourceText): FileTokens {
    const file = new FileTokens(lexer.vocabulary);
    let start = 0;
    do {
        const { end, lexed } = lexLines(lexer, text, start, nextLineStart(text, Math.min(start + CHUNK, text.length)));
        splice(file, text, { start, oldEnd: start, newEnd: end, lexed });
        start = end;
    } while (start < text.length);
    file.text = text;
    return file;
}

/** Makes of `file` what `lexText` would make of `text`. */
export function relexText(lexer: DjagramLexer, file: FileTokens, text: SourceText): KeptTokens {
    const { tokens } = file;
    const stretch = lexTouchedLines(lexer, file, text, changeBetween(file.text, text));
    const oldLength = tokens.length;
    const front = tokens.countBefore(stretch.start);
    const behind = tokens.countBefore(stretch.oldEnd);
    const before = outlineOf(file, front, behind);
    splice(file, text, stretch);
    file.text = text;
    const after = outlineOf(file, front, front + stretch.lexed.tokens.length);
    return {
        front,
        back: oldLength - behind,
        oldLength,
        newLength: tokens.length,
        lines: { start: stretch.start, oldEnd: stretch.oldEnd, newEnd: stretch.newEnd },
        sameBraces: before.closes === after.closes && before.opens === after.opens,
        sameOutline: before.line !== undefined && before.line === after.line,
    };
}

/** How some tokens hang together with those around. */
interface Outline {
    /** How many `}` close what was opened before them, and how many `{` are closed behind them. */
    readonly closes: number;
    readonly opens: number;
    /** How their line begins, if they are on one, and there are no braces in it. */
    readonly line?: string;
}

function outlineOf(file: FileTokens, from: number, to: number): Outline {
    let [closes, opens] = [0, 0];
    const firstBrace = file.findBrace(from, false);
    if (firstBrace < to) {
        for (let index = firstBrace; index < to; index = file.findBrace(index + 1, false)) {
            if (file.isOpen(index)) opens++;
            else if (opens > 0) opens--;
            else closes++;
        }
        return { closes, opens };
    }
    if (from === to) return { closes, opens, line: '' };
    if (file.findBrace(from + 1, true) < to) return { closes, opens };
    return { closes, opens, line: `${file.column(from)} ${file.isWord(from)}` };
}

function splice(file: FileTokens, text: SourceText, { start, oldEnd, newEnd, lexed }: Stretch): void {
    const { tokens, comments, lines } = file;
    const shift = newEnd - oldEnd;
    tokens.replace(tokens.countBefore(start), tokens.countBefore(oldEnd), lexed.tokens, start, shift);
    comments.replace(comments.countBefore(start), comments.countBefore(oldEnd), lexed.hidden, start, shift);
    file.report = lexed.report;
    const oldLines = lines.length;
    lines.replace(text, start, oldEnd, newEnd);
    file.errors = errorsAfter(file, { start, oldEnd, newEnd, lexed }, lines.length - oldLines);
}

function errorsAfter(
    { errors, lines }: FileTokens,
    { start, oldEnd, newEnd, lexed }: Stretch,
    lineShift: number,
): readonly ILexingError[] {
    if (errors.length === 0 && lexed.errors.length === 0) return errors;
    const firstLine = lines.lineAt(start);
    const moved = (error: ILexingError, offset: number, line: number): ILexingError => ({
        ...error,
        offset: error.offset + offset,
        ...(error.line === undefined ? {} : { line: error.line + line }),
    });
    return [
        ...errors.filter(({ offset }) => offset < start),
        ...lexed.errors.map(error => moved(error, start, firstLine)),
        ...errors.filter(({ offset }) => offset >= oldEnd).map(error => moved(error, newEnd - oldEnd, lineShift)),
    ];
}

function lexTouchedLines(lexer: DjagramLexer, file: FileTokens, text: SourceText, change: TextChange): Stretch {
    // What follows `\r` may be another half of the line's end now.
    let start = lineStart(text, text.charAt(change.start - 1) === '\r' ? change.start - 1 : change.start);
    for (let comment = goingOnAt(file, start); comment !== undefined; comment = goingOnAt(file, start)) {
        start = lineStart(file.text, file.comments.start(comment));
    }
    const shift = change.newEnd - change.oldEnd;
    const inLines = isLineStart(file.text, change.oldEnd) && isLineStart(text, change.newEnd);
    let oldEnd = inLines ? change.oldEnd : nextLineStart(file.text, change.oldEnd);
    for (;;) {
        for (let comment = around(file, oldEnd); comment !== undefined; comment = around(file, oldEnd)) {
            oldEnd = nextLineStart(file.text, file.comments.end(comment));
        }
        const { end, lexed } = lexLines(lexer, text, start, oldEnd + shift);
        if (end === oldEnd + shift) return { start, oldEnd, newEnd: end, lexed };
        oldEnd = end - shift;
    }
}

/** Lexes what stands between two starts of lines, or more if a comment that begins there ends behind. */
function lexLines(
    lexer: DjagramLexer,
    text: SourceText,
    start: number,
    wanted: number,
): { readonly end: number; readonly lexed: LexerResult } {
    for (let end = wanted; ; ) {
        const lexed = lexer.tokenize(text.slice(start, end));
        const last = lexed.hidden.at(-1);
        if (end >= text.length || !last || !isOpenComment(last)) return { end, lexed };
        const close = text.indexOf('*/', end);
        end = close < 0 ? text.length : nextLineStart(text, close + 1);
    }
}

/** The comment that starts before `offset` and ends behind it. */
function around({ comments }: FileTokens, offset: number): number | undefined {
    const last = comments.countBefore(offset) - 1;
    return last >= 0 && comments.end(last) > offset ? last : undefined;
}

/** As `around`, or one that would take in whatever follows it. */
function goingOnAt(file: FileTokens, offset: number): number | undefined {
    const { comments } = file;
    const last = comments.countBefore(offset) - 1;
    return last >= 0 && (comments.end(last) > offset || isOpenComment(file.comment(last))) ? last : undefined;
}

/** One that nothing closes, so that it reaches to the end of what was lexed. */
const isOpenComment = ({ image }: IToken): boolean =>
    image.startsWith('/*') && (image.length < 4 || !image.endsWith('*/'));
