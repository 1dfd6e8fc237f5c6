import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSources } from '../../src/cli/node-files.js';
import { UsageError, UserError } from '../../src/cli/user-error.js';

let home: string;
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'djagram-cli-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array = ''): void {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content);
}
const shown = async (path: string): Promise<string[]> => (await readSources(path, home)).map(file => file.shownAs);

test('a folder means all .dsl files below it, sorted, without those of dependencies', async () => {
    for (const file of ['b/x.dsl', 'a.dsl', 'notes.txt', 'node_modules/p/y.dsl', '.git/z.dsl', 'b/.dsl']) put(file);
    symlinkSync('..', join(home, 'b/up'));
    expect(await shown('.')).toEqual(['a.dsl', 'b/x.dsl']);
    expect(await shown('a.dsl')).toEqual(['a.dsl']);
});

test('a byte order mark is no part of the text', async () => {
    put('x.dsl', '\uFEFFapp');
    expect(await readSources('x.dsl', home)).toMatchObject([{ shownAs: 'x.dsl', text: 'app', invalidAt: undefined }]);
});

test('a file of another kind is wrong usage', async () => {
    put('x.txt', 'app shop {}');
    await expect(readSources('x.txt', home)).rejects.toThrow(UsageError);
});

test.each<[number[], number | undefined]>([
    [[], undefined],
    [[0x61, 0xc3, 0xbc], undefined],
    [[0x61, 0xff, 0x61], 1],
    [[0x61, 0xc3], 1],
    [[0x61, 0xc3, 0xbc, 0xe2, 0x82, 0x61], 3],
])('bytes %j stop being UTF-8 at %j', async (bytes, at) => {
    put('a.dsl', Uint8Array.from(bytes));
    const [file] = await readSources('a.dsl', home);
    if (at === undefined) expect(file?.invalidAt).toBeUndefined();
    else expect(file?.invalidAt).toBeGreaterThanOrEqual(at);
});

test('what is not there, or holds nothing, is wrong usage', async () => {
    mkdirSync(join(home, 'empty'));
    await expect(readSources('nothing', home)).rejects.toThrow(UsageError);
    await expect(readSources('empty', home)).rejects.toThrow("There is no .dsl file in 'empty'.");
    await expect(readSources('/dev/null', home)).rejects.toThrow(UsageError);
});

test.skipIf(process.getuid?.() === 0)('what may not be read says so', async () => {
    put('a.dsl');
    chmodSync(join(home, 'a.dsl'), 0);
    await expect(readSources('.', home)).rejects.toThrow(UserError);
});
