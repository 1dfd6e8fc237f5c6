/** How many names are suggested at most. */
const most = 3;

/** The names that `written` was most likely meant to be, nearest first: few and close, or none. */
export function nearestNames(written: string, candidates: Iterable<string>): string[] {
    const lower = written.toLowerCase();
    let allowed = Math.max(1, Math.floor(written.length / 3));
    const nearest: NearName[] = [];
    for (const name of candidates) {
        if (name === written || Math.abs(name.length - written.length) > allowed) continue;
        // A name in another case is nearer than one with a letter changed.
        const distance = editDistance(lower, name.toLowerCase(), allowed);
        if (distance > allowed || nearest.some(known => known.name === name)) continue;
        nearest.push({ name, distance });
        nearest.sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1));
        // What is farther than all that can be suggested need not be looked at to its end.
        if (nearest.length > most) nearest.pop();
        if (nearest.length === most) allowed = (nearest.at(-1) as NearName).distance;
    }
    return nearest.map(({ name }) => name);
}

interface NearName {
    readonly name: string;
    readonly distance: number;
}

/** The last three rows of a table of distances, used again for each pair of texts, of which a long list of names has many. */
let [row, last, beforeLast] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/**
 * Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment): how many it takes, or more than
 * `limit` where it takes more.
 */
export function editDistance(from: string, to: string, limit = Number.POSITIVE_INFINITY): number {
    // What both begin or end with costs nothing, and names in a list are often alike there.
    let [start, fromEnd, toEnd] = [0, from.length, to.length];
    while (start < fromEnd && start < toEnd && from.charCodeAt(start) === to.charCodeAt(start)) start++;
    while (fromEnd > start && toEnd > start && from.charCodeAt(fromEnd - 1) === to.charCodeAt(toEnd - 1)) {
        fromEnd--;
        toEnd--;
    }
    const width = toEnd - start;
    if (width >= row.length) {
        [row, last, beforeLast] = [new Int32Array(2 * width), new Int32Array(2 * width), new Int32Array(2 * width)];
    }
    for (let j = 0; j <= width; j++) last[j] = j;
    for (let i = start + 1; i <= fromEnd; i++) {
        if (fillRow(from, to, start, i, width) > limit) return limit + 1;
        [beforeLast, last, row] = [last, row, beforeLast];
    }
    return last[width] as number;
}

/** Of the texts from `start` on, to the `i`th character of one and all of the other. Answers with the least there is in it. */
function fillRow(from: string, to: string, start: number, i: number, width: number): number {
    const letter = from.charCodeAt(i - 1);
    const before = i - 1 > start ? from.charCodeAt(i - 2) : -1;
    let left = i - start;
    let least = left;
    row[0] = left;
    for (let j = 1; j <= width; j++) {
        const other = to.charCodeAt(start + j - 1);
        const changed = (last[j - 1] as number) + (letter === other ? 0 : 1);
        let cost = Math.min(left + 1, (last[j] as number) + 1, changed);
        if (j > 1 && before === other && letter === to.charCodeAt(start + j - 2)) {
            cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
        }
        row[j] = cost;
        left = cost;
        if (cost < least) least = cost;
    }
    return least;
}
