import { type FileEdit, type Fix, isBefore } from './fix.js';

/**
 * The edits of all fixes that can be made at once. Of fixes that touch the same text the first is taken; what the others
 * are for is found again after it.
 */
export function editsOfAll(fixes: Iterable<Fix>): FileEdit[] {
    const taken: FileEdit[] = [];
    for (const { edits } of fixes) {
        if (!edits.some(edit => taken.some(other => overlap(edit, other)))) taken.push(...edits);
    }
    return taken;
}

/** Two insertions at one place do too: which comes first would be left to chance. */
const overlap = (one: FileEdit, other: FileEdit): boolean =>
    one.uri === other.uri && !isBefore(one.range.end, other.range.start) && !isBefore(other.range.end, one.range.start);
