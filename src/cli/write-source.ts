import { readFile, realpath } from 'node:fs/promises';
import { replaceFile } from '../disk/replace-file.js';
import { reasonOf, type SourceFile } from './node-files.js';
import { UserError } from './user-error.js';

/**
 * Gives a .dsl file another text, as a whole or not at all. A byte order mark stays.
 * @throws UserError where it cannot be written
 */
export async function writeSource({ path, shownAs }: SourceFile, text: string): Promise<void> {
    try {
        // A link is followed, so that what it leads to is written and the link stays.
        const file = await realpath(path);
        const marked = (await readFile(file)).subarray(0, 3).equals(Uint8Array.of(0xef, 0xbb, 0xbf));
        await replaceFile(file, marked ? `\uFEFF${text}` : text);
    } catch (error) {
        throw new UserError(`'${shownAs}' cannot be written: ${reasonOf(error as NodeJS.ErrnoException)}.`, '', {
            cause: error,
        });
    }
}
