import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/**
 * Who may import whom; ARCHITECTURE.md draws it. `types` may only be imported as types. A folder's own files are always
 * allowed, what is not named is not. Libraries are given by the beginning of their name.
 */
interface Allowed {
    readonly ours: readonly string[];
    readonly types?: readonly string[];
    readonly libraries: readonly string[];
    /** Libraries whose types alone may be used. */
    readonly libraryTypes?: readonly string[];
}

const table: Readonly<Record<string, Allowed>> = {
    model: { ours: [], libraries: [] },
    checks: { ours: ['model'], libraries: [] },
    generate: { ours: ['model'], libraries: ['langium/generate', 'node-diff3', 'diff'] },
    diagram: { ours: ['model'], libraries: ['@hpcc-js/wasm', 'elkjs'] },
    requests: { ours: ['model'], libraries: [] },
    backend: { ours: ['model', 'requests'], libraries: ['undici'] },
    protocol: { ours: [], types: ['model', 'diagram', 'requests'], libraries: [] },
    disk: { ours: ['generate'], libraries: ['node:'] },
    engine: { ours: [], libraries: ['node:'] },
    language: {
        ours: ['model', 'checks'],
        libraries: [
            'langium',
            'chevrotain',
            'alien-signals',
            'vscode-languageserver-types',
            'vscode-languageserver-protocol',
            'vscode-languageserver-textdocument',
            'vscode-uri',
        ],
    },
    server: {
        ours: ['model', 'checks', 'generate', 'diagram', 'requests', 'disk', 'engine', 'protocol', 'language'],
        libraries: ['langium', 'vscode-languageserver', 'vscode-uri', 'node:'],
    },
    cli: {
        ours: ['model', 'checks', 'generate', 'diagram', 'requests', 'disk', 'engine', 'language', 'backend'],
        libraries: ['langium', 'vscode-uri', 'node:'],
    },
    extension: { ours: ['protocol', 'backend'], types: ['requests'], libraries: ['vscode', 'node:'] },
    webview: { ours: ['protocol'], types: ['diagram'], libraries: [] },
};

interface Import {
    readonly file: string;
    readonly from: string;
    readonly typeOnly: boolean;
    /** Not before the importing module asks for it. */
    readonly later: boolean;
}

function importsOf(file: string): Import[] {
    const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const statements = text.matchAll(/^(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'/gm);
    const dynamic = text.matchAll(/(?<!\.)\bimport\(\s*'([^']+)'\s*\)/g);
    return [
        ...[...statements].map(match => ({
            file,
            from: match[3] ?? '',
            typeOnly: match[2] !== undefined,
            later: false,
        })),
        ...[...dynamic].map(match => ({ file, from: match[1] ?? '', typeOnly: false, later: true })),
    ];
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => join(source, name));

const folderOf = (path: string): string => relative(source, path).split(/[\\/]/)[0] ?? '';

function complaintAbout({ file, from, typeOnly }: Import): string | undefined {
    const folder = folderOf(file);
    const allowed = table[folder];
    if (!allowed) return `the table has no row for '${folder}'`;
    if (from.startsWith('.')) {
        const target = folderOf(join(dirname(file), from));
        if (target === folder || allowed.ours.includes(target)) return undefined;
        return typeOnly && allowed.types?.includes(target) ? undefined : `'${folder}' may not import '${target}'`;
    }
    const names = typeOnly ? [...allowed.libraries, ...(allowed.libraryTypes ?? [])] : allowed.libraries;
    return names.some(
        name =>
            from === name ||
            from.startsWith(name.endsWith(':') ? name : `${name}/`) ||
            (name === 'vscode' && from.startsWith('vscode')),
    )
        ? undefined
        : `'${folder}' may not use the library '${from}'${typeOnly ? '' : ' (except, where the table says so, its types)'}`;
}

test('imports follow the table of who may import whom', () => {
    const complaints = files.flatMap(importsOf).flatMap(found => {
        const complaint = complaintAbout(found);
        return complaint ? [`${relative(source, found.file)}: ${found.from}: ${complaint}`] : [];
    });
    expect(complaints).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
});

test('no file is reached by its own imports in a circle', () => {
    const graph = new Map(
        files.map(file => [
            file,
            importsOf(file)
                .filter(({ from, typeOnly }) => from.startsWith('.') && !typeOnly)
                .map(({ from }) => join(dirname(file), from).replace(/\.js$/, '.ts')),
        ]),
    );
    const done = new Set<string>();
    const visit = (file: string, trail: readonly string[]): string[] => {
        if (trail.includes(file))
            return [[...trail.slice(trail.indexOf(file)), file].map(path => relative(source, path)).join(' → ')];
        if (done.has(file)) return [];
        const circles = (graph.get(file) ?? []).flatMap(next => visit(next, [...trail, file]));
        done.add(file);
        return circles;
    };
    expect(
        files
            .filter(file => folderOf(file) !== 'language' || !file.includes('generated'))
            .flatMap(file => visit(file, [])),
    ).toEqual([]);
});

/** What is loaded along with a file, before it asks for anything else: our files, and libraries by name. */
function loadedWith(file: string): { readonly ours: readonly string[]; readonly libraries: readonly string[] } {
    const seen = new Set<string>();
    const libraries = new Set<string>();
    const visit = (path: string): void => {
        if (seen.has(path)) return;
        seen.add(path);
        for (const { from, typeOnly, later } of importsOf(path)) {
            if (typeOnly || later) continue;
            if (from.startsWith('.')) visit(join(dirname(path), from).replace(/\.js$/, '.ts'));
            else libraries.add(from);
        }
    };
    visit(join(source, file));
    return { ours: [...seen].map(path => relative(source, path).replaceAll('\\', '/')), libraries: [...libraries] };
}

test('an editor waits for no generator, no layout engine and no network', () => {
    const server = loadedWith('server/serve.ts');
    expect(server.ours).toContain('language/services.ts');
    expect(server.ours.filter(name => /^(?:generate|backend|cli)\//.test(name))).toEqual([]);
    const extension = loadedWith('extension/main.ts');
    expect(extension.ours).toContain('backend/backend-client.ts');
    const heavy = /^(?:@hpcc-js|elkjs|undici|diff$|node-diff3)/;
    expect([...server.libraries, ...extension.libraries].filter(name => heavy.test(name))).toEqual([]);
});
