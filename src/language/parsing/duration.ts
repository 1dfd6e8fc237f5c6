/** Durations as they are written: `15m`, `1h30m`, `250ms`. */
const millisecondsOf: Readonly<Record<string, number>> = {
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
};

/** In milliseconds. A text that is no duration counts as 0; the grammar lets none through. */
export function durationMilliseconds(text: string): number {
    let total = 0;
    for (const [, count, unit] of text.matchAll(/(\d+)(ms|[wdhms])/g))
        total += Number(count) * (millisecondsOf[unit as string] ?? 0);
    return total;
}
