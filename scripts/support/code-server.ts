import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { run } from './run-program.ts';

/** The release of code-server whose VS Code is used in tests. */
const version = '4.139.1';

/**
 * A real VS Code to test in, installed once into the cache: about 80 seconds and 600 MB.
 * @returns its entry script, for Node 24
 * @throws where npm cannot install it; building one of its parts needs Debian's libkrb5-dev
 */
export async function installCodeServer(): Promise<string> {
    const folder = cacheFolder('code-server', version);
    const entry = join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
    const complete = join(folder, '.complete');
    if (existsSync(complete)) return entry;
    rmSync(folder, { recursive: true });
    mkdirSync(folder, { recursive: true });
    // These two may run what they bring: code-server completes itself, and argon2 looks for its binary.
    const manifest = { private: true, allowScripts: { 'code-server': true, argon2: true } };
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest)}\n`);
    const path = [dirname(process.execPath), process.env.PATH].join(':');
    // npm's own settings of the script that runs us must not reach this install.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
    await run('npm', ['install', '--no-audit', '--no-fund', '--save-exact', `code-server@${version}`], {
        cwd: folder,
        env: { ...env, PATH: path },
    });
    writeFileSync(complete, '');
    return entry;
}
