/**
 * `npm run demo`, `npm test` and their like begin here: on a machine with Node 20 or newer and nothing else of ours.
 * Installs what package-lock.json names if it is not there, bundles, and goes on in the Node that the packages bring.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [target, ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';

/** By what npm itself writes down when it has installed everything: whoever ran `npm ci` is not made to wait again. */
function isInstalled() {
    const record = join(root, 'node_modules', '.package-lock.json');
    if (!existsSync(record)) return false;
    const packagesOf = path => JSON.parse(readFileSync(path, 'utf8')).packages;
    const installed = packagesOf(record);
    // Those for other platforms are optional, and not there.
    return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
        ([path, { version, optional }]) =>
            path === '' || (installed[path] ? installed[path].version === version : optional),
    );
}

function installPackages() {
    if (isInstalled()) return;
    console.error('Installing packages (once) …');
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: windows,
    });
    if (status !== 0) {
        console.error('npm ci failed: see above. Is the npm registry reachable?');
        process.exit(1);
    }
}

/** The Node that the `node` package brings, on PATH for whatever comes next. */
function packagedNode() {
    const bin = join(root, 'node_modules', '.bin');
    const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
    if (!existsSync(node)) {
        console.error(`The npm package 'node' has brought no Node for ${process.platform} ${process.arch}.`);
        process.exit(1);
    }
    const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
    // The machine's own Node may be older: tests run on it what users run on theirs.
    return { node, env: { ...process.env, PATH: path, DJAGRAM_HOST_NODE: process.execPath } };
}

installPackages();
const { node, env } = packagedNode();
const built = spawnSync(node, [join(root, 'scripts', 'build.mjs')], { cwd: root, env, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
const script = target === 'bench' ? join(root, 'bench', 'main.ts') : join(root, 'scripts', `${target}.ts`);
const child = spawn(node, [script, ...args], { cwd: root, env, stdio: 'inherit' });
// The child gets the terminal's Ctrl-C itself; waiting for it lets it stop what it started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
        if (signal !== 'SIGINT') child.kill(signal);
    });
}
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
