/**
 * What the sources of a project were made into last, so that the same sources need not be made into it again. It holds no
 * text: each file's is taken from the record if it is the one that is meant, and if one is not, all are generated anew.
 * So what is remembered decides nothing about a merge, and may be lost at any time.
 */
import type { GeneratedFile } from './generated-file.js';
import type { OutputFolder } from './output-folder.js';
import { isOutputPath } from './output-paths.js';
import { basePath, memoryPath, writeIgnored } from './output-record.js';

export interface RememberedOutput {
    /** Stands for all that the files depend on but for those in `beside`: the sources, and the program that read them. */
    readonly key: string;
    readonly beside: readonly BesideFile[];
    readonly files: readonly RememberedFile[];
}

/** A file that a .dsl file names and that was read too. */
export interface BesideFile {
    readonly dslUri: string;
    readonly file: string;
    readonly digest: string;
}

interface RememberedFile {
    readonly path: string;
    readonly executable: boolean;
    readonly digest: string;
}

/** Names a text by its content. */
export type Digest = (text: string) => string;

export const rememberedOutput = (
    key: string,
    beside: readonly BesideFile[],
    files: readonly GeneratedFile[],
    digest: Digest,
): RememberedOutput => ({
    key,
    beside,
    files: files.map(({ path, text, executable = false }) => ({ path, executable, digest: digest(text) })),
});

/** What these sources were made into; undefined where that is not known. */
export async function recallOutput(
    folder: OutputFolder,
    key: string,
    isUnchanged: (beside: BesideFile) => Promise<boolean>,
    digest: Digest,
): Promise<{ readonly files: GeneratedFile[]; readonly remembered: RememberedOutput } | undefined> {
    const memory = await folder.read(memoryPath);
    const remembered = memory?.kind === 'text' ? decode(memory.text) : undefined;
    if (remembered?.key !== key) return undefined;
    for (const beside of remembered.beside) if (!(await isUnchanged(beside))) return undefined;
    const files: GeneratedFile[] = [];
    for (const { path, executable, digest: meant } of remembered.files) {
        const base = await folder.read(basePath(path));
        if (base?.kind !== 'text' || digest(base.text) !== meant) return undefined;
        files.push({ path, text: base.text, executable });
    }
    return { files, remembered };
}

/** Writes nothing where it is remembered already. */
export async function rememberOutput(folder: OutputFolder, output: RememberedOutput): Promise<void> {
    const text = `${JSON.stringify(output)}\n`;
    const memory = await folder.read(memoryPath);
    if (memory?.kind === 'text' && memory.text === text) return;
    await writeIgnored(folder);
    await folder.write(memoryPath, text);
}

/** Undefined for what another version wrote in another way, or nobody could have meant. */
function decode(text: string): RememberedOutput | undefined {
    const output = parsed(text);
    if (!isObject(output) || typeof output.key !== 'string') return undefined;
    const { key, beside, files } = output;
    const isBeside = (value: unknown): value is BesideFile =>
        isObject(value) && [value.dslUri, value.file, value.digest].every(each => typeof each === 'string');
    const isFile = (value: unknown): value is RememberedFile =>
        isObject(value) &&
        typeof value.path === 'string' &&
        isOutputPath(value.path) &&
        typeof value.executable === 'boolean' &&
        typeof value.digest === 'string';
    if (!Array.isArray(beside) || !beside.every(isBeside)) return undefined;
    return Array.isArray(files) && files.every(isFile) ? { key, beside, files } : undefined;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        // As good as lost: everything is generated anew.
        return undefined;
    }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
