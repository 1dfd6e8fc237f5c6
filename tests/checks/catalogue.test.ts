/** The catalogue itself: each code has words, and a test that raises it. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/checks/catalogue.js';
import { caseFiles, casesIn } from '../conformance/case-files.js';

const tests = globSync('tests/checks/**/*.test.ts')
    .filter(file => !file.endsWith('catalogue.test.ts'))
    .map(file => readFileSync(file, 'utf8'))
    .join('\n');
const inCases = new Set(caseFiles().flatMap(file => casesIn(file).flatMap(({ expected }) => expected)));

/** A code as it stands in a test: behind carets, in quotes, or in the head of a case that Django is asked about too. */
const isRaised = (code: string): boolean =>
    inCases.has(code) || new RegExp(`(\\^\\s*|['"\`])${code.replaceAll(/[.]/g, '\\.')}(?![\\w.-])`).test(tests);

/** What any wording is given: each parameter is a name, a number, or a list, as it is used; problems are sentences. */
const anyParams: object = new Proxy({}, { get: (_, name) => (name === 'problems' ? ['That is so.'] : anyValue) });
const anyValue: unknown = Object.assign(['name'], {
    replace: () => 'name',
    replaceAll: () => 'name',
    startsWith: () => false,
    charAt: () => 'n',
    toUpperCase: () => 'NAME',
    toLowerCase: () => 'name',
    [Symbol.toPrimitive]: () => 1,
});

const entries = Object.entries(catalogue).map(([code, entry]) => ({
    code,
    summary: entry.summary,
    message: (entry.message as (params: object) => string)(anyParams),
    advice: (entry.advice as (params: object) => string)(anyParams),
}));
const codesWhere = (test: (entry: (typeof entries)[number]) => boolean): string[] =>
    entries.filter(test).map(({ code }) => code);

test('each code is raised by a test', () => expect(codesWhere(({ code }) => !isRaised(code))).toEqual([]));

test('each code has a summary, which ends in a full stop', () => {
    expect(codesWhere(({ summary }) => !/^\S.*\.$/.test(summary))).toEqual([]);
});

test('each message is a sentence', () => {
    expect(codesWhere(({ message }) => !/^\S[\s\S]*[.?]\)?$/.test(message))).toEqual([]);
});

test('advice is a sentence, or none', () => {
    expect(codesWhere(({ advice }) => !/^$|^\S[\s\S]*[.?]$/.test(advice))).toEqual([]);
});
