import { join } from 'node:path';
import { installPackages } from './install-packages.ts';

/** The release of code-server whose VS Code is used in tests. */
const version = '4.139.1';

/**
 * A real VS Code to test in, installed once into the cache: about 80 seconds and 600 MB.
 * @returns its entry script, for Node 24
 * @throws where npm cannot install it; building one of its parts needs Debian's libkrb5-dev
 */
export async function installCodeServer(): Promise<string> {
    const folder = await installPackages(['code-server', version], {
        packages: [`code-server@${version}`],
        // code-server completes itself, and argon2 looks for its binary.
        mayRunScripts: ['code-server', 'argon2'],
    });
    return join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
}
