/**
 * The output folder on a real disk, for the hosts that run on Node: the only code that writes a generated file. It
 * keeps two promises of its own: nothing is read or written outside the folder, whatever links stand in it, and a file
 * is replaced as a whole or not at all.
 */
import { constants } from 'node:fs';
import { access, lstat, mkdir, readdir, readFile, realpath, rmdir, unlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { DiskFile } from '../generate/merge-plan.js';
import type { OutputFolder } from '../generate/output-folder.js';
import { recordFolder } from '../generate/output-record.js';
import { acquireLock } from './folder-lock.js';
import { replaceFile, temporarySuffix } from './replace-file.js';

/** A path leads out of the output folder through a link. */
export class OutsideFolderError extends Error {
    override readonly name = 'OutsideFolderError';

    constructor(path: string, root: string) {
        super(`'${path}' leads out of '${root}' through a link. Nothing was written there.`);
    }
}

/** @param root absolute, or relative to the working directory; need not exist */
export function createNodeOutputFolder(root: string): OutputFolder {
    const absoluteRoot = resolve(root);
    const absolute = (path: string): string => join(absoluteRoot, ...segmentsOf(path));

    /** The folder's real place. Undefined where it does not exist yet. */
    const realRoot = (): Promise<string | undefined> => whereExists(realpath(absoluteRoot));

    /** Whether the deepest folder that exists on the way to `path` lies in the root. */
    async function leadsOutside(path: string): Promise<boolean> {
        const base = await realRoot();
        if (base === undefined) return false;
        let folder = dirname(absolute(path));
        while (folder.length >= absoluteRoot.length) {
            const real = await whereExists(realpath(folder));
            if (real !== undefined) return !isInside(base, real);
            // A link to nowhere: what is written would land wherever it points to.
            if (await whereExists(lstat(folder))) return true;
            folder = dirname(folder);
        }
        return false;
    }

    async function read(path: string): Promise<DiskFile | undefined> {
        const file = absolute(path);
        if (await leadsOutside(path)) return { kind: 'not-a-file', what: 'behind a link that leads out of the folder' };
        const status = await whereExists(lstat(file));
        if (!status) return (await hasFileAbove(file)) ? { kind: 'not-a-file', what: 'below a file' } : undefined;
        if (status.isSymbolicLink()) return { kind: 'not-a-file', what: 'a link' };
        if (status.isDirectory()) return { kind: 'not-a-file', what: 'a folder' };
        if (!status.isFile()) return { kind: 'not-a-file', what: 'not an ordinary file' };
        return decode(await readFile(file));
    }

    async function hasFileAbove(file: string): Promise<boolean> {
        for (let folder = dirname(file); folder.length > absoluteRoot.length; folder = dirname(folder)) {
            const status = await whereExists(lstat(folder));
            if (status) return !status.isDirectory() && !status.isSymbolicLink();
        }
        return false;
    }

    async function write(path: string, text: string, { executable = false } = {}): Promise<void> {
        if (await leadsOutside(path)) throw new OutsideFolderError(path, absoluteRoot);
        const file = absolute(path);
        await mkdir(dirname(file), { recursive: true });
        await replaceFile(file, text, { executable });
    }

    async function remove(path: string): Promise<void> {
        if (await leadsOutside(path)) throw new OutsideFolderError(path, absoluteRoot);
        const file = absolute(path);
        await whereExists(unlink(file));
        for (let folder = dirname(file); folder.length > absoluteRoot.length; folder = dirname(folder)) {
            try {
                await rmdir(folder);
            } catch {
                // Not empty, or gone: either way there is nothing more to tidy.
                return;
            }
        }
    }

    async function list(folder: string): Promise<string[]> {
        const entries = await whereExists(
            readdir(absolute(folder), { recursive: true, withFileTypes: true, encoding: 'utf8' }),
        );
        return (entries ?? [])
            .filter(entry => entry.isFile() && !entry.name.endsWith(temporarySuffix))
            .map(entry => relative(absoluteRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
            .sort();
    }

    async function lock(): Promise<() => Promise<void>> {
        await mkdir(join(absoluteRoot, recordFolder), { recursive: true });
        const unlock = await acquireLock(join(absoluteRoot, recordFolder, 'lock'));
        await clearTemporary(absoluteRoot);
        return async () => {
            await unlock();
            // A run that had nothing to write leaves nothing.
            await rmdir(join(absoluteRoot, recordFolder)).catch(() => undefined);
        };
    }

    return { read, write, remove, list, lock };
}

function segmentsOf(path: string): string[] {
    const segments = path.split('/');
    if (isAbsolute(path) || segments.some(segment => segment === '' || segment === '.' || segment === '..')) {
        throw new Error(`'${path}' is no path below a folder`);
    }
    return segments;
}

const isInside = (root: string, path: string): boolean => {
    const way = relative(root, path);
    return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..');
};

/** The answer, or undefined where nothing stands at the path; every other failure is one. */
async function whereExists<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
        return await answer;
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        throw error;
    }
}

function decode(bytes: Uint8Array): DiskFile {
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text };
    } catch {
        return { kind: 'binary' };
    }
}

/** Folders that are never generated into and may hold very many files. */
const skipped = new Set(['.git', 'node_modules', '.venv', 'venv', '__pycache__', 'media', 'staticfiles']);

async function clearTemporary(folder: string): Promise<void> {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            if (!skipped.has(entry.name) && (await isReadable(path))) await clearTemporary(path);
        } else if (entry.isFile() && entry.name.endsWith(temporarySuffix)) {
            await unlink(path);
        }
    }
}

const isReadable = (path: string): Promise<boolean> =>
    access(path, constants.R_OK | constants.X_OK).then(
        () => true,
        () => false,
    );
