/** Where two versions of a text differ. */
import { type SourceText, sharedLength } from './chunked-text.js';

/** Half-open, in UTF-16 units: what stood between `start` and `oldEnd` is now what stands between `start` and `newEnd`. */
export interface TextChange {
    readonly start: number;
    readonly oldEnd: number;
    readonly newEnd: number;
}

/** The shortest single change that makes `after` of `before`. Several edits at once are one that spans them all. */
export function changeBetween(before: SourceText, after: SourceText): TextChange {
    const [front, back] = sharedLength(before, after);
    const shorter = Math.min(before.length, after.length);
    const start = largest(front, shorter - back, (from, to) => before.slice(from, to) === after.slice(from, to));
    const [oldLength, newLength] = [before.length, after.length];
    const same = largest(
        Math.min(back, shorter - start),
        shorter - start,
        (from, to) => before.slice(oldLength - to, oldLength - from) === after.slice(newLength - to, newLength - from),
    );
    return slideToLineStart(before, after, { start, oldEnd: oldLength - same, newEnd: newLength - same });
}

/**
 * The largest number from `least` up to `limit` for which all up to it is the same, where that can be asked for any stretch. Comparing
 * stretches takes V8 a small fraction of what comparing their characters does.
 */
function largest(least: number, limit: number, isSame: (from: number, to: number) => boolean): number {
    let low = least;
    let high = limit;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (isSame(low, middle)) low = middle;
        else high = middle - 1;
    }
    return low;
}

/**
 * A line that is put in or taken out above another that starts alike could as well be said to start and end within the two.
 * Where it can be had in whole lines, it leaves the line behind it alone.
 */
function slideToLineStart(before: SourceText, after: SourceText, { start, oldEnd, newEnd }: TextChange): TextChange {
    let back = 0;
    while (
        back < start &&
        !isLineStart(before, oldEnd - back) &&
        before.charCodeAt(oldEnd - back - 1) === after.charCodeAt(newEnd - back - 1)
    ) {
        back++;
    }
    return isLineStart(before, oldEnd - back) && isLineStart(after, newEnd - back)
        ? { start: start - back, oldEnd: oldEnd - back, newEnd: newEnd - back }
        : { start, oldEnd, newEnd };
}

/** The start of the line that holds `offset`. Lines end as the lexer has it: with `\n`, `\r\n` or `\r`. */
export function lineStart(text: SourceText, offset: number): number {
    let start = offset;
    while (!isLineStart(text, start)) start--;
    return start;
}

/** The start of the next line behind the one that holds `offset`, or the end of the text. */
export function nextLineStart(text: SourceText, offset: number): number {
    let start = offset + 1;
    while (start < text.length && !isLineStart(text, start)) start++;
    return Math.min(start, text.length);
}

/** How many lines end between two offsets, neither of which is inside `\r\n`. */
export function countLineEnds(text: SourceText, from: number, to: number): number {
    let count = 0;
    for (let offset = from + 1; offset <= to; offset++) if (isLineStart(text, offset)) count++;
    return count;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export function isLineStart(text: SourceText, offset: number): boolean {
    if (offset === 0) return true;
    const before = text.charCodeAt(offset - 1);
    return before === LINE_FEED || (before === CARRIAGE_RETURN && text.charCodeAt(offset) !== LINE_FEED);
}
