import { expect, test } from 'vitest';
import { mergeInto } from '../../src/generate/apply-plan.js';
import type { GeneratedFile } from '../../src/generate/generated-file.js';
import { type BesideFile, recallOutput, rememberedOutput } from '../../src/generate/remembered-output.js';
import { type MemoryFolder, memoryFolder } from '../support/memory-folder.js';

const files: GeneratedFile[] = [
    { path: 'manage.py', text: 'import os\n', executable: true },
    { path: 'shop/models.py', text: 'a\n', executable: false },
];
const beside: BesideFile[] = [{ dslUri: 'file:///shop.dsl', file: 'old.dot', digest: 'of old.dot' }];
const digest = (text: string): string => `digest of ${text}`;
const memory = '.djagram/sources.json';

async function remembering(): Promise<MemoryFolder> {
    const folder = memoryFolder();
    await mergeInto(folder, files, { remember: rememberedOutput('key', beside, files, digest) });
    return folder;
}

const recall = async (folder: MemoryFolder, key = 'key', isUnchanged = async (_: BesideFile) => true) =>
    (await recallOutput(folder, key, isUnchanged, digest))?.files;

test('what was generated is known again, edited or not, and remembering it twice writes nothing', async () => {
    const folder = await remembering();
    folder.files.set('shop/models.py', 'mine\n');
    folder.files.delete('manage.py');
    expect(await recall(folder)).toEqual(files);
    const before = folder.operations();
    await mergeInto(folder, files, { remember: rememberedOutput('key', beside, files, digest) });
    expect(folder.operations()).toBe(before);
});

test('nothing is known of other sources', async () =>
    expect(await recall(await remembering(), 'other')).toBeUndefined());

test('nothing is known where a file beside the sources changed', async () => {
    const folder = await remembering();
    expect(await recall(folder, 'key', async ({ file }) => file !== 'old.dot')).toBeUndefined();
});

test.each<[string, string, string | undefined]>([
    ['the record holds something else', '.djagram/base/shop/models.py.base', 'b\n'],
    ['the record lacks a file', '.djagram/base/manage.py.base', undefined],
    ['it was never remembered', memory, undefined],
    ['what is remembered is no JSON', memory, '{'],
    ['what is remembered is something else', memory, '{"key":"key","beside":[],"files":[{"path":1}]}'],
    [
        'what is remembered leads out of the folder',
        memory,
        '{"key":"key","beside":[],"files":[{"path":"../secret","executable":false,"digest":""}]}',
    ],
])('nothing is known where %s', async (_, path, text) => {
    const folder = await remembering();
    if (text === undefined) folder.files.delete(path);
    else folder.files.set(path, text);
    expect(await recall(folder)).toBeUndefined();
});

test('a folder of an earlier version keeps what is remembered out of version control too', async () => {
    const folder = await remembering();
    folder.files.delete(memory);
    folder.files.set('.djagram/.gitignore', 'lock\npending.json\n');
    await mergeInto(folder, files, { remember: rememberedOutput('key', beside, files, digest) });
    expect(folder.files.get('.djagram/.gitignore')).toContain('\nsources.json\n');
});
