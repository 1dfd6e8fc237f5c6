import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { UsageError, UserError } from './user-error.js';

export interface SourceFile {
    /** Absolute. */
    readonly path: string;
    /** As it is called in messages: relative to the working directory where it lies below it, with `/`. */
    readonly shownAs: string;
    /** With what is no UTF-8 replaced. */
    readonly text: string;
    /** In bytes from 0: where the file stops being UTF-8; undefined where it is. */
    readonly invalidAt: number | undefined;
}

/** Folders in which nobody writes .dsl files, and which may be very large. */
const skipped = new Set(['node_modules', '__pycache__', 'dist', 'venv']);

/**
 * The .dsl files that PATH means: itself, or all below it, sorted.
 * @throws UsageError where it is not there or of another kind, UserError where it cannot be read
 */
export async function readSources(path: string, workingDirectory: string): Promise<readonly SourceFile[]> {
    const root = resolve(workingDirectory, path);
    const status = await stat(root).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new UsageError(`There is no '${path}'.`);
        throw unreadable(path, error);
    });
    if (status.isFile() && extname(root) !== '.dsl') throw new UsageError(`'${path}' is no .dsl file.`);
    const files = status.isDirectory() ? await filesBelow(root, path) : [root];
    if (files.length === 0) {
        throw new UsageError(`There is no .dsl file in '${path}'.`);
    }
    return Promise.all(files.map(file => readSource(file, showPath(file, workingDirectory))));
}

async function filesBelow(root: string, path: string): Promise<string[]> {
    const found: string[] = [];
    // By their real place, since a link may lead back to a folder above.
    const visited = new Set<string>();
    async function visit(folder: string): Promise<void> {
        const real = await realpath(folder);
        if (visited.has(real)) return;
        visited.add(real);
        const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
            throw unreadable(folder === root ? path : folder, error);
        });
        for (const entry of entries) {
            const file = join(folder, entry.name);
            const target = entry.isSymbolicLink() ? await stat(file).catch(() => undefined) : entry;
            if (target?.isDirectory()) {
                if (!entry.name.startsWith('.') && !skipped.has(entry.name)) await visit(file);
            } else if (target?.isFile() && extname(entry.name) === '.dsl') {
                found.push(file);
            }
        }
    }
    await visit(root);
    return found.sort();
}

async function readSource(path: string, shownAs: string): Promise<SourceFile> {
    const status = await lstat(path).catch(() => undefined);
    if (status && !status.isFile() && !status.isSymbolicLink()) {
        throw new UsageError(`'${shownAs}' is neither a file nor a folder.`);
    }
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        throw unreadable(shownAs, error);
    });
    // `ignoreBOM` false takes a byte order mark away.
    const text = new TextDecoder('utf-8').decode(bytes);
    return { path, shownAs, text, invalidAt: firstInvalidByte(bytes) };
}

function firstInvalidByte(bytes: Uint8Array): number | undefined {
    const isValid = (length: number, stream: boolean): boolean => {
        try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream });
            return true;
        } catch {
            return false;
        }
    };
    if (isValid(bytes.length, false)) return undefined;
    // The longest beginning that could still go on; halving, since a beginning of a valid one is valid.
    let valid = 0;
    let invalid = bytes.length + 1;
    while (invalid - valid > 1) {
        const middle = Math.floor((valid + invalid) / 2);
        if (isValid(middle, true)) valid = middle;
        else invalid = middle;
    }
    return valid;
}

/** Relative to the working directory where it lies below it; with `/` on every system. */
export function showPath(path: string, workingDirectory: string): string {
    const way = relative(workingDirectory, path);
    const shown = way === '' ? '.' : way.startsWith('..') ? path : way;
    return sep === '/' ? shown : shown.split(sep).join('/');
}

const reasons: Readonly<Record<string, string>> = {
    EACCES: 'you may not',
    EPERM: 'you may not',
    EISDIR: 'it is a folder',
    ENOENT: 'it is not there',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    ELOOP: 'its links lead in a circle',
    ENOTDIR: 'a file stands where a folder should',
    EMFILE: 'too many files are open',
};

export function unreadable(path: string, error: NodeJS.ErrnoException): UserError {
    return new UserError(`'${path}' cannot be read: ${reasonOf(error)}.`, '', { cause: error });
}

export const reasonOf = (error: NodeJS.ErrnoException): string =>
    reasons[error.code ?? ''] ?? error.code ?? error.message;
