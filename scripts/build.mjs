/**
 * Bundles the hosts into dist/: `node scripts/build.mjs [--watch] [--production]`.
 * The extension and the language server run in VS Code's own Node; the CLI in the user's; the webview in a browser.
 */
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, context } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const production = process.argv.includes('--production');
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

/** ES modules made of CommonJS packages still call `require` for Node's own modules. */
const requireShim =
    "import { createRequire as djagramRequire } from 'node:module'; const require = djagramRequire(import.meta.url);";

const common = {
    absWorkingDir: root,
    bundle: true,
    outdir: 'dist',
    // Names stay as they are: a stack in a report of a bug is read by people, and esbuild's own way of keeping them
    // costs time in every closure.
    minifyWhitespace: production,
    minifySyntax: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    define: { DJAGRAM_VERSION: JSON.stringify(version) },
};

const node = {
    ...common,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: requireShim },
    inject: ['scripts/support/node-20.mjs'],
};

/**
 * The library's text is the same at every start, so that the parser need not find out again what it says. While watching, the
 * grammar may change under what was prepared: there it is parsed.
 */
async function preparing() {
    const file = `${root}/dist/prepare-shapes.mjs`;
    await build({
        ...node,
        outdir: undefined,
        outfile: file,
        entryPoints: ['scripts/support/prepare-shapes.ts'],
        sourcemap: false,
    });
    const { prepareShapes } = await import(pathToFileURL(file).href);
    rmSync(file);
    const contents = `export const prepared = ${JSON.stringify(prepareShapes(`${root}/examples`))};`;
    return {
        name: 'prepared shapes',
        setup: ({ onLoad }) => onLoad({ filter: /[\\/]parsing[\\/]prepared\.ts$/ }, () => ({ contents, loader: 'js' })),
    };
}

const isWatching = process.argv.includes('--watch');
const plugins = isWatching ? [] : [await preparing()];

export const bundles = [
    {
        ...common,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        outExtension: { '.js': '.cjs' },
        external: ['vscode'],
        entryPoints: { extension: 'src/extension/main.ts' },
    },
    // What an answer or a command needs is loaded when it is asked for: a language server waits for no generator, a check
    // for no layout engine.
    {
        ...node,
        plugins,
        splitting: true,
        chunkNames: 'server/[name]-[hash]',
        entryPoints: { server: 'src/server/main.ts', 'layout-worker': 'src/server/layout-worker.ts' },
    },
    {
        ...node,
        plugins,
        splitting: true,
        chunkNames: 'cli/[name]-[hash]',
        entryPoints: { cli: 'src/cli/main.ts' },
    },
    {
        ...common,
        platform: 'browser',
        target: 'es2022',
        format: 'iife',
        entryPoints: { webview: 'src/webview/main.ts', preview: 'src/webview/preview.css' },
    },
];

// Parts that nothing names any more.
for (const host of ['server', 'cli']) rmSync(`${root}/dist/${host}`, { recursive: true, force: true });
if (isWatching) {
    for (const bundle of bundles) await (await context(bundle)).watch();
} else {
    await Promise.all(bundles.map(bundle => build(bundle)));
    chmodSync(`${root}/dist/cli.js`, 0o755);
}
