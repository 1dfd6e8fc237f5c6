/** The manifest promises what the extension does: commands, settings, texts and files are compared with what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startExtension } from '../support/extension-host.js';

interface Entry {
    readonly command: string;
    readonly when?: string;
    readonly enablement?: string;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const texts: Record<string, string> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const { contributes } = manifest;
const contributed: readonly Entry[] = contributes.commands;
const ids = contributed.map(({ command }) => command);

/** Every string of a JSON value, with the path to it. */
function* strings(value: unknown, path = ''): Iterable<{ readonly path: string; readonly text: string }> {
    if (typeof value === 'string') yield { path, text: value };
    else if (typeof value === 'object' && value !== null)
        for (const [key, part] of Object.entries(value)) yield* strings(part, `${path}/${key}`);
}

const sources = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(name =>
        name.endsWith('.ts') ? [readFileSync(join(folder, name), 'utf8')] : [],
    );

describe('commands', () => {
    test('are registered as contributed, no more and no less', async () => {
        await using host = await startExtension();
        expect([...host.editor.commands.keys()].sort()).toEqual([...ids].sort());
    });

    test('that menus, keys, the walkthrough, code lenses and texts name are contributed', () => {
        const entries = [...Object.values<Entry[]>(contributes.menus).flat(), ...contributes.keybindings] as Entry[];
        const named = entries.map(({ command }) => command);
        const written = [
            readFileSync('package.nls.json', 'utf8'),
            JSON.stringify(contributes.walkthroughs),
            ...sources('src/language/lsp'),
        ].flatMap(text =>
            [...text.matchAll(/(?:command:|onCommand:|command: ')(djagram\.\w+)/g)].map(found => found[1]),
        );
        expect(written.length).toBeGreaterThan(5);
        for (const command of [...named, ...written]) expect(ids).toContain(command);
    });

    test('that generate or call wait for trust in the manifest too', () => {
        for (const { command, enablement } of contributed) {
            const needsTrust = /generat|sendRequest|getToken|setClientSecret/i.test(command);
            expect([command, enablement?.includes('isWorkspaceTrusted') ?? false]).toEqual([command, needsTrust]);
        }
    });

    test('that need a document are offered in the palette where there is one', () => {
        const palette: readonly Entry[] = contributes.menus.commandPalette;
        const everywhere = ids.filter(id => !palette.some(({ command }) => command === id));
        expect(everywhere.sort()).toEqual(['djagram.newProject', 'djagram.restartServer', 'djagram.showLog']);
    });

    test('are offered by conditions that the extension sets', async () => {
        await using host = await startExtension();
        const set = host.editor.executed.flatMap(({ id, args }) => (id === 'setContext' ? [args[0]] : []));
        const conditions = JSON.stringify(contributes.menus).match(/djagram\.is\w+/g) ?? [];
        expect([...new Set(conditions)]).toEqual(set);
    });
});

test('every text is in package.nls.json, and every text there is used', () => {
    const used = [...strings(manifest)].flatMap(({ text }) => (/^%.*%$/.test(text) ? [text.slice(1, -1)] : []));
    expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort());
});

test('every setting that the extension reads is described, and every one described is read', () => {
    const described = Object.entries<{ default?: unknown; description?: string; markdownDescription?: string }>(
        contributes.configuration.properties,
    );
    const read = sources('src/extension').flatMap(text =>
        [...text.matchAll(/\bsettings\.get(?:<[^>]*>)?\('([\w.]+)'/g)].map(found => `djagram.${found[1]}`),
    );
    // The language server asks for these as one section.
    const hints = [...readFileSync('src/language/lsp/inlay-hints.ts', 'utf8').matchAll(/\bsettings\.(\w+)/g)];
    // vscode-languageclient reads the last one by the client's id.
    const wanted = [...read, ...hints.map(([, name]) => `djagram.inlayHints.${name}`), 'djagram.trace.server'];
    expect(described.map(([name]) => name).sort()).toEqual([...new Set(wanted)].sort());
    for (const [name, setting] of described) {
        expect([name, typeof setting.default]).not.toEqual([name, 'undefined']);
        expect([name, setting.description ?? setting.markdownDescription]).not.toEqual([name, undefined]);
    }
});

test('every file that the manifest names is there, or is built', () => {
    const built = readFileSync('scripts/build.mjs', 'utf8');
    for (const { path, text } of strings(manifest)) {
        const isFile = /\/(path|configuration|icon|light|dark|hc|hcLight|main|djagram)$/.test(path);
        if (!isFile || text.startsWith('$(') || text.startsWith('%') || path.startsWith('/contributes/languages/0/id'))
            continue;
        const file = text.replace(/^\.\//, '');
        if (file.startsWith('dist/')) expect(built).toContain(file.slice('dist/'.length).replace(/\.c?js$/, ''));
        else expect([file, existsSync(file)]).toEqual([file, true]);
    }
});

test('the extension wakes up for its language, its panels and its commands only', () => {
    for (const event of manifest.activationEvents) expect(event).toMatch(/^on(Language|Command|WebviewPanel):djagram/);
});

test('in a folder that is not trusted, settings that say where to write are not taken from the folder', () => {
    const { untrustedWorkspaces } = manifest.capabilities;
    expect(untrustedWorkspaces.supported).toBe('limited');
    expect(untrustedWorkspaces.restrictedConfigurations).toContain('djagram.generate.folder');
});

test('the icon is a square of at least 128 pixels', () => {
    const png = readFileSync(manifest.icon);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(128);
});

test('no panel keeps its page while hidden, and no page is replaced to update it', () => {
    const text = sources('src/extension').join('\n');
    expect(text).not.toContain('retainContextWhenHidden');
    expect(text.match(/\.html = /g)).toHaveLength(1);
});

test('snippets have a prefix and a description, and prefixes do not clash', () => {
    const snippets = Object.values<{ prefix: string; description: string; body: string[] }>(
        JSON.parse(readFileSync(contributes.snippets[0].path, 'utf8')),
    );
    const prefixes = snippets.map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(snippets.length);
    for (const { description, body } of snippets) {
        expect(description).toBeTruthy();
        expect(body.length).toBeGreaterThan(0);
    }
});
