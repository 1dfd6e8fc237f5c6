import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

let bundled: Promise<string> | undefined;

/** Starts threads of the real layout worker, bundled as the package bundles it. */
export async function layoutThreads(): Promise<() => Worker> {
    bundled ??= (async () => {
        const outfile = join(mkdtempSync(join(tmpdir(), 'djagram-')), 'layout-worker.mjs');
        await build({
            entryPoints: [fileURLToPath(new URL('../../src/server/layout-worker.ts', import.meta.url))],
            outfile,
            bundle: true,
            platform: 'node',
            target: 'node20',
            format: 'esm',
            banner: {
                js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);",
            },
        });
        return outfile;
    })();
    const file = await bundled;
    return () => new Worker(file, { resourceLimits: { stackSizeMb: 64 } });
}

/** A thread that answers nothing, as one does that an engine keeps busy. */
export const hungThread = (): Worker =>
    new Worker("require('node:worker_threads').parentPort.on('message', () => { for (;;); });", { eval: true });
