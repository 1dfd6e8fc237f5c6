/** Where one line stands in each version. */
export interface Anchor {
    readonly last: number;
    readonly yours: number;
    readonly generated: number;
}

/**
 * Lines that stand once in each version, in one order in all of them: what lies between two of them can be merged by
 * itself. It keeps large files quick, since the search for a longest common sequence takes the square of their length,
 * and it keeps edits in place, since no blank line is taken for the one of another class.
 */
export function commonAnchors(
    last: readonly string[],
    yours: readonly string[],
    generated: readonly string[],
): readonly Anchor[] {
    const inYours = uniqueLines(yours);
    const inGenerated = uniqueLines(generated);
    const shared: Anchor[] = [];
    for (const [line, at] of uniqueLines(last)) {
        const [mine, theirs] = [inYours.get(line), inGenerated.get(line)];
        if (mine !== undefined && theirs !== undefined) shared.push({ last: at, yours: mine, generated: theirs });
    }
    // In the order of `last`; what a side moved elsewhere falls out.
    return longestRising(
        longestRising(shared, anchor => anchor.yours),
        anchor => anchor.generated,
    );
}

/** By line, in the order of the text. */
function uniqueLines(lines: readonly string[]): Map<string, number> {
    const found = new Map<string, number>();
    const repeated = new Set<string>();
    for (const [index, line] of lines.entries()) {
        if (found.has(line)) repeated.add(line);
        else found.set(line, index);
    }
    for (const line of repeated) found.delete(line);
    return found;
}

/** The longest part of a sequence, in its order, whose keys rise (patience sorting). */
function longestRising<T>(items: readonly T[], keyOf: (item: T) => number): T[] {
    interface Card {
        readonly item: T;
        readonly below: Card | undefined;
    }
    const tops: Card[] = [];
    for (const item of items) {
        let low = 0;
        let high = tops.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            const top = tops[middle];
            if (top && keyOf(top.item) < keyOf(item)) low = middle + 1;
            else high = middle;
        }
        tops[low] = { item, below: low > 0 ? tops[low - 1] : undefined };
    }
    const rising: T[] = [];
    for (let card = tops.at(-1); card; card = card.below) rising.push(card.item);
    return rising.reverse();
}
