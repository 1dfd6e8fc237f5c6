import { describe, expect, test } from 'vitest';
import { barTable } from '../../bench/report/bars.js';
import type { Result } from '../../bench/report/result.js';
import { resultTable } from '../../bench/report/result-tables.js';

const result = (of: string, samples: readonly number[], more: Partial<Result> = {}): Result => ({
    schema: '1000',
    measure: 'edit',
    title: 'edit → diagnostics',
    of,
    unit: 'ms',
    samples,
    ...more,
});

const columns = [
    { id: 'djagram', title: 'Djagram' },
    { id: 'prisma', title: 'Prisma' },
];

test('a table shows medians, 95th percentiles where there are enough samples, and ratios', () => {
    const results = [result('djagram', [10, 12, 14, 16, 90]), result('prisma', [56])];
    expect(resultTable(results, columns)).toBe(
        [
            '|                    | Djagram |    Prisma |',
            '|--------------------|--------:|----------:|',
            '| edit → diagnostics | 14 / 90 | 56 (0.25) |',
        ].join('\n'),
    );
});

test('a server that did not answer says so in its place', () => {
    const results = [result('djagram', [10]), result('prisma', [], { note: 'over 60 s' })];
    expect(resultTable(results, columns)).toContain('over 60 s');
});

describe('a bar', () => {
    const verdict = (...results: readonly Result[]): (string | undefined)[] =>
        barTable(results)
            .split('\n')
            .slice(2)
            .map(row => /(met|missed|unknown) \|$/.exec(row)?.[1]);

    test('is met by a ratio that is at most as high', () => {
        expect(verdict(result('djagram', [14]), result('prisma', [56]))).toEqual(['met', 'met']);
        expect(verdict(result('djagram', [17]), result('prisma', [56]))).toEqual(['missed', 'met']);
    });

    test('is not spoken of where one of its figures is missing', () => {
        expect(barTable([result('djagram', [14])])).toBe('');
    });

    test('is met by whoever is fast enough beside a peer that was stopped, and not known otherwise', () => {
        const stopped = result('prisma', [], { note: 'over 60 s' });
        expect(verdict(result('djagram', [14]), stopped)).toEqual(['met', 'met']);
        expect(verdict(result('djagram', [17_000]), stopped)).toEqual(['unknown', 'met']);
    });
});
