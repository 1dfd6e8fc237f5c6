import type { GeneratedState } from '../model/generated-state.js';
import type { GeneratedFile } from './generated-file.js';
import { writeGeneratedState } from './generated-state-file.js';
import { type DiskFile, isChange, type MergePlan, type PlanEntry, planMerge } from './merge-plan.js';
import type { OutputFolder } from './output-folder.js';
import { checkOutputPaths } from './output-paths.js';
import {
    type JournalEntry,
    type OutputRecord,
    readRecord,
    removeBase,
    removeJournal,
    writeBase,
    writeFrame,
    writeJournal,
} from './output-record.js';
import { type RememberedOutput, rememberOutput } from './remembered-output.js';

export interface MergeOptions {
    /** Paths that are generated again although a person deleted them. */
    readonly restore?: readonly string[];
    /** What to remember of the sources once the files are there. */
    readonly remember?: RememberedOutput;
    /** The tables that the files describe; left out where they are the same as before. */
    readonly state?: GeneratedState;
}

/** A file changed between planning and writing; nothing of it was overwritten. */
export class ChangedMeanwhileError extends Error {
    override readonly name = 'ChangedMeanwhileError';
    readonly path: string;

    constructor(path: string) {
        super(`'${path}' was changed while generating. It was left alone; generate again.`);
        this.path = path;
    }
}

export interface MergeResult {
    readonly plan: MergePlan;
    /** Whether something was generated into this folder before. */
    readonly again: boolean;
}

/** What generating would do to the folder. Writes nothing. */
export async function previewMerge(
    folder: OutputFolder,
    now: readonly GeneratedFile[],
    options: MergeOptions = {},
): Promise<MergeResult> {
    const { plan, record } = await makePlan(folder, now, options);
    return { plan, again: record.exists };
}

/**
 * Generates into the folder. A run that dies leaves each file as it was or as it shall be, and the next run finishes
 * the work. Where nothing changes, nothing is written.
 */
export async function mergeInto(
    folder: OutputFolder,
    now: readonly GeneratedFile[],
    options: MergeOptions = {},
): Promise<MergeResult> {
    checkOutputPaths(now.map(file => file.path));
    const unlock = await folder.lock();
    try {
        const { plan, record } = await makePlan(folder, now, options);
        await applyPlan(folder, plan, record);
        if (options.state) await writeGeneratedState(folder, options.state);
        if (options.remember) await rememberOutput(folder, options.remember);
        return { plan, again: record.exists };
    } finally {
        await unlock();
    }
}

async function makePlan(
    folder: OutputFolder,
    now: readonly GeneratedFile[],
    { restore = [] }: MergeOptions,
): Promise<{ plan: MergePlan; record: OutputRecord }> {
    checkOutputPaths(now.map(file => file.path));
    const record = await readRecord(folder);
    const onDisk = new Map<string, DiskFile>();
    for (const path of new Set([...record.last.keys(), ...now.map(file => file.path)])) {
        const file = await folder.read(path);
        if (file) onDisk.set(path, file);
    }
    const last = new Map(record.last);
    for (const path of restore) if (!onDisk.has(path)) last.delete(path);
    return { plan: planMerge(last, onDisk, now), record };
}

async function applyPlan(folder: OutputFolder, plan: MergePlan, record: OutputRecord): Promise<void> {
    const changes = plan.entries.filter(isChange);
    // Before the journal is overwritten: what a run that died had still written would otherwise be forgotten.
    await together(
        [...record.last].filter(([path, text]) => record.stored.get(path) !== text),
        ([path, text]) => writeBase(folder, path, text),
    );
    const bases = [...plan.record].filter(([path, text]) => record.stored.get(path) !== text);
    const forgotten = [...record.stored.keys()].filter(path => !plan.record.has(path));
    if (changes.length + bases.length + forgotten.length > 0 && !record.exists) await writeFrame(folder);
    if (changes.length > 0)
        await writeJournal(
            folder,
            changes.map(entry => intentOf(entry, plan)),
        );

    await together(changes, entry => applyEntry(folder, entry));
    await together(bases, ([path, text]) => writeBase(folder, path, text));
    await together(forgotten, path => removeBase(folder, path));
    if (changes.length > 0 || record.interrupted) await removeJournal(folder);
}

const intentOf = ({ path, ...entry }: PlanEntry, plan: MergePlan): JournalEntry => ({
    path,
    result: 'text' in entry ? entry.text : null,
    base: plan.record.get(path) ?? null,
});

async function applyEntry(folder: OutputFolder, entry: PlanEntry): Promise<void> {
    const { path } = entry;
    const standing = await folder.read(path);
    const expected = 'before' in entry ? entry.before : undefined;
    if (standing?.kind === 'text' ? standing.text !== expected : standing !== undefined || expected !== undefined) {
        throw new ChangedMeanwhileError(path);
    }
    if ('text' in entry) await folder.write(path, entry.text, { executable: entry.executable });
    else await folder.remove(path);
}

/** As many files as are under way at once: a disk is quicker when it is asked for several. */
const atOnce = 16;

/** Does the work on all items, several at once. After a failure none is begun, and those under way come to their end. */
async function together<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const failures: unknown[] = [];
    const waiting = items.values();
    const one = async (): Promise<void> => {
        for (const item of waiting) {
            try {
                await work(item);
            } catch (error) {
                failures.push(error);
            }
            if (failures.length > 0) return;
        }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    if (failures.length > 0) throw failures[0];
}
