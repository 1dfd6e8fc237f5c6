import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { djagramSchema } from '../schema/djagram-schema.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import { type BenchServer, startWays } from './bench-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export const djagramTitle = `Djagram ${version}`;

/** What `npx djagram` runs, as a command without arguments. */
export type DjagramCommand = readonly [program: string, script: string];

/**
 * Djagram as it is built now: a run takes minutes, and a build meanwhile changes nothing of it. The copy is gone when
 * this process ends.
 */
export function copyDjagram(): DjagramCommand {
    const folder = createTemporaryFolder();
    for (const part of ['bin', 'dist', 'package.json']) {
        cpSync(join(root, part), join(folder, part), { recursive: true });
    }
    return [process.execPath, join(folder, 'bin/djagram.js')];
}

export const djagramServer = (command: DjagramCommand): BenchServer => ({
    id: 'djagram',
    title: djagramTitle,
    language: djagramSchema,
    command: [...command, 'lsp', '--stdio'],
    ways: startWays,
    // Node keeps what it compiled in the folder for temporary files.
    environment: ({ compiled, known }) => ({ TMPDIR: compiled, XDG_CACHE_HOME: known }),
});
