/** Only the newest question gets an answer; an overtaken one is aborted and yields undefined. */
export function newestOnly<I, O>(
    work: (input: I, signal: AbortSignal) => Promise<O>,
): (input: I) => Promise<O | undefined> {
    let latest = new AbortController();
    return async input => {
        latest.abort();
        latest = new AbortController();
        const { signal } = latest;
        try {
            const output = await work(input, signal);
            return signal.aborted ? undefined : output;
        } catch (error) {
            if (signal.aborted) return undefined;
            throw error;
        }
    };
}
