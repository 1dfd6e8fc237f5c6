/** `npm run conformance`: whether Djagram finds in made-up schemas what Django finds. */
import { parseArgs } from 'node:util';
import { exitOf, start, stopAllOnSignals } from './support/run-program.ts';

const usage = `npm run conformance -- [--seed N] [--count M] [--only I]
  --seed   which schemas are made up; a random one if it is not given
  --count  how many: 2000 unless it is given
  --only   checks but one of them, as what fails says it`;

const { values } = parseArgs({
    options: {
        seed: { type: 'string' },
        count: { type: 'string' },
        only: { type: 'string' },
        help: { type: 'boolean' },
    },
});
if (values.help || Object.values(values).some(value => typeof value === 'string' && !/^\d+$/.test(value))) {
    console.log(usage);
    process.exit(values.help ? 0 : 2);
}
stopAllOnSignals();
const { seed = `${Math.floor(Math.random() * 1e6)}`, count = '2000', only } = values;
const env = {
    ...process.env,
    DJAGRAM_SEED: seed,
    DJAGRAM_COUNT: count,
    ...(only === undefined ? {} : { DJAGRAM_ONLY: only }),
};
const args = ['run', '--config', 'tests/conformance/vitest.config.ts', '--disable-console-intercept'];
process.exitCode = await exitOf(start('vitest', args, { env, stdio: 'inherit' }));
