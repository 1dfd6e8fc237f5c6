/** What a checkout of ours needs before anything runs in it, on a machine with Node 20 or newer and nothing else of ours. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
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

/**
 * Installs what package-lock.json names if it is not there, and bundles. Ends the process where that fails. Says what it
 * does on standard error: standard output is whose command this is for.
 * @returns the Node that the packages bring, and the environment to run it in
 */
export function setUp() {
    installPackages();
    const packaged = packagedNode();
    const { node, env } = packaged;
    const built = spawnSync(node, [join(root, 'scripts', 'build.mjs')], { cwd: root, env, stdio: ['ignore', 2, 2] });
    if (built.status !== 0) process.exit(built.status ?? 1);
    return packaged;
}
