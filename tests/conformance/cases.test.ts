/** What the facts about Django say of small schemas: Djagram finds it in the .dsl, and Django in what is generated. */
import { afterAll, describe, expect, test } from 'vitest';
import { caseFiles, casesIn } from './case-files.js';
import { ConformanceChecker } from './conformance.js';

/** As the first case that is for a Django waits until that is installed. */
const timeout = 600_000;

const checker = new ConformanceChecker();
afterAll(() => checker.stop());

describe.each(caseFiles())('%s', { timeout }, file => {
    const cases = casesIn(file);

    test('each case has a name of its own', () => {
        expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    });

    test.for(cases)('$name', async ({ text, expected, raises }, { skip }) => {
        const found = await checker.check(text);
        expect(found.difference, text).toBeUndefined();
        expect([...found.expected, ...found.own].sort(), text).toEqual(expected);
        skip(found.whyNot !== undefined, found.whyNot);
        if (found.outcomes.length > 0) expect(found.django === undefined, text).toBe(raises);
    });
});
