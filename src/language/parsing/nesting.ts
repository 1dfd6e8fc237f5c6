/**
 * How deep brackets and chains of operators may go: the parser calls itself for each of them, as does everybody who walks
 * the tree it makes, and none of them may run out of stack, whatever a file holds.
 */
import type { Run } from './run.js';

/** Of brackets in brackets, of signs before signs, and of blocks in blocks. Half of what Node's default stack bears. */
export const MAX_NESTING = 64;

/** Of operators in one chain: `a + b + c` has two. */
const MAX_OPERATORS = 1000;

/** The place of the first token of a run that is nested too deeply, if there is one. */
export function findTooDeep(run: Run): number | undefined {
    // Fewer tokens cannot be nested so deeply.
    if (run.length <= MAX_NESTING) return undefined;
    let depth = 0;
    let prefixes = 0;
    let operators = 0;
    for (let at = 0; at < run.length; at++) {
        const image = run.image(at);
        if (/^[([{]$/.test(image)) depth++;
        else if (/^[)\]}]$/.test(image)) depth--;
        else if (image === ',') operators = 0;
        const operator = /^(?:[-+*/%]|and|or|not)$/.test(image);
        if (operator) operators++;
        prefixes = operator ? prefixes + 1 : 0;
        if (depth + prefixes > MAX_NESTING || operators > MAX_OPERATORS) return at;
    }
    return undefined;
}
