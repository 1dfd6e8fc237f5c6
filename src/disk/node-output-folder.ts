/**
 * The output folder on a real disk, for the hosts that run on Node: the only code that writes a generated file. It
 * keeps two promises of its own: nothing is read or written outside the folder, whatever links stand in it, and a file
 * is replaced as a whole or not at all.
 */
import {
    accessSync,
    constants,
    lstatSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    realpathSync,
    rmdirSync,
    type Stats,
    unlinkSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { DiskFile } from '../generate/merge-plan.js';
import type { OutputFolder } from '../generate/output-folder.js';
import { recordFolder } from '../generate/output-record.js';
import { acquireLock } from './folder-lock.js';
import { replaceFile, temporarySuffix } from './replace-file.js';
import { createTurns, whereExists } from './short-calls.js';

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
    const turn = createTurns();

    /** Where a folder really lies. Undefined where it does not exist yet. */
    const realPlace = (folder: string): string | undefined => whereExists(() => realpathSync.native(folder));

    /** Whether the deepest folder that exists on the way to `path` lies in the root. */
    function leadsOutside(path: string): boolean {
        const base = realPlace(absoluteRoot);
        if (base === undefined) return false;
        let folder = dirname(absolute(path));
        while (folder.length >= absoluteRoot.length) {
            const real = realPlace(folder);
            if (real !== undefined) return !isInside(base, real);
            // A link to nowhere: what is written would land wherever it points to.
            if (statusOf(folder)) return true;
            folder = dirname(folder);
        }
        return false;
    }

    async function read(path: string): Promise<DiskFile | undefined> {
        await turn();
        const file = absolute(path);
        if (leadsOutside(path)) return { kind: 'not-a-file', what: 'behind a link that leads out of the folder' };
        const status = statusOf(file);
        if (!status) return hasFileAbove(file) ? { kind: 'not-a-file', what: 'below a file' } : undefined;
        if (status.isSymbolicLink()) return { kind: 'not-a-file', what: 'a link' };
        if (status.isDirectory()) return { kind: 'not-a-file', what: 'a folder' };
        if (!status.isFile()) return { kind: 'not-a-file', what: 'not an ordinary file' };
        return decode(readFileSync(file));
    }

    function hasFileAbove(file: string): boolean {
        for (let folder = dirname(file); folder.length > absoluteRoot.length; folder = dirname(folder)) {
            const status = statusOf(folder);
            if (status) return !status.isDirectory() && !status.isSymbolicLink();
        }
        return false;
    }

    async function write(path: string, text: string, { executable = false } = {}): Promise<void> {
        await turn();
        if (leadsOutside(path)) throw new OutsideFolderError(path, absoluteRoot);
        const file = absolute(path);
        mkdirSync(dirname(file), { recursive: true });
        await replaceFile(file, text, { executable });
    }

    async function remove(path: string): Promise<void> {
        await turn();
        if (leadsOutside(path)) throw new OutsideFolderError(path, absoluteRoot);
        const file = absolute(path);
        whereExists(() => unlinkSync(file));
        for (let folder = dirname(file); folder.length > absoluteRoot.length; folder = dirname(folder)) {
            if (!removeIfEmpty(folder)) return;
        }
    }

    async function list(folder: string): Promise<string[]> {
        const found: string[] = [];
        const folders = [folder];
        for (let inner = folders.pop(); inner !== undefined; inner = folders.pop()) {
            await turn();
            const at = absolute(inner);
            for (const entry of whereExists(() => readdirSync(at, { withFileTypes: true })) ?? []) {
                const path = `${inner}/${entry.name}`;
                if (entry.isDirectory()) folders.push(path);
                else if (entry.isFile() && !entry.name.endsWith(temporarySuffix)) found.push(path);
            }
        }
        return found.sort();
    }

    async function lock(): Promise<() => Promise<void>> {
        mkdirSync(join(absoluteRoot, recordFolder), { recursive: true });
        const unlock = await acquireLock(join(absoluteRoot, recordFolder, 'lock'));
        await clearTemporary(absoluteRoot, turn);
        return async () => {
            await unlock();
            // A run that had nothing to write leaves nothing.
            removeIfEmpty(join(absoluteRoot, recordFolder));
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

/** Not so where something is in it, or it is gone already: either way there is nothing more to tidy. */
function removeIfEmpty(folder: string): boolean {
    try {
        rmdirSync(folder);
        return true;
    } catch {
        return false;
    }
}

const isInside = (root: string, path: string): boolean => {
    const way = relative(root, path);
    return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..');
};

/** Of what stands at the path itself, be it a link; undefined where nothing does. */
const statusOf = (path: string): Stats | undefined => whereExists(() => lstatSync(path, { throwIfNoEntry: false }));

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

async function clearTemporary(root: string, turn: () => Promise<void>): Promise<void> {
    const folders = [root];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        await turn();
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
            const path = join(folder, entry.name);
            if (entry.isDirectory()) {
                if (!skipped.has(entry.name) && isReadable(path)) folders.push(path);
            } else if (entry.isFile() && entry.name.endsWith(temporarySuffix)) {
                unlinkSync(path);
            }
        }
    }
}

function isReadable(path: string): boolean {
    try {
        accessSync(path, constants.R_OK | constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
