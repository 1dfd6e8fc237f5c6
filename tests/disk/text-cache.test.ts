import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheFolder } from '../../src/disk/cache-folder.js';
import { createTextCache } from '../../src/disk/text-cache.js';

let home: string;
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'djagram-cache-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const folder = (): string => join(home, 'not', 'there', 'yet');
const cache = (maxBytes = 1000) => createTextCache(folder(), { maxBytes });
const fileOf = (key: string): string => join(folder(), `${key}.cached`);

test('what was written is read, by another process too', async () => {
    await cache().write('a1', 'one\ntwo\n');
    await cache().write('b2', '');
    await cache().write('a1', 'three €😀');
    expect(cache().read('a1')).toBe('three €😀');
    expect(cache().read('b2')).toBe('');
    expect(cache().read('c3')).toBeUndefined();
    if (process.platform !== 'win32') expect(statSync(folder()).mode & 0o077).toBe(0);
});

test('what is damaged was never there, and can be written again', async () => {
    await cache().write('a1', 'some text that is long enough');
    const intact = readFileSync(fileOf('a1'), 'utf8');
    const damaged = [
        ...Array.from(intact, (_, length) => intact.slice(0, length)),
        intact.replace('text', 'tixt'),
        `${intact} `,
        `x${intact}`,
        intact.slice(intact.indexOf('\n') + 1),
    ];
    for (const content of damaged) {
        writeFileSync(fileOf('a1'), content);
        expect(cache().read('a1'), content).toBeUndefined();
    }
    writeFileSync(fileOf('a1'), Buffer.from([0xff, 0xfe, 0, 10, 0]));
    expect(cache().read('a1')).toBeUndefined();
    await cache().write('a1', 'new');
    expect(cache().read('a1')).toBe('new');
});

test('what was not used for the longest time makes room', async () => {
    const text = 'x'.repeat(300);
    const age = (key: string, seconds: number) => utimesSync(fileOf(key), 1000 - seconds, 1000 - seconds);
    for (const [seconds, key] of ['a', 'b', 'c'].entries()) {
        await cache(2000).write(key, text);
        age(key, 100 - seconds);
    }
    expect(cache().read('a')).toBe(text);
    await cache(1000).write('d', text);
    expect(readdirSync(folder()).sort()).toEqual(['a.cached', 'd.cached']);
});

test('it lies where programs of the system keep theirs', () => {
    expect(cacheFolder({}, 'linux', '/home/ada')).toBe(join('/home/ada', '.cache', 'djagram'));
    expect(cacheFolder({ XDG_CACHE_HOME: '/tmp/c' }, 'linux', '/home/ada')).toBe(join('/tmp/c', 'djagram'));
    expect(cacheFolder({ XDG_CACHE_HOME: 'c' }, 'linux', '/home/ada')).toBe(join('/home/ada', '.cache', 'djagram'));
    expect(cacheFolder({}, 'darwin', '/Users/ada')).toBe(join('/Users/ada', 'Library', 'Caches', 'djagram'));
    expect(cacheFolder({ LOCALAPPDATA: 'C:/L' }, 'win32', 'C:/ada')).toBe(join('C:/L', 'djagram', 'cache'));
    expect(cacheFolder({}, 'win32', 'C:/ada')).toBe(join('C:/ada', 'AppData', 'Local', 'djagram', 'cache'));
});
