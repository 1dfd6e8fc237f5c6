import { commands, window } from 'vscode';
import { describeError, type Log } from './log.js';

export interface Button {
    readonly title: string;
    run(): unknown;
}

export const commandButton = (title: string, command: string, ...args: readonly unknown[]): Button => ({
    title,
    run: () => commands.executeCommand(command, ...args),
});

export const showLogButton = commandButton('Show Log', 'djagram.showLog');

const shows = {
    information: window.showInformationMessage,
    warning: window.showWarningMessage,
    error: window.showErrorMessage,
};

/** Shows a message with buttons, and does not wait for it: it stays until somebody reads it. */
export function showMessage(log: Log, kind: keyof typeof shows, text: string, ...buttons: readonly Button[]): void {
    // By title, which VS Code gives back: two buttons that say the same would be one.
    const byTitle = new Map(buttons.map(button => [button.title, button]));
    const work = async (): Promise<void> => {
        const chosen = await shows[kind](text, ...byTitle.keys());
        if (chosen !== undefined) await byTitle.get(chosen)?.run();
    };
    work().catch(error => log.error(`${text}: ${describeError(error)}`));
}
