/**
 * Bundles the hosts into dist/: `node scripts/build.mjs [--watch] [--production]`.
 * The extension and the language server run in VS Code's own Node; the CLI in the user's; the webview in a browser.
 */
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
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
 * LSP's packages are CommonJS, and esbuild copies all that one exports for each file that imports a name from it. Here one copy
 * serves all files: some milliseconds of each start.
 */
const copiedOnce = {
    name: 'CommonJS packages copied once',
    setup({ onResolve, onLoad }) {
        const namespace = 'copied-once';
        onResolve(
            { filter: /^vscode-(?:languageserver|jsonrpc)(?:-protocol)?(?:\/node)?$/ },
            ({ path, kind, ...from }) =>
                kind === 'import-statement' && from.namespace !== namespace
                    ? { path, namespace, pluginData: { resolveDir: from.resolveDir } }
                    : undefined,
        );
        onLoad({ filter: /.*/, namespace }, ({ path, pluginData: { resolveDir } }) => {
            const exported = createRequire(`${resolveDir}/`)(path);
            const names = Object.keys(exported).filter(name => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default');
            const contents = [
                `import * as all from ${JSON.stringify(path)};`,
                ...names.map(name => `export const ${name} = all.${name};`),
            ].join('\n');
            return { contents, resolveDir };
        });
    },
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
const plugins = [copiedOnce, ...(isWatching ? [] : [await preparing()])];

/**
 * While V8 reads a file it takes six times the file's room, and the process keeps that. So what the language server needs from its
 * start is cut into several files: at what each of these modules needs. Nobody loads the entries that come of it.
 */
const parts = [
    'checks/all-checks',
    'language/fixes/all-fixes',
    'language/lsp/lsp-module',
    'language/parsing/parser',
    'language/parsing/prepared',
    'language/scoping/projects',
];
const partsFolder = 'server/parts';

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
        entryPoints: {
            server: 'src/server/main.ts',
            'layout-worker': 'src/server/layout-worker.ts',
            ...Object.fromEntries(parts.map(part => [`${partsFolder}/${part}`, `src/${part}.ts`])),
        },
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
    rmSync(`${root}/dist/${partsFolder}`, { recursive: true });
    chmodSync(`${root}/dist/cli.js`, 0o755);
}
