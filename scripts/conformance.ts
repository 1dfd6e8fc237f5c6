/** `npm run conformance`: whether Djagram finds in made-up schemas what Django finds. */
import { parseArgs } from 'node:util';
import { djangoVersions } from '../src/checks/django-versions.ts';
import { exitOf, start, stopAllOnSignals } from './support/run-program.ts';

const usage = `npm run conformance -- [--seed N] [--count M] [--only I] [--django VERSION]
  --seed   which schemas are made up; a random one if it is not given
  --count  how many: 2000 unless it is given
  --only   checks but one of them, as what fails says it
  --django the version that they are for, and that checks them: ${djangoVersions.join(', ')}; 5.2 unless it is given`;

const { values } = parseArgs({
    options: {
        seed: { type: 'string' },
        count: { type: 'string' },
        only: { type: 'string' },
        django: { type: 'string', default: '5.2' },
        help: { type: 'boolean' },
    },
});
const { seed = `${Math.floor(Math.random() * 1e6)}`, count = '2000', only, django } = values;
const isKnown = djangoVersions.some(version => version === django);
if (values.help || !isKnown || ![seed, count, only ?? '0'].every(value => /^\d+$/.test(value))) {
    console.log(usage);
    process.exit(values.help ? 0 : 2);
}
stopAllOnSignals();
const env = {
    ...process.env,
    DJAGRAM_SEED: seed,
    DJAGRAM_COUNT: count,
    DJAGRAM_DJANGO: django,
    ...(only === undefined ? {} : { DJAGRAM_ONLY: only }),
};
const args = ['run', '--config', 'tests/conformance/vitest.config.ts', '--disable-console-intercept'];
process.exitCode = await exitOf(start('vitest', args, { env, stdio: 'inherit' }));
