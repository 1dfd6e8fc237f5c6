import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { GenerateAnswer } from '../../protocol/server-messages.js';
import type { ReadOnlyDocuments } from '../documents/read-only-documents.js';
import type { LanguageServer } from '../language-server.js';
import type { Log } from '../log.js';
import { readSettings } from '../settings.js';
import { UserError } from '../user-error.js';
import { requireTrust, subjectUri } from './subject.js';

type Done = Extract<GenerateAnswer, { kind: 'done' }>;

/** Writes the Django project of the file's project, merging with what stands there. */
export const generate =
    (server: LanguageServer, log: Log) =>
    async (argument?: unknown): Promise<void> => {
        requireTrust('Generating');
        const answer = await run(server, subjectUri(argument), false);
        log.info(`Generated into ${answer.folder}: ${summaryOf(answer)}`);
        for (const { path, why } of answer.conflicts) log.warn(`${path}: ${why}`);
        await (answer.conflicts.length > 0 ? reportConflicts(answer, log) : reportSuccess(answer));
    };

/** Shows what generating would change, as a diff, and writes nothing. */
export const previewGeneration =
    (server: LanguageServer, documents: ReadOnlyDocuments) =>
    async (argument?: unknown): Promise<void> => {
        requireTrust('Generating');
        const { diff } = await run(server, subjectUri(argument), true);
        if (!diff) {
            void window.showInformationMessage('Generating would change nothing.');
            return;
        }
        await documents.show({ title: 'What generating would change.diff', text: diff, language: 'diff' });
    };

async function run(server: LanguageServer, uri: Uri, dryRun: boolean): Promise<Done> {
    const out = readSettings(uri).generateFolder;
    const answer = await window.withProgress(
        { location: ProgressLocation.Window, title: dryRun ? 'Djagram: comparing' : 'Djagram: generating' },
        () => server.generate({ uri: uri.toString(), out, dryRun, force: false }),
    );
    if (answer.kind === 'refused') throw new UserError(answer.message);
    return answer;
}

function summaryOf({ written, merged, removed, unchanged }: Done): string {
    const parts = [
        `${written} written`,
        `${merged.length} merged`,
        `${removed.length} removed`,
        `${unchanged} unchanged`,
    ];
    return parts.filter(part => !part.startsWith('0 ')).join(', ') || 'nothing to do';
}

async function reportSuccess(answer: Done): Promise<void> {
    const open = 'Open README';
    const reveal = 'Open Folder';
    const chosen = await window.showInformationMessage(`Django project generated: ${summaryOf(answer)}.`, open, reveal);
    const folder = Uri.file(answer.folder);
    if (chosen === open) await window.showTextDocument(Uri.joinPath(folder, 'README.md'));
    // The desktop's file manager sees nothing of a remote window's disk, where the project usually lies below the folder.
    const command = workspace.getWorkspaceFolder(folder) ? 'revealInExplorer' : 'revealFileInOS';
    if (chosen === reveal) await commands.executeCommand(command, folder);
}

async function reportConflicts({ folder, conflicts }: Done, log: Log): Promise<void> {
    const open = 'Open First';
    const list = 'Show All';
    const text = conflicts.length === 1 ? 'One file needs you' : `${conflicts.length} files need you`;
    const chosen = await window.showWarningMessage(
        `${text}: your edit and the new text touch the same lines.`,
        open,
        list,
    );
    const first = conflicts[0];
    if (chosen === open && first) await window.showTextDocument(Uri.joinPath(Uri.file(folder), first.path));
    if (chosen === list) log.show();
}
