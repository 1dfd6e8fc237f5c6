import { diffIndices } from 'node-diff3';

/** The lines from `start` to `end` (exclusive) became `content`. */
export interface LineChange {
    readonly start: number;
    readonly end: number;
    readonly content: readonly string[];
}

/**
 * How `before` became `after`: changes in order, of which no two touch. Where an insertion or deletion could stand in
 * several places (a method between blank lines is the same whichever blank line is called new), it stands as one piece,
 * as far down as it can: both sides of a merge then agree on where a block begins.
 */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
    // What both have at their ends is set aside first: the search takes the square of what it is given.
    const most = Math.min(before.length, after.length);
    let head = 0;
    while (head < most && before[head] === after[head]) head++;
    let tail = 0;
    while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
    const found = diffIndices(before.slice(head, before.length - tail), after.slice(head, after.length - tail)).map(
        ({ buffer1: [start, length], buffer2Content }): LineChange => ({
            start: head + start,
            end: head + start + length,
            content: buffer2Content,
        }),
    );
    return moveDown(before, moveUp(before, found));
}

/** Moves each change up to the one before it, where it can get so far, and makes one of the two. */
function moveUp(before: readonly string[], changes: readonly LineChange[]): LineChange[] {
    const moved: LineChange[] = [];
    for (const change of changes) {
        let current = change;
        for (let above = moved.at(-1); above; above = moved.at(-1)) {
            let candidate = current;
            while (candidate.start > above.end && canMoveUp(before, candidate)) candidate = oneUp(before, candidate);
            if (candidate.start > above.end) break;
            moved.pop();
            current = joined(above, candidate);
        }
        moved.push(current);
    }
    return moved;
}

function moveDown(before: readonly string[], changes: readonly LineChange[]): LineChange[] {
    const moved: LineChange[] = [];
    for (const change of changes.toReversed()) {
        let current = change;
        for (;;) {
            const below = moved.at(-1);
            const limit = below ? below.start : before.length;
            while (current.end < limit && canMoveDown(before, current)) current = oneDown(before, current);
            if (!below || current.end < limit) break;
            moved.pop();
            current = joined(current, below);
        }
        moved.push(current);
    }
    return moved.reverse();
}

const joined = (above: LineChange, below: LineChange): LineChange => ({
    start: above.start,
    end: below.end,
    content: [...above.content, ...below.content],
});

const isInsertion = ({ start, end }: LineChange): boolean => start === end;
const isDeletion = ({ content }: LineChange): boolean => content.length === 0;

function canMoveUp(before: readonly string[], change: LineChange): boolean {
    const above = before[change.start - 1];
    if (above === undefined) return false;
    if (isInsertion(change)) return above === change.content.at(-1);
    return isDeletion(change) && above === before[change.end - 1];
}

const oneUp = (before: readonly string[], { start, end, content }: LineChange): LineChange => ({
    start: start - 1,
    end: end - 1,
    content: content.length === 0 ? [] : [before[start - 1] ?? '', ...content.slice(0, -1)],
});

function canMoveDown(before: readonly string[], change: LineChange): boolean {
    const below = before[change.end];
    if (below === undefined) return false;
    if (isInsertion(change)) return below === change.content[0];
    return isDeletion(change) && below === before[change.start];
}

const oneDown = (before: readonly string[], { start, end, content }: LineChange): LineChange => ({
    start: start + 1,
    end: end + 1,
    content: content.length === 0 ? [] : [...content.slice(1), before[end] ?? ''],
});
