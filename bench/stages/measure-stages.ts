import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { run } from '../../scripts/support/run-program.ts';
import type { Result } from '../report/result.ts';
import type { SchemaLayout } from '../schema/schema-layout.ts';
import { createTemporaryFolder, removeTemporaryFolder } from '../temporary-folder.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Djagram's own stages, each by itself in a warm process, without a server or a disk. */
export async function measureStages(layout: SchemaLayout, budget: number): Promise<Result[]> {
    const folder = createTemporaryFolder();
    try {
        const script = join(folder, 'run-stages.mjs');
        await build({
            entryPoints: [here('run-stages.ts')],
            outfile: script,
            bundle: true,
            platform: 'node',
            target: 'node20',
            format: 'esm',
            banner: {
                js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
            },
            legalComments: 'none',
            logLevel: 'error',
        });
        return JSON.parse(await run(process.execPath, [script, layout.name, String(budget)]));
    } finally {
        removeTemporaryFolder(folder);
    }
}
