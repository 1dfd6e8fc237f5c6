import { ProgressLocation, Uri, window, workspace } from 'vscode';
import type { GenerateAnswer } from '../../protocol/server-messages.js';
import type { ReadOnlyDocuments } from '../documents/read-only-documents.js';
import type { LanguageServer } from '../language-server.js';
import type { Log } from '../log.js';
import { readSettings } from '../settings.js';
import { type Button, commandButton, showLogButton, showMessage } from '../show-message.js';
import { UserError } from '../user-error.js';
import { openConflict, pickConflict } from './conflicts.js';
import { requireTrust, subjectUri } from './subject.js';

type Done = Extract<GenerateAnswer, { kind: 'done' }>;

/** Writes the Django project of the file's project, merging with what stands there. */
export const generate =
    (server: LanguageServer, log: Log) =>
    async (argument?: unknown): Promise<void> => {
        requireTrust('Generating');
        const answer = await run(server, subjectUri(argument), false);
        log.info(`Generated into ${answer.folder}: ${summaryOf(answer)}`);
        for (const warning of answer.rowWarnings) log.warn(warning);
        for (const { path, why } of answer.conflicts) log.warn(`${path}: ${why}`);
        if (answer.conflicts.length > 0) reportConflicts(answer, log);
        else reportSuccess(answer, log);
    };

/** Shows what generating would change, as a diff, and writes nothing. */
export const previewGeneration =
    (server: LanguageServer, log: Log, documents: ReadOnlyDocuments) =>
    async (argument?: unknown): Promise<void> => {
        requireTrust('Generating');
        const uri = subjectUri(argument);
        const { diff, rowWarnings } = await run(server, uri, true);
        if (!diff) {
            showMessage(log, 'information', 'Generating would change nothing.');
            return;
        }
        const text = asDiffComment(rowWarnings) + diff;
        await documents.show({ title: 'What generating would change.diff', text, language: 'diff' });
    };

/** Text that stands before the first file of a diff is read by people alone. */
const asDiffComment = (texts: readonly string[]): string =>
    texts.map(text => `${text.replaceAll(/^/gm, '# ')}\n`).join('');

async function run(server: LanguageServer, uri: Uri, dryRun: boolean): Promise<Done> {
    const out = readSettings(uri).generateFolder;
    const answer = await window.withProgress(
        { location: ProgressLocation.Window, title: dryRun ? 'Djagram: comparing' : 'Djagram: generating' },
        () => server.generate({ uri: uri.toString(), out, dryRun, force: false }),
    );
    if (answer.kind === 'refused') throw new UserError(answer.message, { buttons: [showProblems] });
    return answer;
}

const showProblems = commandButton('Show Problems', 'workbench.actions.view.problems');

function summaryOf({ written, merged, removed, unchanged }: Done): string {
    const parts = [
        { count: written, what: 'written' },
        { count: merged.length, what: 'merged with your edits' },
        { count: removed.length, what: 'removed' },
        { count: unchanged, what: 'unchanged' },
    ].filter(({ count }) => count > 0);
    const [first, ...others] = parts.map(({ count, what }) => ({ count: String(count), what }));
    if (!first) return 'nothing to do';
    const files = first.count === '1' ? 'file' : 'files';
    return [`${first.count} ${files} ${first.what}`, ...others.map(({ count, what }) => `${count} ${what}`)].join(', ');
}

function reportSuccess(answer: Done, log: Log): void {
    const folder = Uri.file(answer.folder);
    // The desktop's file manager sees nothing of a remote window's disk, where the project usually lies below the folder.
    const reveal = workspace.getWorkspaceFolder(folder) ? 'revealInExplorer' : 'revealFileInOS';
    const changes = answer.rowWarnings.length;
    const rows =
        changes === 0 ? '' : ` ${changes} change${changes > 1 ? 's' : ''} may lose or stop on rows that are there.`;
    showMessage(
        log,
        changes > 0 ? 'warning' : 'information',
        `Django project generated: ${summaryOf(answer)}.${rows}`,
        ...(changes > 0 ? [showLogButton] : []),
        commandButton('Open README', 'vscode.open', Uri.joinPath(folder, 'README.md')),
        commandButton('Open Folder', reveal, folder),
    );
}

/** One conflict is opened by its button; of several, one is picked from a list. */
function reportConflicts({ folder, conflicts }: Done, log: Log): void {
    const [only, second] = conflicts;
    if (!only) return;
    const root = Uri.file(folder);
    const [text, button]: [string, Button] = second
        ? [
              `${conflicts.length} files need you: ${conflicts.map(({ path }) => path).join(', ')}.`,
              { title: 'Choose File', run: () => pickConflict(root, conflicts) },
          ]
        : [`${only.path}: ${only.why}.`, { title: 'Open File', run: () => openConflict(root, only) }];
    showMessage(log, 'warning', `The project is generated, but ${text}`, button);
}
