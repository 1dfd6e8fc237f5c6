/** What each fix makes of a text. */
import { expect, test } from 'vitest';
import { allFixes } from '../../../src/language/fixes/all-fixes.js';
import { evolutionFixes } from '../../../src/language/fixes/evolution-fixes.js';
import { allRules } from '../../../src/language/rules.js';
import { checkMending, mendedFindings } from '../../support/mending.js';
import { type FixCase, fixCases, writeFixCases } from './fix-cases.js';

const cases = fixCases();

async function fixed({ code, before }: FixCase): Promise<FixCase> {
    const findings = await mendedFindings(new Map([['main.dsl', before]]));
    const { fixes } = findings.find(finding => finding.code === code && finding.fixes.length > 0) ?? { fixes: [] };
    return { code, before, fixes: fixes.map(({ title, files }) => ({ title, after: files.get('main.dsl') ?? '' })) };
}

if (process.env.DJAGRAM_UPDATE) {
    const written: FixCase[] = [];
    for (const each of cases) written.push(await fixed(each));
    writeFixCases(written);
}

test.each(fixCases())('$code: $fixes.0.title', async each => {
    expect(await fixed(each)).toEqual(each);
    await checkMending(new Map([['main.dsl', each.before]]));
});

const lineCount = (text: string): number => text.split('\n').length;
const withCarriageReturns = (text: string): string => text.replaceAll('\n', '\r\n');
const insertingLines = cases.filter(({ before, fixes }) =>
    fixes.some(({ after }) => lineCount(after) > lineCount(before)),
);

test('lines that a fix inserts end as the others of the file', async () => {
    expect(insertingLines).not.toEqual([]);
    for (const each of insertingLines) {
        const fixes = each.fixes.map(({ title, after }) => ({ title, after: withCarriageReturns(after) }));
        const before = withCarriageReturns(each.before);
        expect(await fixed({ ...each, before })).toEqual({ code: each.code, before, fixes });
    }
}, 60_000);

test('a fix changes something', () => {
    const idle = fixCases().filter(
        ({ before, fixes }) => fixes.length === 0 || fixes.some(({ after }) => after === before),
    );
    expect(idle).toEqual([]);
});

test('a title is an imperative sentence without a full stop, in less than a line', () => {
    const titles = fixCases().flatMap(({ fixes }) => fixes.map(({ title }) => title));
    expect(titles.filter(title => !/^[A-Z][a-z]+ .*[^.]$/.test(title) || title.length > 120)).toEqual([]);
});

test('a fix is for a code that is found', () => {
    const known = new Set(allRules().map(({ code }) => code));
    expect(Object.keys(allFixes).filter(code => !known.has(code))).toEqual([]);
});

test('each code with a fix has a case', () => {
    // What has changed since the project was generated needs what was generated: tests/checks/models/evolution.test.ts.
    const elsewhere = Object.keys(evolutionFixes);
    const shown = new Set(cases.map(({ code }) => code));
    expect(Object.keys(allFixes).filter(code => !shown.has(code) && !elsewhere.includes(code))).toEqual([]);
});
