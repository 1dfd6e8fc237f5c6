import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Reads a file by its path from the folder of a document; undefined for a document or a file that is on no disk. */
export async function readBeside(documentUri: string, file: string): Promise<string | undefined> {
    if (!documentUri.startsWith('file:')) return undefined;
    try {
        return await readFile(join(dirname(fileURLToPath(documentUri)), file), 'utf8');
    } catch (error) {
        // Not there, no file, or not ours to read: whoever asks says so in its own words.
        if (error instanceof Error && 'syscall' in error) return undefined;
        throw error;
    }
}
