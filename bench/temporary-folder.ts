import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();
// Also after Ctrl-C, or an error that nobody caught.
process.on('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, which is gone with this process at the latest. */
export function createTemporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-bench-'));
    folders.add(folder);
    return folder;
}

export function removeTemporaryFolder(folder: string): void {
    rmSync(folder, { recursive: true });
    folders.delete(folder);
}
