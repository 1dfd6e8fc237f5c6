import { DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { DjagramServices } from '../language/services.js';
import { DjagramWorkspaceManager } from '../language/workspace-manager.js';

/** A workspace that is read and checked sooner shows no progress. In milliseconds. */
const notice = 400;
const period = 200;
/** Which part of the whole parsing is, about. */
const parsing = 0.3;

/**
 * Says how far the first look at a workspace has come, where that takes long, to an editor that can show it. Who stops it there
 * is answered as before, and gets findings with the next edit.
 */
export function showLoadProgress(
    connection: Connection,
    { shared, djagram }: { readonly shared: LangiumSharedServices; readonly djagram: DjagramServices },
): void {
    const { WorkspaceManager: manager, DocumentBuilder, LangiumDocuments, WorkspaceLock } = shared.workspace;
    if (!(manager instanceof DjagramWorkspaceManager)) throw new Error('Files must be read before they are parsed.');
    let progress: WorkDoneProgressServerReporter | undefined;
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;

    const isChecked = (): boolean =>
        manager.share === 1 &&
        LangiumDocuments.all.every(({ uri, state }) => uri.scheme === 'builtin' || state >= DocumentState.Validated);
    const end = (): void => {
        isOver = true;
        clearInterval(timer);
        progress?.done();
    };
    const report = (): void => {
        const isParsed = manager.share === 1;
        // Nothing is asked of the language before it has to do with anything.
        const share = isParsed
            ? parsing + (1 - parsing) * djagram.validation.DocumentValidator.share
            : parsing * manager.share;
        progress?.report(Math.floor(100 * share), isParsed ? 'Checking' : 'Reading');
    };
    const begin = async (): Promise<void> => {
        if (isOver || isChecked()) return;
        const created = await connection.window.createWorkDoneProgress();
        if (isOver) return;
        progress = created;
        progress.begin('Djagram', 0, 'Reading', true);
        progress.token.onCancellationRequested(() => {
            WorkspaceLock.cancelWrite();
            end();
        });
        report();
        timer = setInterval(report, period).unref();
    };

    manager.onRead(async () => {
        setTimeout(() => void begin(), notice).unref();
    });
    DocumentBuilder.onBuildPhase(DocumentState.Validated, () => {
        if (!isOver && isChecked()) end();
    });
}
