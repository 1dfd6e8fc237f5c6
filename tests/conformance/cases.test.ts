/** What the facts about Django say of small schemas: Djagram finds it in the .dsl, and Django in what is generated. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseFiles, casesIn } from './case-files.js';
import { ConformanceChecker } from './conformance.js';

let checker: ConformanceChecker;
beforeAll(async () => {
    checker = await ConformanceChecker.start();
});
afterAll(() => checker?.stop());

describe.each(caseFiles())('%s', file => {
    const cases = casesIn(file);

    test('each case has a name of its own', () => {
        expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    });

    test.each(cases)('$name', async ({ text, expected, raises }) => {
        const found = await checker.check(text);
        expect(found.difference, text).toBeUndefined();
        expect([...found.expected, ...found.own].sort(), text).toEqual(expected);
        if (found.outcomes.length > 0) expect(found.django === undefined, text).toBe(raises);
    });
});
