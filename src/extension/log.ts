import { type LogOutputChannel, window } from 'vscode';

/** What happened, for whoever looks for a cause. No secret and no token ever reaches it. */
export type Log = Pick<LogOutputChannel, 'info' | 'warn' | 'error' | 'show'>;

export const createLog = (): LogOutputChannel => window.createOutputChannel('Djagram', { log: true });

/** An error with all its causes, as a text. */
export function describeError(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    const cause = error.cause === undefined ? '' : `\nCaused by: ${describeError(error.cause)}`;
    return `${error.stack ?? error.message}${cause}`;
}
