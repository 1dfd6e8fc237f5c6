/** Makes what fails small, so that it can be read: by versions, by files and by lines, which fast-check knows nothing of. */
import type { Files } from './random-projects.js';

/** A state of the files, and how often the build of it may ask whether it is to go on before a newer edit cuts it short. */
export interface Version {
    readonly files: Files;
    readonly interruptedAfter: number | undefined;
}

/** The files after each edit, and before the first. */
export type History = readonly Version[];

/** What is left of `history` when nothing more can be left out of it: `why` says why one fails, or nothing where it does not. */
export async function shrunk(
    history: History,
    why: (history: History) => Promise<string | undefined>,
    attempts = 1500,
): Promise<History> {
    let left = attempts;
    let best = history;
    const accept = async (candidate: History): Promise<boolean> => {
        if (left-- <= 0 || (await why(candidate)) === undefined) return false;
        best = candidate;
        return true;
    };
    for (let size = Number.POSITIVE_INFINITY; left > 0 && sizeOf(best) < size; ) {
        size = sizeOf(best);
        await leaveOut(
            () => [...best.keys()],
            dropped => accept(best.filter((_, index) => !dropped.has(index))),
        );
        await leaveOut(
            () => [...new Set(best.flatMap(({ files }) => Object.keys(files)))],
            dropped => accept(changed(best, (_, name) => (dropped.has(name) ? undefined : _))),
        );
        await leaveOut(
            () => [...new Set(best.flatMap(({ files }) => Object.values(files).flatMap(linesOf)))],
            dropped =>
                accept(
                    changed(best, text =>
                        linesOf(text)
                            .filter(line => !dropped.has(line))
                            .join(''),
                    ),
                ),
        );
        for (const index of best.keys()) {
            if (best[index]?.interruptedAfter === undefined) continue;
            await accept(best.with(index, { ...(best[index] as Version), interruptedAfter: undefined }));
        }
    }
    return best;
}

/** Leaves out as many parts at once as can be, in halves first. */
async function leaveOut<T>(
    parts: () => readonly T[],
    tryWithout: (dropped: ReadonlySet<T>) => Promise<boolean>,
): Promise<void> {
    for (let count = Math.ceil(parts().length / 2); count >= 1; count = count === 1 ? 0 : Math.ceil(count / 2)) {
        for (let from = 0; from < parts().length; ) {
            const done = await tryWithout(new Set(parts().slice(from, from + count)));
            if (!done) from += count;
        }
    }
}

function changed(history: History, change: (text: string, name: string) => string | undefined): History {
    return history.map(version => ({
        ...version,
        files: Object.fromEntries(
            Object.entries(version.files).flatMap(([name, text]) => {
                const now = change(text, name);
                return now === undefined ? [] : [[name, now]];
            }),
        ),
    }));
}

const linesOf = (text: string): string[] => text.match(/[^\n\r]*(?:\r\n|\r|\n)|[^\n\r]+$/g) ?? [];

const sizeOf = (history: History): number => JSON.stringify(history).length;
