/** How many names are suggested at most. */
const most = 3;

/** The names that `written` was most likely meant to be, nearest first: few and close, or none. */
export function nearestNames(written: string, candidates: Iterable<string>): string[] {
    const lower = written.toLowerCase();
    const allowed = Math.max(1, Math.floor(written.length / 3));
    const found: { name: string; distance: number }[] = [];
    for (const name of candidates) {
        if (name === written || Math.abs(name.length - written.length) > allowed) continue;
        // A name in another case is nearer than one with a letter changed.
        const distance = name.toLowerCase() === lower ? 0 : editDistance(lower, name.toLowerCase());
        if (distance <= allowed) found.push({ name, distance });
    }
    found.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
    return found.slice(0, most).map(({ name }) => name);
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function editDistance(from: string, to: string): number {
    let beforeLast: number[] = [];
    let last = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const row = [i];
        for (let j = 1; j <= to.length; j++) {
            const changed = from[i - 1] === to[j - 1] ? 0 : 1;
            let cost = Math.min((row[j - 1] as number) + 1, (last[j] as number) + 1, (last[j - 1] as number) + changed);
            if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
                cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
            }
            row.push(cost);
        }
        beforeLast = last;
        last = row;
    }
    return last[to.length] as number;
}
