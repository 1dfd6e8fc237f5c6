/** What Djagram is to reach: ratios of two figures of one run. */
import { quantile } from '../statistics.ts';
import { markdownTable } from './markdown-table.ts';
import type { Result } from './result.ts';
import { figureText } from './result-tables.ts';

/** A median, or another quantile, of one measure. */
export interface Figure {
    readonly of: string;
    readonly schema: string;
    readonly measure: string;
    readonly share?: number;
}

export interface Bar {
    readonly title: string;
    readonly figure: Figure;
    readonly against: Figure;
    /** What the first may be at most, in parts of the second. */
    readonly most: number;
}

const own = (measure: string, schema = '1000', share = 0.5): Figure => ({ of: 'djagram', schema, measure, share });
const of = (id: string, measure: string, schema = '1000', share = 0.5): Figure => ({ of: id, schema, measure, share });

export const bars: readonly Bar[] = [
    {
        title: '1000 models, edit → diagnostics, median, of Prisma’s',
        figure: own('edit'),
        against: of('prisma', 'edit'),
        most: 1 / 4,
    },
    {
        title: '1000 models, edit → diagnostics, 95th percentile, of Prisma’s',
        figure: own('edit', '1000', 0.95),
        against: of('prisma', 'edit', '1000', 0.95),
        most: 1 / 3,
    },
    {
        title: '5000 models, edit → diagnostics, of our own with 1000',
        figure: own('edit', '5000'),
        against: own('edit', '1000'),
        most: 1.5,
    },
    {
        title: '200 files of 25 models, edit → diagnostics, of our own in one file of 25',
        figure: own('edit', '200x25'),
        against: own('edit', '25'),
        most: 1.5,
    },
    {
        title: '1000 models, 12 keys at once, of Prisma’s',
        figure: own('burst'),
        against: of('prisma', 'burst'),
        most: 1 / 2,
    },
    {
        title: '1000 models, 12 keys as they are typed, of Prisma’s',
        figure: own('typing'),
        against: of('prisma', 'typing'),
        most: 1 / 2,
    },
    {
        title: '1000 models, completion right after a key, of Prisma’s',
        figure: own('completion'),
        against: of('prisma', 'completion'),
        most: 1 / 8,
    },
    {
        title: '1000 models, start → first diagnostics, cold, of Prisma’s',
        figure: own('start.cold'),
        against: of('prisma', 'start.cold'),
        most: 1,
    },
    {
        title: '1000 models, start → first diagnostics, with the cache, of Prisma’s',
        figure: own('start.cached'),
        against: of('prisma', 'start.cold'),
        most: 0.6,
    },
    {
        title: '1000 models, memory after load, of Prisma’s',
        figure: own('memory.load'),
        against: of('prisma', 'memory.load'),
        most: 1,
    },
    {
        title: '1000 models, memory at the end, of Prisma’s',
        figure: own('memory.end'),
        against: of('prisma', 'memory.end'),
        most: 1,
    },
    {
        title: '1000 models, memory after 10,000 edits, of our own after 1,000',
        figure: own('memory.edits.10000'),
        against: own('memory.edits.1000'),
        most: 1.1,
    },
    {
        title: 'start → initialize answered, cold, of bare Langium’s',
        figure: own('initialize.cold'),
        against: of('langium', 'initialize.cold'),
        most: 1,
    },
    {
        title: 'start → initialize answered, compiled code kept, of bare Langium’s',
        figure: own('initialize.compiled'),
        against: of('langium', 'initialize.compiled'),
        most: 1,
    },
    {
        title: 'generate 200 models and their API, of JHipster’s server',
        figure: own('generate.backend.first', 'generate 200'),
        against: of('jhipster', 'generate.backend.first', 'generate 200'),
        most: 1 / 40,
    },
    {
        title: 'generate 1000 models and their API, of TypeSpec’s OpenAPI',
        figure: own('generate.backend.first', 'generate 1000'),
        against: of('tsp', 'generate.backend.first', 'generate 1000'),
        most: 1 / 5,
    },
    {
        title: 'generate 1000 models alone, of TypeSpec’s OpenAPI',
        figure: own('generate.models.first', 'generate 1000'),
        against: of('tsp', 'generate.models.first', 'generate 1000'),
        most: 1 / 5,
    },
    ...[200, 1000].map(models => ({
        title: `generate ${models} models again, nothing changed, of the first time`,
        figure: own('generate.backend.again', `generate ${models}`),
        against: own('generate.backend.first', `generate ${models}`),
        most: 1 / 2,
    })),
];

/** Undefined where the run has no such figures. A peer that was stopped was at least as slow as that. */
export function ratioOf(
    { figure, against }: Bar,
    results: readonly Result[],
): { readonly ratio: number; readonly atMost: boolean } | undefined {
    const ours = valueIn(figure, results);
    const theirs = valueIn(against, results);
    if (!ours || !theirs || ours.atLeast) return undefined;
    return { ratio: ours.value / theirs.value, atMost: theirs.atLeast };
}

function valueIn(
    { of: id, schema, measure, share = 0.5 }: Figure,
    results: readonly Result[],
): { readonly value: number; readonly atLeast: boolean } | undefined {
    const result = results.find(each => each.of === id && each.schema === schema && each.measure === measure);
    if (!result) return undefined;
    if (result.samples.length > 0) return { value: quantile(result.samples, share), atLeast: false };
    const [, seconds] = /^(?:over|out of memory after) (\d+) s$/.exec(result.note ?? '') ?? [];
    return seconds === undefined ? undefined : { value: Number(seconds) * 1000, atLeast: true };
}

/** Empty where the run has nothing that a bar is about. */
export function barTable(results: readonly Result[]): string {
    const rows = bars.flatMap(bar => {
        const measured = ratioOf(bar, results);
        if (!measured) return [];
        const { ratio, atMost } = measured;
        // One that is at most so much and misses all the same could be anything.
        const verdict = ratio <= bar.most ? 'met' : atMost ? 'unknown' : 'missed';
        return [[bar.title, `≤ ${figureText(bar.most)}`, `${atMost ? '< ' : ''}${figureText(ratio)}`, verdict]];
    });
    return rows.length === 0 ? '' : markdownTable(['bar', 'at most', 'measured', ''], rows);
}
