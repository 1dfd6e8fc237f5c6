import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exists, readText, repository } from '../support/documentation.js';

const page = readText('src/ARCHITECTURE.md');
const codeMap = page.split(/^## /m).find(part => part.startsWith('Code map')) ?? '';

/** The folders of the code map, each with the files at which to begin reading. */
const rows = [...codeMap.matchAll(/^\| (`[^|]+) \|[^|]+\|([^|]+)\|$/gm)].map(([, folders = '', files = '']) => ({
    folders: inBackticks(folders),
    files: inBackticks(files),
}));

function inBackticks(text: string): string[] {
    return [...text.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '');
}

describe('the code map', () => {
    test('has every folder of src', () => {
        const folders = readdirSync(join(repository, 'src'), { withFileTypes: true })
            .filter(entry => entry.isDirectory())
            .map(entry => entry.name);
        const mapped = new Set(rows.flatMap(row => row.folders));
        expect(folders.filter(folder => !mapped.has(folder))).toEqual([]);
    });

    test.each(rows)('of $folders names files that are there', ({ folders, files }) => {
        expect(files).not.toEqual([]);
        const missing = folders.flatMap(folder =>
            files.map(file => `src/${folder}/${file}`).filter(path => !exists(path)),
        );
        expect(missing).toEqual([]);
    });
});
