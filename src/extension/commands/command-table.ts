import { commands, type Disposable } from 'vscode';
import { describeError, type Log } from '../log.js';
import { showLogButton, showMessage } from '../show-message.js';
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
            report(id, error, log);
            return undefined;
        }
    };

function report(id: string, error: unknown, log: Log): void {
    if (error instanceof CancelledError) return;
    if (error instanceof UserError) {
        log.warn(`${id}: ${error.message}`);
        showMessage(log, 'error', error.message, ...error.buttons);
        return;
    }
    log.error(`${id}: ${describeError(error)}`);
    showMessage(log, 'error', `Djagram: ${error instanceof Error ? error.message : String(error)}`, showLogButton);
}
