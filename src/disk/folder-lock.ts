import { open, readFile, rename, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Another run is under way. */
export class FolderLockedError extends Error {
    override readonly name = 'FolderLockedError';

    constructor(path: string, holder: string) {
        super(`Djagram is already generating into this folder (${holder}). If that is not so, delete '${path}'.`);
    }
}

/**
 * Holds the lock at `path` until the answer is called. A lock whose process is gone from this machine is taken over.
 * @throws FolderLockedError
 */
export async function acquireLock(path: string): Promise<() => Promise<void>> {
    const mine = `${process.pid} ${hostname()}\n`;
    for (let attempt = 1; attempt <= 3; attempt++) {
        try {
            const handle = await open(path, 'wx');
            await handle.writeFile(mine);
            await handle.close();
            return () => unlink(path);
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        }
        const holder = await readFile(path, 'utf8').catch(() => undefined);
        if (holder === undefined) continue;
        const [pid, host] = holder.trim().split(' ');
        if (host !== hostname() || isRunning(Number(pid))) {
            throw new FolderLockedError(path, pid ? `process ${pid} on ${host ?? 'this machine'}` : 'just begun');
        }
        await takeAway(path, holder);
    }
    throw new FolderLockedError(path, 'it has just begun');
}

/** Takes a dead run's lock away, unless another run has done so meanwhile and holds the lock now. */
async function takeAway(path: string, holder: string): Promise<void> {
    const aside = `${path}.${process.pid}`;
    try {
        await rename(path, aside);
    } catch {
        return;
    }
    if ((await readFile(aside, 'utf8')) === holder) await unlink(aside);
    else await rename(aside, path);
}

/** Signal 0 asks only whether the process is there. One of another user's answers EPERM. */
function isRunning(pid: number): boolean {
    if (!Number.isInteger(pid) || pid <= 0) return false;
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
}
