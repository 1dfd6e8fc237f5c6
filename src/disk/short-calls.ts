/** For how long calls to the disk may keep everything else waiting, in milliseconds. */
const turnMs = 8;

/**
 * Lets others have their turn now and then. A call of Node's that blocks takes some microseconds, while its asynchronous
 * sister takes a hundred; so a folder of many files is walked by calls that block, and this in between.
 */
export function createTurns(): () => Promise<void> {
    let since = performance.now();
    return async () => {
        if (performance.now() - since < turnMs) return;
        await new Promise<void>(resolve => setImmediate(resolve));
        since = performance.now();
    };
}

/** The answer, or undefined where nothing stands at the path; every other failure is one. */
export function whereExists<T>(ask: () => T): T | undefined {
    try {
        return ask();
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        throw error;
    }
}
