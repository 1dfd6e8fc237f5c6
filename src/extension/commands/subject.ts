import { Uri, workspace } from 'vscode';
import { commandButton } from '../show-message.js';
import { shownEditor } from '../shown-editor.js';
import { UserError } from '../user-error.js';

/** The document that a command is about: what a code lens names, or the one in the active editor. */
export function subjectUri(argument: unknown): Uri {
    if (typeof argument === 'string') return Uri.parse(argument);
    if (argument instanceof Uri) return argument;
    const editor = shownEditor();
    if (editor) return editor.document.uri;
    throw new UserError('Open a .dsl file first.');
}

/** @throws UserError in a folder that is not trusted */
export function requireTrust(what: string): void {
    if (workspace.isTrusted) return;
    const manage = commandButton('Manage Workspace Trust', 'workbench.trust.manage');
    throw new UserError(
        `${what} works in trusted folders only: its files say what is written, and where a secret goes.`,
        {
            buttons: [manage],
        },
    );
}
