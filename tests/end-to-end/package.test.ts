/** What is in the .vsix that `npm run package` made: all that runs, nothing that was only needed to build it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packagePath } from '../../scripts/support/package-extension.ts';
import { run } from '../../scripts/support/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'djagram-vsix-'));
const inside = (path: string): string => join(folder, 'extension', path);

beforeAll(async () => {
    if (!existsSync(packagePath())) throw new Error(`There is no ${packagePath()}: run 'npm run package' first.`);
    // A .vsix is a ZIP file, which Python can read everywhere; Node by itself cannot.
    await run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'zipfile', '-e', packagePath(), folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = (): string[] =>
    readdirSync(join(folder, 'extension'), { recursive: true, encoding: 'utf8' })
        .map(name => name.replaceAll('\\', '/'))
        .filter(name => statSync(inside(name)).isFile());

test('it is at most 3 MB', () => {
    expect(statSync(packagePath()).size).toBeLessThanOrEqual(3 * 1024 * 1024);
});

test('it holds what an extension of quality has', () => {
    const wanted = ['package.json', 'package.nls.json', 'readme.md', 'changelog.md', 'LICENSE.txt', 'images/icon.png'];
    const bundles = ['extension.cjs', 'server.js', 'layout-worker.js', 'webview.js', 'preview.css'];
    expect(files()).toEqual(expect.arrayContaining([...wanted, ...bundles.map(name => `dist/${name}`)]));
});

test('it holds no sources, no packages, no maps and nothing of the tests', () => {
    const folders = new Set(files().map(name => name.split('/')[0]));
    const allowed = ['dist', 'images', 'media', 'snippets', 'syntaxes', 'language-configuration.json'];
    const top = ['package.json', 'package.nls.json', 'readme.md', 'changelog.md', 'LICENSE.txt'];
    expect([...folders].filter(name => name !== undefined && ![...allowed, ...top].includes(name))).toEqual([]);
    expect(files().filter(name => /node_modules|\.map$|\.ts$|\.tsbuildinfo$|\.env|\.vsix$/.test(name))).toEqual([]);
    for (const name of files().filter(path => path.startsWith('dist/')))
        expect([name, readFileSync(inside(name), 'utf8').includes('sourceMappingURL=')]).toEqual([name, false]);
});

test('everything that its manifest names is in it', () => {
    const { contributes, main, icon } = JSON.parse(readFileSync(inside('package.json'), 'utf8'));
    const [language] = contributes.languages;
    const named = [
        main,
        icon,
        language.configuration,
        ...Object.values<string>(language.icon),
        ...contributes.grammars.map(({ path }: { path: string }) => path),
        ...contributes.snippets.map(({ path }: { path: string }) => path),
        ...contributes.walkthroughs.flatMap(({ steps }: { steps: { media: { image: object } }[] }) =>
            steps.flatMap(({ media }) => Object.values(media.image)),
        ),
    ];
    for (const path of named) expect([path, existsSync(inside(path))]).toEqual([path, true]);
});

test('its bundles need nothing but Node and VS Code', () => {
    const provided = new Set([...builtinModules, ...builtinModules.map(name => `node:${name}`), 'vscode']);
    const bundles = files().filter(name => /^dist\/.*\.c?js$/.test(name) && name !== 'dist/webview.js');
    expect(bundles).toEqual(expect.arrayContaining(['dist/extension.cjs', 'dist/server.js', 'dist/layout-worker.js']));
    for (const name of bundles) {
        const text = readFileSync(inside(name), 'utf8');
        // Whatever looks like a package's name behind an import or a call of `require`.
        const found = text.matchAll(/(?:\bfrom|\bimport|\brequire\()\s*["']([\w@./:-]+)["']/g);
        const imports = [...found].flatMap(([, path]) => path ?? []);
        const unknown = imports.filter(
            path => !provided.has(path) && !files().includes(posix.join(posix.dirname(name), path)),
        );
        expect([name, unknown]).toEqual([name, []]);
    }
});
