import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../../scripts/support/cache-folder.ts';
import { run } from '../../../scripts/support/run-program.ts';
import { bundledServer, bundleServer } from '../bundle-server.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const modules = here('../../../node_modules');

const versionOf = (name: string): string =>
    JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')).version;
export const langiumVersion = versionOf('langium');

const languages = {
    projectName: 'Small',
    languages: [{ id: 'small', grammar: 'small.langium', fileExtensions: ['.small'] }],
    importExtension: '.js',
    mode: 'production',
    out: 'generated',
};

/**
 * Langium with a grammar of one page and all its defaults, bundled as our own server is: what a start costs at least.
 * @returns the script that starts it
 */
export async function buildSmallServer(): Promise<string> {
    const sources = ['small.langium', 'start-server.ts', 'build-server.ts', '../bundle-server.ts'].map(name =>
        readFileSync(here(name), 'utf8'),
    );
    const versions = [langiumVersion, versionOf('langium-cli'), versionOf('esbuild')];
    const key = createHash('sha256')
        .update(JSON.stringify([sources, versions]))
        .digest('hex')
        .slice(0, 16);
    const folder = cacheFolder('bench', `langium-${key}`);
    const built = bundledServer(folder);
    if (built !== undefined) return built;
    copyFileSync(here('small.langium'), join(folder, 'small.langium'));
    writeFileSync(join(folder, 'langium-config.json'), JSON.stringify(languages));
    await run(process.execPath, [join(modules, 'langium-cli/bin/langium.js'), 'generate'], { cwd: folder });
    return bundleServer(folder, {
        contents: `
            import * as generated from './generated/module.js';
            import { startServer } from ${JSON.stringify(here('start-server.ts'))};
            startServer(generated);
        `,
        modules: [modules],
    });
}
