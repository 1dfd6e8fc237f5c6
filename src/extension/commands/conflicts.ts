import { Position, Range, Uri, window, workspace } from 'vscode';

/** A generated file that only a person can finish: where it lies below the output folder, and why. */
export interface Conflict {
    readonly path: string;
    readonly why: string;
}

/** Opens a file where its first conflict begins; VS Code itself offers there to accept the one side or the other. */
export async function openConflict(folder: Uri, { path }: Conflict): Promise<void> {
    const document = await workspace.openTextDocument(Uri.joinPath(folder, path));
    const line = document
        .getText()
        .split('\n')
        .findIndex(text => text.startsWith('<<<<<<< '));
    const start = new Position(Math.max(0, line), 0);
    await window.showTextDocument(document, { selection: new Range(start, start), preview: false });
}

/** Lists files with the reason of each, and opens the one that is picked. */
export async function pickConflict(folder: Uri, conflicts: readonly Conflict[]): Promise<void> {
    const items = conflicts.map(conflict => ({ label: conflict.path, detail: conflict.why, conflict }));
    const picked = await window.showQuickPick(items, {
        title: 'Generated files that need you',
        placeHolder: 'Opens the file at its first conflict',
        matchOnDetail: true,
    });
    if (picked) await openConflict(folder, picked.conflict);
}
