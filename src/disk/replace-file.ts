import { lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

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
    const standing = await lstat(file).catch(() => undefined);
    const temporary = join(dirname(file), `.${basename(file)}.${process.pid}${temporarySuffix}`);
    const handle = await open(temporary, 'w', executable ? 0o777 : 0o666);
    try {
        await handle.writeFile(content);
        // Before the rename: a power cut could else leave the new name with nothing in it.
        await handle.sync();
        if (standing?.isFile()) await handle.chmod(standing.mode & 0o7777);
    } catch (error) {
        await handle.close();
        await unlink(temporary);
        throw error;
    }
    await handle.close();
    await moveTo(file, temporary);
}

/** Windows refuses for a moment while a virus scanner or an editor reads the file. */
async function moveTo(file: string, temporary: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
        try {
            await rename(temporary, file);
            return;
        } catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            if (process.platform === 'win32' && attempt < 10 && ['EPERM', 'EACCES', 'EBUSY'].includes(code ?? '')) {
                await new Promise(done => setTimeout(done, 20 * attempt));
                continue;
            }
            await unlink(temporary).catch(() => undefined);
            throw error;
        }
    }
}
