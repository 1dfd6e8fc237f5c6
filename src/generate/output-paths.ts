import { foldedPath, whyNoFileName } from '../model/file-names.js';
import { recordFolder } from './output-record.js';

/** A path that cannot be written on every system, or not safely. */
export class OutputPathError extends Error {
    override readonly name = 'OutputPathError';
    readonly path: string;

    constructor(path: string, why: string) {
        super(`'${path}' cannot be generated: ${why}.`);
        this.path = path;
    }
}

/**
 * Refuses paths that lead out of the folder or into the record, that Windows cannot hold, or that are one file where
 * upper and lower case are not told apart.
 */
export function checkOutputPaths(paths: Iterable<string>): void {
    for (const { path, why } of judged(paths)) if (why) throw new OutputPathError(path, why);
}

/** Those that `checkOutputPaths` takes together; of two that differ in case alone the first. */
export const writablePaths = (paths: Iterable<string>): ReadonlySet<string> =>
    new Set([...judged(paths)].flatMap(({ path, why }) => (why === undefined ? [path] : [])));

function* judged(paths: Iterable<string>): Iterable<{ readonly path: string; readonly why: string | undefined }> {
    const seen = new Map<string, string>();
    for (const path of paths) {
        // Folders too: `Shop/models.py` and `shop/views.py` would land in one.
        const prefixes = path.split('/').map((_, index, segments) => segments.slice(0, index + 1).join('/'));
        const clash = prefixes.find(prefix => (seen.get(foldedPath(prefix)) ?? prefix) !== prefix);
        const other = clash === undefined ? undefined : seen.get(foldedPath(clash));
        const why = whyNot(path) ?? (other && `'${other}' differs from it in upper and lower case only`);
        if (why === undefined) for (const prefix of prefixes) seen.set(foldedPath(prefix), prefix);
        yield { path, why };
    }
}

/** Whether a path by itself is one that `checkOutputPaths` takes. */
export const isOutputPath = (path: string): boolean => whyNot(path) === undefined;

function whyNot(path: string): string | undefined {
    for (const segment of path.split('/')) {
        if (segment === '') return 'it is not a relative path of names';
        if (segment === '.' || segment === '..') return 'it leads out of the folder';
        const why = whyNoFileName(segment);
        if (why) return why;
    }
    return path.split('/')[0]?.toLowerCase() === recordFolder ? `'${recordFolder}' is Djagram's own` : undefined;
}
