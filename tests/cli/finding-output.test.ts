import { describe, expect, test } from 'vitest';
import { findingsJson } from '../../src/cli/finding-json.js';
import { findingsSarif } from '../../src/cli/finding-sarif.js';
import { findingText, summaryText } from '../../src/cli/finding-text.js';
import type { ReportedFinding, ReportedFix } from '../../src/cli/reported-finding.js';

/** Columns count from 1; the end is behind the last character. */
function found(line: number, from: number, to: number, more: Partial<ReportedFinding> = {}): ReportedFinding {
    return {
        code: 'a-code',
        severity: 'error',
        message: 'Something is wrong.',
        advice: 'Do it better.',
        file: 'shop/a.dsl',
        range: { start: { line, column: from, offset: from - 1 }, end: { line, column: to, offset: to - 1 } },
        related: [],
        ...more,
    };
}

const none = () => [];

describe('as text', () => {
    test('a finding stands above the line it is about', () =>
        expect(findingText(found(2, 9, 13), ['app shop {', '  model Item {}', '}'], false)).toBe(
            `shop/a.dsl:2:9: error[a-code]: Something is wrong.
   2 |   model Item {}
     |         ^^^^
     = Do it better.
`,
        ));

    test.each<[string, string, number, number, string, string]>([
        ['tabs', '\tmodel Item', 8, 12, '    model Item', '          ^^^^'],
        ['wide characters', '名前: Xy', 5, 7, '名前: Xy', '      ^^'],
        ['marks on letters', 'e\u0301 Xy', 4, 6, 'e\u0301 Xy', '  ^^'],
        ['nothing marked', 'abc', 4, 4, 'abc', '   ^'],
        ['what would steer the terminal', '\u001b[2J Xy', 6, 8, '\uFFFD[2J Xy', '     ^^'],
    ])('%s', (_, line, from, to, shown, marks) => {
        const lines = findingText(found(1, from, to), [line], false).split('\n');
        expect(lines.slice(1, 3)).toEqual([`   1 | ${shown}`, `     | ${marks}`]);
    });

    test('a long line is shown around the finding', () => {
        const [, line = '', marks = ''] = findingText(
            found(1, 501, 504),
            [`${'x'.repeat(500)}abc${'y'.repeat(500)}`],
            false,
        ).split('\n');
        expect(line.length).toBeLessThan(140);
        expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('abc');
    });

    test('of several lines the first is shown', () => {
        const finding = {
            ...found(1, 3, 3),
            range: { start: { line: 1, column: 3, offset: 2 }, end: { line: 2, column: 2, offset: 9 } },
        };
        expect(findingText(finding, ['ab cdef', 'x'], false).split('\n')[2]).toBe('     |   ^^^^^');
    });

    test('other places that have to do with it are named', () => {
        const related = [{ message: 'The first one.', file: 'shop/b.dsl', range: found(7, 3, 4).range }];
        expect(findingText(found(1, 1, 2, { related }), ['abc'], false)).toContain(
            '     = shop/b.dsl:7:3: The first one.\n',
        );
        const [result] = JSON.parse(findingsSarif([found(1, 1, 2, { related })], none, '1')).runs[0].results;
        expect(result.relatedLocations).toMatchObject([
            {
                id: 0,
                message: { text: 'The first one.' },
                physicalLocation: { artifactLocation: { uri: 'shop/b.dsl' } },
            },
        ]);
    });

    test('a place that is no longer there is no reason to fail', () =>
        expect(findingText(found(9, 9, 10), ['a'], false)).toContain('shop/a.dsl:9:9'));

    test('colours only where they are wanted', () => {
        expect(findingText(found(1, 1, 2), ['abc'], true)).toContain('\u001b[31m');
        expect(findingText(found(1, 1, 2), ['abc'], false)).not.toContain('\u001b');
    });

    test.each<[ReportedFinding['severity'][], number, string]>([
        [[], 1, 'No findings in 1 file'],
        [['error'], 5, '1 error in 5 files'],
        [['warning', 'error', 'error', 'info'], 2, '2 errors, 1 warning, 1 note in 2 files'],
    ])('%j are counted', (severities, files, summary) =>
        expect(
            summaryText(
                severities.map(severity => found(1, 1, 2, { severity })),
                files,
            ),
        ).toBe(summary),
    );
});

test('as JSON, a list of findings with their fixes', () => {
    const fix: ReportedFix = {
        title: "Change to 'Char'",
        sure: false,
        edits: [{ file: 'shop/a.dsl', range: found(2, 9, 13).range, newText: 'Char' }],
    };
    expect(findingsJson([], () => [fix])).toBe('[]\n');
    expect(JSON.parse(findingsJson([found(2, 9, 13)], () => [fix]))).toEqual([{ ...found(2, 9, 13), fixes: [fix] }]);
});

test('as SARIF, one run with a rule for each code', () => {
    const log = JSON.parse(
        findingsSarif(
            [found(2, 9, 13), found(3, 1, 2, { severity: 'hint', advice: '', file: 'ä b/c.dsl' })],
            none,
            '1.2.3',
        ),
    );
    expect(log.version).toBe('2.1.0');
    const elsewhere = JSON.parse(findingsSarif([found(1, 1, 2, { file: '/tmp/a b.dsl' })], none, '1')).runs[0]
        .results[0];
    expect(elsewhere.locations[0].physicalLocation.artifactLocation.uri).toBe('file:///tmp/a%20b.dsl');
    const [run] = log.runs;
    expect(run.tool.driver).toEqual({ name: 'Djagram', version: '1.2.3', rules: [{ id: 'a-code' }] });
    expect(run.results).toMatchObject([
        {
            ruleId: 'a-code',
            ruleIndex: 0,
            level: 'error',
            message: { text: 'Something is wrong. Do it better.' },
            locations: [
                {
                    physicalLocation: {
                        artifactLocation: { uri: 'shop/a.dsl' },
                        region: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 13 },
                    },
                },
            ],
        },
        {
            level: 'note',
            message: { text: 'Something is wrong.' },
            locations: [{ physicalLocation: { artifactLocation: { uri: '%C3%A4%20b/c.dsl' } } }],
        },
    ]);
});

test('as SARIF, each fix with what it changes in each file', () => {
    const edit = (file: string, from: number, to: number, newText: string) => ({
        file,
        range: found(2, from, to).range,
        newText,
    });
    const fixes: ReportedFix[] = [
        {
            title: "Rename to 'b'",
            sure: false,
            edits: [edit('shop/a.dsl', 9, 13, 'b'), edit('ä.dsl', 3, 3, 'b'), edit('shop/a.dsl', 20, 24, '')],
        },
    ];
    const [result] = JSON.parse(findingsSarif([found(2, 9, 13)], () => fixes, '1')).runs[0].results;
    const region = (from: number, to: number) => ({
        startLine: 2,
        startColumn: from,
        endLine: 2,
        endColumn: to,
        charOffset: from - 1,
        charLength: to - from,
    });
    expect(result.fixes).toEqual([
        {
            description: { text: "Rename to 'b'" },
            artifactChanges: [
                {
                    artifactLocation: { uri: 'shop/a.dsl' },
                    replacements: [
                        { deletedRegion: region(9, 13), insertedContent: { text: 'b' } },
                        { deletedRegion: region(20, 24) },
                    ],
                },
                {
                    artifactLocation: { uri: '%C3%A4.dsl' },
                    replacements: [{ deletedRegion: region(3, 3), insertedContent: { text: 'b' } }],
                },
            ],
        },
    ]);
    const [plain] = JSON.parse(findingsSarif([found(2, 9, 13)], none, '1')).runs[0].results;
    expect(plain).not.toHaveProperty('fixes');
});
