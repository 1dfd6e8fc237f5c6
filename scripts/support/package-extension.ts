import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run-program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A larger one takes noticeably longer to install and to start. */
const mostBytes = 3 * 1024 * 1024;

/** Where the packaged extension lies, once it is packaged. */
export function packagePath(): string {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return join(root, `djagram-${version}.vsix`);
}

/**
 * Bundles for production and packs the .vsix.
 * @returns its path
 * @throws where it is larger than it may be
 */
export async function packageExtension(): Promise<string> {
    const file = packagePath();
    // vsce runs `vscode:prepublish`, which bundles for production.
    await run('vsce', ['package', '--no-dependencies', '--out', file], { cwd: root });
    const { size } = statSync(file);
    if (size > mostBytes) throw new Error(`${file} has ${size} bytes, more than ${mostBytes}.`);
    return file;
}
