import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { run } from './run-program.ts';

export interface PackagesToInstall {
    /** Each with its exact version: `name@1.2.3`. */
    readonly packages: readonly string[];
    /** Those that may run what they bring while they are installed. */
    readonly mayRunScripts?: readonly string[];
}

/**
 * npm packages outside of our own dependencies, installed once into a folder of the cache.
 * @param place the folder's path below the cache; it must change with the versions
 * @throws where npm cannot install them
 */
export async function installPackages(
    place: readonly string[],
    { packages, mayRunScripts = [] }: PackagesToInstall,
): Promise<string> {
    const folder = cacheFolder(...place);
    const complete = join(folder, '.complete');
    if (existsSync(complete)) return folder;
    rmSync(folder, { recursive: true });
    mkdirSync(folder, { recursive: true });
    const allowScripts = Object.fromEntries(mayRunScripts.map(name => [name, true]));
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ private: true, allowScripts })}\n`);
    const path = [dirname(process.execPath), process.env.PATH].join(':');
    // npm's own settings of the script that runs us must not reach this install.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
    const options = [
        '--no-audit',
        '--no-fund',
        '--save-exact',
        ...(mayRunScripts.length > 0 ? [] : ['--ignore-scripts']),
    ];
    await run('npm', ['install', ...options, ...packages], { cwd: folder, env: { ...env, PATH: path } });
    writeFileSync(complete, '');
    return folder;
}
