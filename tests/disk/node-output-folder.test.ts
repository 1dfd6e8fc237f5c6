import {
    chmodSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderLockedError } from '../../src/disk/folder-lock.js';
import { createNodeOutputFolder, OutsideFolderError } from '../../src/disk/node-output-folder.js';
import { mergeInto } from '../../src/generate/apply-plan.js';

let home: string;
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'djagram-disk-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const at = (...parts: string[]): string => join(home, ...parts);
function put(path: string, content: string | Uint8Array = ''): void {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
}
const out = () => createNodeOutputFolder(at('out'));
const shop = [
    { path: 'manage.py', text: 'import os\n', executable: true },
    { path: 'shop/models.py', text: 'a\n' },
];

test('a project is written, and a second time nothing is', async () => {
    await mergeInto(out(), shop);
    expect(readFileSync(at('out/shop/models.py'), 'utf8')).toBe('a\n');
    expect(statSync(at('out/manage.py')).mode & 0o111).not.toBe(0);
    expect(statSync(at('out/shop/models.py')).mode & 0o111).toBe(0);
    expect(readdirSync(at('out/.djagram')).sort()).toEqual([
        '.gitattributes',
        '.gitignore',
        'README.md',
        'base',
        'manifest.json',
    ]);
    const times = () =>
        (readdirSync(at('out'), { recursive: true }) as string[])
            .filter(file => statSync(at('out', file)).isFile())
            .map(file => [file, statSync(at('out', file)).ino]);
    const before = times();
    await mergeInto(out(), shop);
    expect(times()).toEqual(before);
});

test('a removed file takes the folders with it that it leaves empty, and no others', async () => {
    await mergeInto(out(), [...shop, { path: 'shop/deep/er/x.py', text: '' }]);
    put('out/shop/notes.txt');
    await mergeInto(out(), [{ path: 'manage.py', text: 'import os\n' }]);
    expect(readdirSync(at('out/shop'))).toEqual(['notes.txt']);
});

test('the mode that a person gave a file stays', async () => {
    await mergeInto(out(), shop);
    chmodSync(at('out/shop/models.py'), 0o640);
    await mergeInto(out(), [{ path: 'shop/models.py', text: 'b\n' }]);
    expect(statSync(at('out/shop/models.py')).mode & 0o777).toBe(0o640);
});

describe('links', () => {
    test('that lead out of the folder are not followed', async () => {
        put('elsewhere/models.py', 'mine\n');
        mkdirSync(at('out'));
        symlinkSync(at('elsewhere'), at('out/shop'));
        const { plan } = await mergeInto(out(), shop);
        expect(plan.entries.find(entry => entry.path === 'shop/models.py')).toMatchObject({ kind: 'blocked' });
        expect(readFileSync(at('elsewhere/models.py'), 'utf8')).toBe('mine\n');
        await expect(out().write('shop/models.py', 'x')).rejects.toThrow(OutsideFolderError);
        await expect(out().remove('shop/models.py')).rejects.toThrow(OutsideFolderError);
        expect(readdirSync(at('elsewhere'))).toEqual(['models.py']);
    });

    test('to nowhere are not followed either', async () => {
        mkdirSync(at('out'));
        symlinkSync(at('nowhere'), at('out/shop'));
        await expect(out().write('shop/models.py', 'x')).rejects.toThrow(OutsideFolderError);
        expect(existsSync(at('nowhere'))).toBe(false);
    });

    test('in place of a file are left alone', async () => {
        put('elsewhere.py', 'import os\n');
        mkdirSync(at('out'));
        symlinkSync(at('elsewhere.py'), at('out/manage.py'));
        const { plan } = await mergeInto(out(), shop);
        expect(plan.entries[0]).toMatchObject({ kind: 'blocked', reason: { kind: 'not-a-file' } });
    });

    test('inside the folder, and to the folder itself, are fine', async () => {
        mkdirSync(at('real/apps'), { recursive: true });
        symlinkSync(at('real'), at('out'));
        symlinkSync('apps', at('real/shop'));
        await mergeInto(out(), shop);
        expect(readFileSync(at('real/apps/models.py'), 'utf8')).toBe('a\n');
    });
});

test.each(['../x', '/x', 'a/../../x', './x', ''])("the path '%s' is no path below the folder", path =>
    expect(out().read(path)).rejects.toThrow(),
);

test('what is no text is told apart', async () => {
    put('out/picture.png', Uint8Array.of(0x89, 0x50, 0xff));
    put('out/zeros', 'a\0b');
    mkdirSync(at('out/folder'));
    expect(await out().read('picture.png')).toEqual({ kind: 'binary' });
    expect(await out().read('zeros')).toEqual({ kind: 'binary' });
    expect(await out().read('folder')).toMatchObject({ kind: 'not-a-file' });
    expect(await out().read('zeros/below')).toMatchObject({ kind: 'not-a-file' });
    expect(await out().read('nothing')).toBeUndefined();
});

describe('two runs at once', () => {
    test('keep each other out', async () => {
        const unlock = await out().lock();
        await expect(out().lock()).rejects.toThrow(FolderLockedError);
        await unlock();
        const again = await out().lock();
        await again();
        expect(readdirSync(at('out'))).toEqual([]);
    });

    test('a lock whose process is gone is taken over', async () => {
        put('out/.djagram/lock', `999999999 ${hostname()}\n`);
        const unlock = await out().lock();
        expect(readFileSync(at('out/.djagram/lock'), 'utf8')).toBe(`${process.pid} ${hostname()}\n`);
        await unlock();
    });

    test('a lock of another machine is not', async () => {
        put('out/.djagram/lock', '999999999 elsewhere\n');
        await expect(out().lock()).rejects.toThrow(FolderLockedError);
    });
});

test('what a run that died left half written is cleared away', async () => {
    put('out/shop/.models.py.123.djagram-tmp', 'half');
    await mergeInto(out(), shop);
    expect(readdirSync(at('out/shop'))).toEqual(['models.py']);
});
