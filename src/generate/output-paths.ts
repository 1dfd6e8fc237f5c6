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

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * Refuses paths that lead out of the folder or into the record, that Windows cannot hold, or that are one file where
 * upper and lower case are not told apart.
 */
export function checkOutputPaths(paths: Iterable<string>): void {
    const seen = new Map<string, string>();
    for (const path of paths) {
        const why = whyNot(path);
        if (why) throw new OutputPathError(path, why);
        // Folders too: `Shop/models.py` and `shop/views.py` would land in one.
        const segments = path.split('/');
        for (let length = 1; length <= segments.length; length++) {
            const prefix = segments.slice(0, length).join('/');
            const folded = prefix.normalize('NFC').toLowerCase();
            const other = seen.get(folded);
            if (other !== undefined && other !== prefix) {
                throw new OutputPathError(path, `'${other}' differs from it in upper and lower case only`);
            }
            seen.set(folded, prefix);
        }
    }
}

/** Whether a path by itself is one that `checkOutputPaths` takes. */
export const isOutputPath = (path: string): boolean => whyNot(path) === undefined;

function whyNot(path: string): string | undefined {
    for (const segment of path.split('/')) {
        if (segment === '') return 'it is not a relative path of names';
        if (segment === '.' || segment === '..') return 'it leads out of the folder';
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it
        if (/[\\:*?"<>|\x00-\x1f]/.test(segment)) return `Windows does not allow a character of '${segment}' in a name`;
        if (/[ .]$/.test(segment)) return `Windows does not allow a name to end like '${segment}'`;
        if (reserved.test(segment)) return `Windows keeps the name '${segment}' for a device`;
    }
    return path.split('/')[0]?.toLowerCase() === recordFolder ? `'${recordFolder}' is Djagram's own` : undefined;
}
