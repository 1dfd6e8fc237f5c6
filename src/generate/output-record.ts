/**
 * What was generated last, beside what it was generated into: `.djagram/base/<path>.base`, one copy per file, meant to
 * be committed. The suffix keeps tools from taking a copy for the real thing: no linter, test runner or import finds
 * Python in it.
 */
import type { OutputFolder } from './output-folder.js';

export const recordFolder = '.djagram';
const baseFolder = `${recordFolder}/base`;
const baseSuffix = '.base';
const manifestPath = `${recordFolder}/manifest.json`;
const journalPath = `${recordFolder}/pending.json`;
/** Which sources the record was made from. It is of this machine, and not needed. */
export const memoryPath = `${recordFolder}/sources.json`;
/** Of the record's layout; a greater one was written by a Djagram that knows more. */
const format = 1;

/** The record cannot be read, so that a merge would not know what a person edited. */
export class OutputRecordError extends Error {
    override readonly name = 'OutputRecordError';
}

export interface OutputRecord {
    /** What was generated last, by path. */
    readonly last: ReadonlyMap<string, string>;
    /** As it stands in the folder: differs from `last` after a run that died. */
    readonly stored: ReadonlyMap<string, string>;
    /** Whether the last run died. */
    readonly interrupted: boolean;
    /** Whether something was generated into this folder before. */
    readonly exists: boolean;
}

/**
 * What a run intends, written before it touches the first file. After a run that died it tells for each file whether
 * it was still written, so that the next merge starts from the right ancestor.
 */
export interface JournalEntry {
    readonly path: string;
    /** What is to stand there; null: nothing. */
    readonly result: string | null;
    /** What is to be remembered as generated; null: nothing. */
    readonly base: string | null;
}

export async function readRecord(folder: OutputFolder): Promise<OutputRecord> {
    const manifest = await readText(folder, manifestPath);
    if (manifest !== undefined) checkManifest(manifest);
    const stored = new Map<string, string>();
    for (const file of await folder.list(baseFolder)) {
        if (!file.endsWith(baseSuffix)) continue;
        const text = await readText(folder, file);
        if (text !== undefined) stored.set(file.slice(baseFolder.length + 1, -baseSuffix.length), text);
    }
    const journal = await readText(folder, journalPath);
    const last = new Map(stored);
    for (const { path, result, base } of journal === undefined ? [] : decodeJournal(journal)) {
        const disk = await folder.read(path);
        const done = result === null ? disk === undefined : disk?.kind === 'text' && disk.text === result;
        if (!done) continue;
        if (base === null) last.delete(path);
        else last.set(path, base);
    }
    return { last, stored, interrupted: journal !== undefined, exists: manifest !== undefined };
}

async function readText(folder: OutputFolder, path: string): Promise<string | undefined> {
    const file = await folder.read(path);
    if (!file) return undefined;
    if (file.kind === 'text') return file.text;
    throw new OutputRecordError(`'${path}' cannot be read. Restore the folder '${recordFolder}' from version control.`);
}

function checkManifest(text: string): void {
    const manifest = parseJson(text, manifestPath);
    const found = isObject(manifest) ? manifest.format : undefined;
    if (typeof found !== 'number') throw damaged(manifestPath);
    if (found > format) {
        throw new OutputRecordError(
            `A newer version of Djagram generated this folder (its record has format ${found}, this version knows ${format}). Update Djagram.`,
        );
    }
}

function decodeJournal(text: string): JournalEntry[] {
    const journal = parseJson(text, journalPath);
    const files = isObject(journal) ? journal.files : undefined;
    if (!Array.isArray(files)) throw damaged(journalPath);
    return files.map((file: unknown) => {
        if (!isObject(file)) throw damaged(journalPath);
        const { path, result, base = result } = file;
        if (typeof path !== 'string' || !isTextOrNull(result) || !isTextOrNull(base)) throw damaged(journalPath);
        return { path, result, base };
    });
}

function parseJson(text: string, path: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        throw damaged(path, error);
    }
}

const damaged = (path: string, cause?: unknown): OutputRecordError =>
    new OutputRecordError(
        `'${path}' is damaged. Restore it from version control, or delete it if it is not there either.`,
        { cause },
    );

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** What version control is to leave out. */
const ignored = [`${recordFolder}/.gitignore`, 'lock\npending.json\nsources.json\n*.djagram-tmp\n'] as const;

/** The files that make the folder a record; they are the same for every project. */
const frame: readonly (readonly [path: string, text: string])[] = [
    [
        `${recordFolder}/README.md`,
        'Djagram keeps here what it generated last. It needs these copies to tell your edits from its own text when it\n' +
            'generates again: commit this folder with the rest, and edit nothing in it.\n',
    ],
    // Copies are compared byte by byte with what was generated, so no checkout may change their line ends.
    [`${recordFolder}/.gitattributes`, '* -text linguist-generated\n'],
    ignored,
    [manifestPath, `${JSON.stringify({ format }, undefined, 2)}\n`],
];

/** Makes the folder a record. The manifest comes last: where it stands, everything else does. */
export async function writeFrame(folder: OutputFolder): Promise<void> {
    for (const [path, text] of frame) await folder.write(path, text);
}

/** What is remembered of a file is mostly what is to stand there: it is written once. */
export function writeJournal(folder: OutputFolder, entries: readonly JournalEntry[]): Promise<void> {
    const files = entries.map(({ path, result, base }) =>
        base === result ? { path, result } : { path, result, base },
    );
    return folder.write(journalPath, `${JSON.stringify({ format, files })}\n`);
}

/** Folders that an earlier version made do not leave out all of it. */
export async function writeIgnored(folder: OutputFolder): Promise<void> {
    const [path, text] = ignored;
    const file = await folder.read(path);
    if (file?.kind !== 'text' || !text.split('\n').every(line => file.text.split(/\r?\n/).includes(line))) {
        await folder.write(path, text);
    }
}

export const removeJournal = (folder: OutputFolder): Promise<void> => folder.remove(journalPath);

/** Where what was generated last of a path is kept. */
export const basePath = (path: string): string => `${baseFolder}/${path}${baseSuffix}`;

export const writeBase = (folder: OutputFolder, path: string, text: string): Promise<void> =>
    folder.write(basePath(path), text);

export const removeBase = (folder: OutputFolder, path: string): Promise<void> => folder.remove(basePath(path));
