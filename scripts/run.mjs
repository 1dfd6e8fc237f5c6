/** `npm run demo`, `npm test` and their like begin here: sets up what they need, and goes on in the Node that the packages bring. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './support/set-up.mjs';

const [target, ...args] = process.argv.slice(2);
const { node, env } = setUp();
const script = target === 'bench' ? join(root, 'bench', 'main.ts') : join(root, 'scripts', `${target}.ts`);
const child = spawn(node, [script, ...args], { cwd: root, env, stdio: 'inherit' });
// The child gets the terminal's Ctrl-C itself; waiting for it lets it stop what it started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
        if (signal !== 'SIGINT') child.kill(signal);
    });
}
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
