import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const bundleIn = (folder: string): string => join(folder, 'server.mjs');

/** Undefined where none was bundled in this folder yet. */
export const bundledServer = (folder: string): string | undefined =>
    existsSync(bundleIn(folder)) ? bundleIn(folder) : undefined;

/**
 * Bundles a server into `server.mjs` in its folder, as servers are that come with an extension.
 * @param contents the script that starts it, which finds its packages from the folder
 * @param modules where else packages are
 * @returns the path of the bundle
 */
export async function bundleServer(
    folder: string,
    { contents, modules = [] }: { readonly contents: string; readonly modules?: readonly string[] },
): Promise<string> {
    const script = bundleIn(folder);
    const unfinished = `${script}.part`;
    await build({
        stdin: { contents, resolveDir: folder },
        outfile: unfinished,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'esm',
        nodePaths: [...modules],
        // ES modules made of CommonJS packages still call `require` for Node's own modules.
        banner: {
            js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
        },
        legalComments: 'none',
        logLevel: 'error',
    });
    // Whoever finds the bundle finds all of it.
    renameSync(unfinished, script);
    return script;
}
