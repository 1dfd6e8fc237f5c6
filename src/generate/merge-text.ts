import { commonAnchors } from './common-anchors.js';
import { conflictLines } from './conflict-markers.js';
import { blockIndent, joinInsertions, type MergeSyntax } from './join-insertions.js';
import { type LineChange, lineChanges } from './line-changes.js';
import { importUnits, isImports, mergeImports } from './merge-imports.js';
import { joinLines, splitLines } from './text-lines.js';

export interface TextMerge {
    readonly text: string;
    /** How many conflicts are marked in `text`. */
    readonly conflicts: number;
}

/** The three texts of one file. */
export interface TextVersions {
    readonly last: string;
    readonly yours: string;
    readonly generated: string;
}

/**
 * A three-way merge of lines, in the style (line ends, byte order mark) of the file that stands. Where both sides
 * changed one place, four questions are asked before it is called a conflict: are the changes the same, do they only
 * touch each other, are they imports, do both add something that can stand beside the other? Each answer is careful:
 * what it is not sure of stays a conflict, since a merge that is wrong in silence is worse than one that asks.
 */
export function mergeText({ last, yours, generated }: TextVersions, syntax: MergeSyntax): TextMerge {
    const standing = splitLines(yours);
    const before = splitLines(last);
    const next = splitLines(generated);
    const units = ({ lines }: { lines: readonly string[] }): string[] =>
        syntax === 'python' ? importUnits(lines) : [...lines];

    const lines: string[] = [];
    const add = (more: readonly string[]): void => {
        for (const unit of more) lines.push(...unit.split('\n'));
    };
    let conflicts = 0;
    for (const part of mergedParts(units(before), units(standing), units(next), syntax)) {
        if ('agreed' in part) {
            add(part.agreed);
            continue;
        }
        const settled = settle(part, lines, syntax);
        if (settled) {
            add(settled);
            continue;
        }
        const { head, yours: mine, generated: theirs, tail } = trim(part);
        for (const more of [head, conflictLines(mine, theirs), tail]) add(more);
        conflicts++;
    }
    const finalNewline = standing.finalNewline === before.finalNewline ? next.finalNewline : standing.finalNewline;
    return { text: joinLines({ ...standing, lines, finalNewline }), conflicts };
}

/** A unit is a line, or an import statement of several lines. */
const asLines = (units: readonly string[]): string[] => units.flatMap(unit => unit.split('\n'));

interface Hunk extends LineChange {
    readonly side: 'yours' | 'generated';
}
interface Disputed {
    readonly last: readonly string[];
    readonly yours: readonly string[];
    readonly generated: readonly string[];
}
type Part = { readonly agreed: readonly string[] } | Disputed;

/** The parts of the merged text in order: from one line that all versions share to the next. */
function* mergedParts(last: string[], yours: string[], generated: string[], syntax: MergeSyntax): Iterable<Part> {
    let at = { last: 0, yours: 0, generated: 0 };
    const end = { last: last.length, yours: yours.length, generated: generated.length };
    for (const anchor of [...commonAnchors(last, yours, generated), end]) {
        yield* mergedStretch(
            last.slice(at.last, anchor.last),
            yours.slice(at.yours, anchor.yours),
            generated.slice(at.generated, anchor.generated),
            syntax,
        );
        yield { agreed: last.slice(anchor.last, anchor.last + 1) };
        at = { last: anchor.last + 1, yours: anchor.yours + 1, generated: anchor.generated + 1 };
    }
}

/** Changes of both sides that overlap, or had better not touch, are one part; all others are made. */
function mergedStretch(
    last: readonly string[],
    yours: readonly string[],
    generated: readonly string[],
    syntax: MergeSyntax,
): Part[] {
    const hunks = [...hunksOf('yours', last, yours), ...hunksOf('generated', last, generated)].sort(
        // What is put in before a line comes before what replaces the line.
        (one, other) => one.start - other.start || one.end - other.end,
    );
    const clusters: Hunk[][] = [];
    for (const hunk of hunks) {
        const cluster = clusters.at(-1);
        if (cluster && belongsTo(cluster, hunk, last, syntax)) cluster.push(hunk);
        else clusters.push([hunk]);
    }

    const parts: Part[] = [];
    let at = 0;
    for (const cluster of clusters) {
        const start = cluster[0]?.start ?? at;
        const end = Math.max(...cluster.map(hunk => hunk.end));
        if (start > at) parts.push({ agreed: last.slice(at, start) });
        at = end;
        const mine = applied(last, start, end, cluster, 'yours');
        const theirs = applied(last, start, end, cluster, 'generated');
        const sides = new Set(cluster.map(hunk => hunk.side));
        if (sides.size === 1) parts.push({ agreed: sides.has('yours') ? mine : theirs });
        else if (equalLines(mine, theirs)) parts.push({ agreed: mine });
        else parts.push({ last: last.slice(start, end), yours: mine, generated: theirs });
    }
    if (at < last.length) parts.push({ agreed: last.slice(at) });
    return parts;
}

const hunksOf = (side: Hunk['side'], last: readonly string[], changed: readonly string[]): Hunk[] =>
    lineChanges(last, changed).map(change => ({ ...change, side }));

function belongsTo(cluster: readonly Hunk[], hunk: Hunk, last: readonly string[], syntax: MergeSyntax): boolean {
    const end = Math.max(...cluster.map(other => other.end));
    if (hunk.start < end) return true;
    return cluster.some(
        other => other.side !== hunk.side && other.end === hunk.start && !mayTouch(other, hunk, last, syntax),
    );
}

/**
 * Whether two changes may stand next to each other and both be made. Lines changed one for one keep the place around
 * them as it is; anything else (a class taken away, and a field put at its end) may have lost what the other relies on.
 * @param one the change that ends where `other` begins
 */
function mayTouch(one: Hunk, other: Hunk, last: readonly string[], syntax: MergeSyntax): boolean {
    if (isInsertion(one) && isInsertion(other)) return false;
    if (syntax === 'python') {
        const taken = isInsertion(one) ? other : one;
        const put = isInsertion(one) ? one : other;
        if (isInsertion(put) && taken.content.length === 0) {
            const depth = blockIndent(put.content);
            const gone = blockIndent(last.slice(taken.start, taken.end));
            if (depth === undefined || gone === undefined) return false;
            // What is put before belongs to what stands there or beside what goes; what is put behind only beside it.
            return put === one ? depth >= gone : depth <= gone;
        }
    }
    return [one, other].some(hunk => keepsShape(hunk, last));
}

const isInsertion = ({ start, end }: Hunk): boolean => start === end;

const keepsShape = ({ start, end, content }: Hunk, last: readonly string[]): boolean =>
    content.length > 0 &&
    content.length === end - start &&
    content.every((line, index) => indentOf(line) === indentOf(last[start + index] ?? ''));

const indentOf = (line: string): number => line.length - line.trimStart().length;

function applied(last: readonly string[], start: number, end: number, hunks: readonly Hunk[], side: Hunk['side']) {
    const lines: string[] = [];
    let at = start;
    for (const hunk of hunks) {
        if (hunk.side !== side) continue;
        lines.push(...last.slice(at, hunk.start), ...hunk.content);
        at = hunk.end;
    }
    lines.push(...last.slice(at, end));
    return lines;
}

const equalLines = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === other.length && one.every((line, index) => line === other[index]);

/** What both sides mean together, or undefined where only a person can say. */
function settle(part: Disputed, before: readonly string[], syntax: MergeSyntax): readonly string[] | undefined {
    if (syntax === 'python' && [part.last, part.yours, part.generated].every(isImports)) return mergeImports(part);
    return part.last.length === 0 ? joinInsertions(part, before, syntax) : undefined;
}

/** Takes the lines on which both sides agree out of a conflict. */
function trim({ yours, generated }: Disputed): Record<'head' | 'yours' | 'generated' | 'tail', string[]> {
    const mine = asLines(yours);
    const theirs = asLines(generated);
    const most = Math.min(mine.length, theirs.length);
    let head = 0;
    while (head < most && mine[head] === theirs[head]) head++;
    let tail = 0;
    while (tail < most - head && mine.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
    return {
        head: mine.slice(0, head),
        yours: mine.slice(head, mine.length - tail),
        generated: theirs.slice(head, theirs.length - tail),
        tail: mine.slice(mine.length - tail),
    };
}
