import {
    closeSync,
    fchmodSync,
    fdatasync,
    lstatSync,
    openSync,
    renameSync,
    rmSync,
    unlinkSync,
    writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { whereExists } from './short-calls.js';

const toDisk = promisify(fdatasync);

/** Of a file that is being written, in the folder of the one it becomes. */
export const temporarySuffix = '.djagram-tmp';

/**
 * Writes a file so that at any moment it is either old or new as a whole. A mode that it has stays.
 * @param file absolute; its folder exists
 */
export async function replaceFile(
    file: string,
    content: string | Uint8Array,
    { executable = false }: { readonly executable?: boolean } = {},
): Promise<void> {
    const standing = whereExists(() => lstatSync(file, { throwIfNoEntry: false }));
    const temporary = join(dirname(file), `.${basename(file)}.${process.pid}${temporarySuffix}`);
    const handle = openSync(temporary, 'w', executable ? 0o777 : 0o666);
    try {
        writeFileSync(handle, content);
        if (standing?.isFile()) fchmodSync(handle, standing.mode & 0o7777);
        // Before the rename: a power cut could else leave the new name with nothing in it. This alone waits for the disk,
        // and others may go on meanwhile.
        await toDisk(handle);
    } catch (error) {
        closeSync(handle);
        unlinkSync(temporary);
        throw error;
    }
    closeSync(handle);
    await moveTo(file, temporary);
}

/** Windows refuses for a moment while a virus scanner or an editor reads the file. */
async function moveTo(file: string, temporary: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
        try {
            renameSync(temporary, file);
            return;
        } catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            if (process.platform === 'win32' && attempt < 10 && ['EPERM', 'EACCES', 'EBUSY'].includes(code ?? '')) {
                await new Promise(done => setTimeout(done, 20 * attempt));
                continue;
            }
            rmSync(temporary, { force: true });
            throw error;
        }
    }
}
