import { commands, type Disposable, window } from 'vscode';
import { describeError, type Log } from '../log.js';
import { CancelledError, UserError } from '../user-error.js';

// biome-ignore lint/suspicious/noExplicitAny: a command's arguments come from whoever executes it
export type Command = (...args: any[]) => unknown;

/** By id; a test compares the ids with `contributes.commands`. */
export type CommandTable = Readonly<Record<string, Command>>;

/** Registers commands behind one error boundary: a failure is logged with its cause and shown once. */
export const registerCommands = (table: CommandTable, log: Log): Disposable[] =>
    Object.entries(table).map(([id, command]) => commands.registerCommand(id, behindErrorBoundary(id, command, log)));

export const behindErrorBoundary =
    (id: string, work: Command, log: Log): Command =>
    async (...args) => {
        try {
            return await work(...args);
        } catch (error) {
            // Not waited for: it stays until somebody reads it.
            void report(id, error, log);
            return undefined;
        }
    };

async function report(id: string, error: unknown, log: Log): Promise<void> {
    if (error instanceof CancelledError) return;
    if (error instanceof UserError) {
        log.warn(`${id}: ${error.message}`);
        const { remedy } = error;
        const chosen = await window.showErrorMessage(error.message, ...(remedy ? [remedy.title] : []));
        if (remedy && chosen === remedy.title) await commands.executeCommand(remedy.command, ...remedy.args);
        return;
    }
    log.error(`${id}: ${describeError(error)}`);
    const show = 'Show Log';
    const message = error instanceof Error ? error.message : String(error);
    const chosen = await window.showErrorMessage(`Djagram: ${message}`, show);
    if (chosen === show) log.show();
}
