/** `npm run conformance`: what Djagram finds in made-up schemas is what Django finds. */
import { expect, test } from 'vitest';
import { type Difference, runConformance } from './conformance-run.js';

const { DJAGRAM_SEED = '1', DJAGRAM_COUNT = '2000', DJAGRAM_ONLY: only } = process.env;
const seed = Number(DJAGRAM_SEED);
const count = Number(DJAGRAM_COUNT);

const described = ({ text, difference, index }: Difference): string =>
    `${text}\n${difference}\nAgain: npm run conformance -- --seed ${seed} --count ${count} --only ${index}\n`;

test(`seed ${seed}`, async () => {
    const { checked, stopped, failed, differences, excluded } = await runConformance({
        seed,
        count,
        only: only === undefined ? undefined : Number(only),
    });
    console.log(`Seed ${seed}: ${checked} schemas, ${failed} differ, ${stopped} stop Django before it checks them.`);
    for (const [name, times] of excluded) console.log(`${times} excluded: ${name}`);
    expect(failed, differences.map(described).join('\n')).toBe(0);
});
