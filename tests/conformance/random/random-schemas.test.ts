/** `npm run conformance`: what Djagram finds in made-up schemas is what Django finds. */
import { expect, test } from 'vitest';
import { type DjangoVersion, djangoVersions } from '../../../src/checks/django-versions.js';
import { whyNoDjango } from '../../support/django-environment.js';
import { type Difference, type RunOptions, runConformance } from './conformance-run.js';

const { DJAGRAM_SEED, DJAGRAM_COUNT, DJAGRAM_ONLY, DJAGRAM_DJANGO } = process.env;

/** What the environment asks for, else what `npm test` takes. */
const runs: readonly RunOptions[] = DJAGRAM_SEED
    ? [
          {
              django: versionNamed(DJAGRAM_DJANGO ?? '5.2'),
              seed: Number(DJAGRAM_SEED),
              count: Number(DJAGRAM_COUNT ?? 2000),
              only: DJAGRAM_ONLY === undefined ? undefined : Number(DJAGRAM_ONLY),
          },
      ]
    : [
          { django: '5.2', seed: 1, count: 2000, only: undefined },
          { django: '6.1', seed: 1, count: 200, only: undefined },
      ];

function versionNamed(name: string): DjangoVersion {
    const found = djangoVersions.find(version => version === name);
    if (!found) throw new Error(`Djagram knows no Django ${name}.`);
    return found;
}

const described = ({ django, seed, count }: RunOptions, { text, difference, index }: Difference): string =>
    `${text}\n${difference}\nAgain: npm run conformance -- --django ${django} --seed ${seed} --count ${count} --only ${index}\n`;

test.for(runs)('Django $django, seed $seed', async (options, { skip }) => {
    const missing = await whyNoDjango(options.django);
    if (missing !== undefined) console.warn(`No schemas are made up: ${missing}`);
    skip(missing !== undefined, missing);
    const { checked, stopped, failed, differences, excluded } = await runConformance(options);
    console.log(
        `Django ${options.django}, seed ${options.seed}: ${checked} schemas, ${failed} differ, ${stopped} stop Django before it checks them.`,
    );
    for (const [name, times] of excluded) console.log(`${times} excluded: ${name}`);
    expect(failed, differences.map(each => described(options, each)).join('\n')).toBe(0);
});
