import { expect, test } from 'vitest';
import { readText } from '../support/documentation.js';

const page = readText('docs/editor.md');
const { contributes } = JSON.parse(readText('package.json'));
const texts: Readonly<Record<string, string>> = JSON.parse(readText('package.nls.json'));

/** The first cells of the rows of a section's table. */
const rowsOf = (title: string): string[] => {
    const section = page.split(/^## /m).find(part => part.startsWith(`${title}\n`)) ?? '';
    return [...section.matchAll(/^\| (?!-)([^|]+) \|/gm)].map(match => (match[1] ?? '').trim()).slice(1);
};

test('the commands are those of the manifest', () => {
    const titles = contributes.commands.map(({ title }: { title: string }) => texts[title.replaceAll('%', '')]);
    expect(rowsOf('Commands').sort()).toEqual(titles.sort());
});

test('the settings are those of the manifest, with their defaults', () => {
    const properties: Readonly<Record<string, { default: string }>> = contributes.configuration.properties;
    expect(rowsOf('Settings').sort()).toEqual(
        Object.keys(properties)
            .map(id => `\`${id}\``)
            .sort(),
    );
    for (const [id, { default: value }] of Object.entries(properties)) {
        expect(page).toContain(`| \`${id}\` | ${value === '' ? 'empty' : `\`${value}\``} |`);
    }
});

test('the version of VS Code is the one that the manifest asks for', () => {
    const { engines } = JSON.parse(readText('package.json'));
    expect(page).toContain(`VS Code ${engines.vscode.replace(/^\^/, '').replace(/\.0$/, '')} or newer`);
});
