import { flawOfRegex } from '../../checks/python-regex.js';

/**
 * A regular expression that does not compile, with a backslash before the signs that are out of place: brackets without their
 * other half, and what repeats nothing. Before all signs where that does not help. Undefined where it compiles already.
 */
export function escapedRegex(regex: string): string | undefined {
    if (flawOfRegex(regex) === undefined) return undefined;
    const places = new Set(placesOfStrays(regex));
    const repaired = [...regex].map((sign, at) => (places.has(at) ? `\\${sign}` : sign)).join('');
    if (flawOfRegex(repaired) === undefined) return repaired;
    const literal = regex.replaceAll(/\\*([$()*+.?[\\\]^{|}])/g, '\\$1');
    return flawOfRegex(literal) === undefined ? literal : undefined;
}

/** By their places in the text, in characters. */
function* placesOfStrays(regex: string): Iterable<number> {
    const open: number[] = [];
    let repeatable = false;
    const signs = [...regex];
    for (let at = 0; at < signs.length; at++) {
        const sign = signs[at];
        if (sign === '\\') {
            if (at === signs.length - 1) yield at;
            at++;
            repeatable = true;
        } else if (sign === '[') {
            const close = signs.indexOf(']', at + (signs[at + 1] === '^' ? 3 : 2));
            if (close < 0) yield at;
            else at = close;
            repeatable = true;
        } else if (sign === '(') {
            open.push(at);
            // What follows says of which kind the group is.
            if (signs[at + 1] === '?') at++;
            repeatable = false;
        } else if (sign === ')') {
            if (open.pop() === undefined) yield at;
            repeatable = true;
        } else if (sign === '*' || sign === '+' || sign === '?') {
            if (!repeatable) yield at;
            // Behind what repeats, `?` makes it lazy; anything else is one repetition too many.
            repeatable = repeatable && sign !== '?' && signs[at + 1] === '?';
        } else repeatable = sign !== '|';
    }
    yield* open;
}
