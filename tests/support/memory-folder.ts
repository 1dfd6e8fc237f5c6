import type { DiskFile } from '../../src/generate/merge-plan.js';
import type { OutputFolder } from '../../src/generate/output-folder.js';

export class Died extends Error {}

export interface MemoryFolder extends OutputFolder {
    readonly files: Map<string, string>;
    /** Writes and removals so far. */
    operations(): number;
}

/**
 * An output folder in memory. With `diesAfter`, the operation behind that many throws, and so does each one after it,
 * as if the process were gone.
 */
export function memoryFolder(
    files: Map<string, string> = new Map(),
    diesAfter = Number.POSITIVE_INFINITY,
): MemoryFolder {
    let operations = 0;
    const step = (): void => {
        if (operations >= diesAfter) throw new Died();
        operations++;
    };
    return {
        files,
        operations: () => operations,
        async read(path): Promise<DiskFile | undefined> {
            const text = files.get(path);
            if (text === undefined) return undefined;
            return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text };
        },
        async write(path, text) {
            step();
            files.set(path, text);
        },
        async remove(path) {
            step();
            files.delete(path);
        },
        async list(folder) {
            return [...files.keys()].filter(path => path.startsWith(`${folder}/`)).sort();
        },
        async lock() {
            return async () => undefined;
        },
    };
}
