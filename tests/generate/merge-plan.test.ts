import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChangedMeanwhileError, mergeInto, previewMerge } from '../../src/generate/apply-plan.js';
import type { GeneratedFile } from '../../src/generate/generated-file.js';
import { type DiskFile, type PlanEntry, planMerge } from '../../src/generate/merge-plan.js';
import { OutputPathError } from '../../src/generate/output-paths.js';
import { OutputRecordError } from '../../src/generate/output-record.js';
import { unifiedDiff } from '../../src/generate/plan-diff.js';
import { Died, memoryFolder } from '../support/memory-folder.js';

type Texts = Readonly<Record<string, string>>;

const generated = (texts: Texts): GeneratedFile[] => Object.entries(texts).map(([path, text]) => ({ path, text }));
const texts = (files: ReadonlyMap<string, string>): Texts =>
    Object.fromEntries([...files].filter(([path]) => !path.startsWith('.djagram/')).sort());

function planned(last: string | undefined, disk: string | DiskFile | undefined, now: string | undefined): PlanEntry {
    const onDisk = typeof disk === 'string' ? ({ kind: 'text', text: disk } as const) : disk;
    const [entry] = planMerge(
        new Map(last === undefined ? [] : [['a.py', last]]),
        new Map(onDisk ? [['a.py', onDisk]] : []),
        now === undefined ? [] : generated({ 'a.py': now }),
    ).entries;
    if (!entry) throw new Error('no entry');
    return entry;
}

describe('what becomes of one file', () => {
    test.each<[string, string | undefined, string | DiskFile | undefined, string | undefined, PlanEntry['kind']]>([
        ['new', undefined, undefined, 'a\n', 'create'],
        ['as generated, generated the same', 'a\n', 'a\n', 'a\n', 'unchanged'],
        ['as generated, generated anew', 'a\n', 'a\n', 'b\n', 'update'],
        ['edited, generated the same', 'a\n', 'mine\n', 'a\n', 'keep'],
        ['edited into what is generated now', 'a\n', 'b\n', 'b\n', 'unchanged'],
        ['edited elsewhere, generated anew', 'a\nx\nb\n', 'mine\nx\nb\n', 'a\nx\nc\n', 'merge'],
        ['edited in the same place, generated anew', 'a\n', 'mine\n', 'b\n', 'conflict'],
        ['as generated, generated no longer', 'a\n', 'a\n', undefined, 'remove'],
        ['edited, generated no longer', 'a\n', 'mine\n', undefined, 'orphan'],
        ['deleted, generated the same', 'a\n', undefined, 'a\n', 'stays-deleted'],
        ['deleted, generated anew', 'a\n', undefined, 'b\n', 'stays-deleted'],
        ['deleted, generated no longer', 'a\n', undefined, undefined, 'gone'],
        ['never generated, and the same', undefined, 'a\n', 'a\n', 'unchanged'],
        ['never generated, and different', undefined, 'mine\n', 'a\n', 'blocked'],
        ['a picture now, generated the same', 'a\n', { kind: 'binary' }, 'a\n', 'keep'],
        ['a picture now, generated anew', 'a\n', { kind: 'binary' }, 'b\n', 'blocked'],
        ['a picture now, generated no longer', 'a\n', { kind: 'binary' }, undefined, 'orphan'],
        ['a folder now', 'a\n', { kind: 'not-a-file', what: 'a folder' }, 'a\n', 'blocked'],
        ['of other line ends, generated the same', 'a\nb\n', 'a\r\nb\r\n', 'a\nb\n', 'unchanged'],
    ])('%s', (_, last, disk, now, kind) => expect(planned(last, disk, now).kind).toBe(kind));

    test('an update keeps line ends', () =>
        expect(planned('a\nb\n', 'a\r\nb\r\n', 'a\nc\n')).toMatchObject({ kind: 'update', text: 'a\r\nc\r\n' }));

    test('an unresolved conflict is not merged over', () => {
        const conflict = planned('a\n', 'mine\n', 'b\n');
        if (conflict.kind !== 'conflict') throw new Error('no conflict');
        expect(planned('b\n', conflict.text, 'c\n')).toMatchObject({
            kind: 'blocked',
            reason: { kind: 'unresolved', line: 1 },
        });
        expect(planned('b\n', conflict.text, 'b\n').kind).toBe('blocked');
        expect(planned('b\n', 'mine and b\n', 'b\n').kind).toBe('keep');
    });
});

describe('generating into a folder', () => {
    const first = { 'manage.py': 'import os\n', 'shop/models.py': 'a\nb\nc\nd\n', 'shop/__init__.py': '' };

    test('again, with nothing new, writes nothing', async () => {
        const folder = memoryFolder();
        await mergeInto(folder, generated(first));
        const operations = folder.operations();
        await mergeInto(folder, generated(first));
        expect(folder.operations()).toBe(operations);
        expect(texts(folder.files)).toEqual(first);
    });

    test('a preview writes nothing', async () => {
        const folder = memoryFolder();
        const { plan, again } = await previewMerge(folder, generated(first));
        expect(plan.entries.map(entry => entry.kind)).toEqual(['create', 'create', 'create']);
        expect(again).toBe(false);
        expect(folder.files.size).toBe(0);
    });

    test('after a conflict is resolved, the next change merges', async () => {
        const folder = memoryFolder();
        await mergeInto(folder, generated(first));
        folder.files.set('shop/models.py', 'a\nmine\nc\nd\n');
        await mergeInto(folder, generated({ ...first, 'shop/models.py': 'a\nB\nc\nd\n' }));
        expect(folder.files.get('shop/models.py')).toBe(
            'a\n<<<<<<< yours\nmine\n=======\nB\n>>>>>>> generated\nc\nd\n',
        );
        folder.files.set('shop/models.py', 'a\nmine and B\nc\nd\n');
        const { plan } = await mergeInto(folder, generated({ ...first, 'shop/models.py': 'a\nB\nc\nD\n' }));
        expect(plan.entries.filter(entry => entry.kind === 'merge')).toHaveLength(1);
        expect(folder.files.get('shop/models.py')).toBe('a\nmine and B\nc\nD\n');
    });

    test('a file that a person deleted comes back when asked for', async () => {
        const folder = memoryFolder();
        await mergeInto(folder, generated(first));
        folder.files.delete('manage.py');
        await mergeInto(folder, generated(first));
        expect(folder.files.has('manage.py')).toBe(false);
        await mergeInto(folder, generated(first), { restore: ['manage.py'] });
        expect(texts(folder.files)).toEqual(first);
    });

    test('an edited file of a declaration that went and came back merges as before', async () => {
        const folder = memoryFolder();
        await mergeInto(folder, generated(first));
        folder.files.set('shop/models.py', 'a\nb\nc\nmine\n');
        await mergeInto(folder, generated({ 'manage.py': first['manage.py'] }));
        expect(texts(folder.files)).toEqual({ 'manage.py': 'import os\n', 'shop/models.py': 'a\nb\nc\nmine\n' });
        await mergeInto(folder, generated({ ...first, 'shop/models.py': 'A\nb\nc\nd\n' }));
        expect(folder.files.get('shop/models.py')).toBe('A\nb\nc\nmine\n');
    });

    test('files that were never generated are never touched', async () => {
        const folder = memoryFolder(
            new Map([
                ['shop/models.py', 'mine\n'],
                ['notes.txt', 'mine\n'],
            ]),
        );
        const { plan } = await mergeInto(folder, generated(first));
        expect(plan.entries.find(entry => entry.path === 'shop/models.py')).toMatchObject({ kind: 'blocked' });
        expect(texts(folder.files)).toEqual({ ...first, 'shop/models.py': 'mine\n', 'notes.txt': 'mine\n' });
        await mergeInto(folder, []);
        expect(texts(folder.files)).toEqual({ 'shop/models.py': 'mine\n', 'notes.txt': 'mine\n' });
    });

    test('a file that changes between planning and writing is left alone', async () => {
        const folder = memoryFolder();
        await mergeInto(folder, generated(first));
        let reads = 0;
        const busy = {
            ...folder,
            async read(path: string) {
                const file = await folder.read(path);
                if (path === 'manage.py' && ++reads === 1) folder.files.set(path, 'saved just now\n');
                return file;
            },
        };
        await expect(mergeInto(busy, generated({ ...first, 'manage.py': 'new\n' }))).rejects.toThrow(
            ChangedMeanwhileError,
        );
        expect(folder.files.get('manage.py')).toBe('saved just now\n');
    });

    test.each(['../a.py', '/a.py', 'a//b.py', 'con.py', 'a/nul', 'a\\b.py', 'a/b.', '.djagram/base/x', 'a:b'])(
        "the path '%s' is refused",
        path => expect(mergeInto(memoryFolder(), generated({ [path]: '' }))).rejects.toThrow(OutputPathError),
    );

    test('two paths that differ in case only are refused', () =>
        expect(mergeInto(memoryFolder(), generated({ 'Shop/a.py': '', 'shop/b.py': '' }))).rejects.toThrow(
            OutputPathError,
        ));

    test.each(['{', '{"format":2}', '{}'])('a record that reads %s is refused', async manifest => {
        const folder = memoryFolder(new Map([['.djagram/manifest.json', manifest]]));
        await expect(mergeInto(folder, generated(first))).rejects.toThrow(OutputRecordError);
        expect(folder.files.size).toBe(1);
    });
});

test('a plan prints as a diff', () => {
    const { entries } = planMerge(
        new Map([
            ['gone.py', 'x\n'],
            ['a.py', 'a\nb\n'],
        ]),
        new Map([
            ['gone.py', { kind: 'text', text: 'x\n' }],
            ['a.py', { kind: 'text', text: 'a\nb\n' }],
        ]),
        generated({ 'a.py': 'a\nc\n', 'new.py': 'n' }),
    );
    expect(entries.map(unifiedDiff).join('')).toBe(
        '--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n' +
            '--- a/gone.py\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n' +
            '--- /dev/null\n+++ b/new.py\n@@ -0,0 +1,1 @@\n+n\n\\ No newline at end of file\n',
    );
});

test('a file that is rewritten prints as a diff at once', () => {
    const before = Array.from({ length: 5000 }, (_, index) => `old ${index}\n`).join('');
    const text = `${Array.from({ length: 4000 }, (_, index) => `new ${index}\n`).join('')}end`;
    const lines = unifiedDiff({ kind: 'update', path: 'a.py', before, text, executable: false }).split('\n');
    expect(lines.slice(0, 4)).toEqual(['--- a/a.py', '+++ b/a.py', '@@ -1,5000 +1,4001 @@', '-old 0']);
    expect(lines.slice(-4)).toEqual(['+new 3999', '+end', '\\ No newline at end of file', '']);
});

describe('a run that dies', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 });
    const text = lines.map(each => each.map(line => `${line}\n`).join(''));
    const project = fc.dictionary(fc.constantFrom('a.py', 'b.py', 'shop/c.py', 'shop/d.txt'), text);

    test('leaves each file old or new, and the next run ends as if nothing had happened', () =>
        fc.assert(
            fc.asyncProperty(project, project, project, fc.nat(20), async (before, edits, after, survived) => {
                const start = memoryFolder();
                await mergeInto(start, generated(before));
                for (const [path, edit] of Object.entries(edits)) start.files.set(path, edit);
                const standing = texts(start.files);

                const whole = memoryFolder(new Map(start.files));
                const { plan } = await mergeInto(whole, generated(after));

                const dying = memoryFolder(new Map(start.files), survived);
                await mergeInto(dying, generated(after)).catch(error => {
                    if (!(error instanceof Died)) throw error;
                });
                for (const path of new Set([...Object.keys(standing), ...Object.keys(after)])) {
                    expect([standing[path], whole.files.get(path)]).toContain(dying.files.get(path));
                }

                const resumed = memoryFolder(dying.files);
                await mergeInto(resumed, generated(after));
                expect(texts(resumed.files)).toEqual(texts(whole.files));
                // What is remembered is the same too, but where markers were already written and are now in the way.
                if (!plan.entries.some(entry => entry.kind === 'conflict')) {
                    expect(Object.fromEntries([...resumed.files].sort())).toEqual(
                        Object.fromEntries([...whole.files].sort()),
                    );
                }
            }),
            { numRuns: 1500 },
        ));

    test('twice, with other declarations each time, still merges from the right ancestor', async () => {
        const folder = memoryFolder();
        await mergeInto(folder, generated({ 'a.py': 'a\nb\n', 'b.py': 'a\nb\n' }));
        folder.files.set('a.py', 'mine\nb\n');
        const dies = async (now: Texts, after: number): Promise<void> => {
            await expect(mergeInto(memoryFolder(folder.files, after), generated(now))).rejects.toThrow(Died);
        };
        // The journal and `a.py`, not its record.
        await dies({ 'a.py': 'a\nb2\n', 'b.py': 'a\nb\n' }, 2);
        expect(folder.files.get('a.py')).toBe('mine\nb2\n');
        // The record of the run before, the journal, `b.py`.
        await dies({ 'a.py': 'a\nb2\n', 'b.py': 'a\nb2\n' }, 3);
        expect(folder.files.get('b.py')).toBe('a\nb2\n');
        const { plan } = await mergeInto(folder, generated({ 'a.py': 'a\nb3\n', 'b.py': 'a\nb3\n' }));
        expect(plan.entries.map(entry => entry.kind)).toEqual(['merge', 'update']);
        expect(texts(folder.files)).toEqual({ 'a.py': 'mine\nb3\n', 'b.py': 'a\nb3\n' });
    });
});

test('what a person deleted, edited or added is never lost, whatever is generated', () =>
    fc.assert(
        fc.asyncProperty(
            fc.array(
                fc.record({
                    lines: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }),
                    mine: fc.boolean(),
                }),
                {
                    minLength: 2,
                    maxLength: 6,
                },
            ),
            async runs => {
                const folder = memoryFolder();
                const added: string[] = [];
                for (const [index, { lines, mine }] of runs.entries()) {
                    await mergeInto(folder, generated({ 'a.py': lines.map(line => `${line}\n`).join('') }));
                    if (!mine) continue;
                    added.push(`mine_${index}`);
                    const standing = (folder.files.get('a.py') ?? '').split('\n');
                    standing.splice(index, 0, `mine_${index}`);
                    folder.files.set('a.py', standing.join('\n'));
                }
                const result = (folder.files.get('a.py') ?? '').split('\n');
                for (const line of added) expect(result).toContain(line);
            },
        ),
        { numRuns: 1000 },
    ));
