/** The lines around a conflict, in the form that editors and `git diff --check` know. */
export const markerYours = '<<<<<<< yours';
export const markerBetween = '=======';
export const markerGenerated = '>>>>>>> generated';

/** One conflict, as lines of the file. */
export const conflictLines = (yours: readonly string[], generated: readonly string[]): string[] => [
    markerYours,
    ...yours,
    markerBetween,
    ...generated,
    markerGenerated,
];

/**
 * Line numbers, from 1, at which conflicts begin that are still to be resolved: ours, or those of an unfinished merge
 * in version control. Conflicts that stand in `generated` as text (someone documents them) do not count.
 */
export function unresolvedConflicts(text: string, generated: string): number[] {
    const found = conflictStarts(text);
    const expected = conflictStarts(generated).length;
    return found.length > expected ? found : [];
}

function conflictStarts(text: string): number[] {
    const starts: number[] = [];
    let start = 0;
    let between = false;
    let number = 0;
    for (const line of text.split(/\r?\n/)) {
        number++;
        if (/^<{7}( |$)/.test(line)) {
            start = number;
            between = false;
        } else if (start > 0 && line === markerBetween) {
            between = true;
        } else if (start > 0 && between && /^>{7}( |$)/.test(line)) {
            starts.push(start);
            start = 0;
        }
    }
    return starts;
}
