/** `npm run conformance`, and its part of `npm test`: what Djagram finds in made-up schemas is what Django finds. */
import { expect, test } from 'vitest';
import { type Difference, runConformance } from './conformance-run.js';

const { DJAGRAM_SEED = '1', DJAGRAM_COUNT = '2000', DJAGRAM_ONLY: only } = process.env;
const seed = Number(DJAGRAM_SEED);

const described = ({ text, difference, index }: Difference): string =>
    `${text}\n${difference}\nAgain: npm run conformance -- --seed ${seed} --only ${index}\n`;

test(`seed ${seed}`, async () => {
    const { checked, stopped, failed, differences, excluded } = await runConformance({
        seed,
        count: Number(DJAGRAM_COUNT),
        only: only === undefined ? undefined : Number(only),
    });
    console.log(`Seed ${seed}: ${checked} schemas, ${failed} differ, ${stopped} stop Django before it checks them.`);
    for (const [name, count] of excluded) console.log(`${count} excluded: ${name}`);
    expect(failed, differences.map(described).join('\n')).toBe(0);
});
