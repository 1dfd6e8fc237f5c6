import { DocumentState, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { textOf } from '../language/edited-text-document.js';
import { DjagramWorkspaceManager } from '../language/workspace-manager.js';
import { type Beside, type CheckedFile, type FindingsStore, KnownFindings } from './known-findings.js';

/** Says what was found the last time while files are being parsed; `keep` keeps what is found now, when a session ends. */
export function rememberFindings(
    connection: Connection,
    { workspace }: LangiumSharedServices,
    { build, store, beside }: { readonly build: string; readonly store: FindingsStore; readonly beside: Beside },
): { keep(): Promise<void> } {
    const known = new KnownFindings({
        build,
        store,
        beside,
        publish: ({ uri, diagnostics }) => connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }),
        warn: message => connection.console.warn(message),
    });
    /** None while there are some that are not checked. */
    const checkedFiles = (): CheckedFile[] => {
        const documents = workspace.LangiumDocuments.all.filter(({ uri }) => uri.scheme !== 'builtin').toArray();
        if (documents.some(({ state }) => state < DocumentState.Validated)) return [];
        return documents.map(({ uri, textDocument, diagnostics = [] }) => ({
            uri: uri.toString(),
            text: textDocument.getText(),
            diagnostics,
        }));
    };
    const { WorkspaceManager: manager } = workspace;
    if (!(manager instanceof DjagramWorkspaceManager)) throw new Error('Files must be read before they are parsed.');
    manager.onRead(texts => known.filesRead(texts));
    workspace.TextDocuments.onDidChangeContent(
        ({ document }) => void known.fileShown(URI.parse(document.uri).toString(), textOf(document)),
    );
    workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, () => void known.filesChecked(checkedFiles));
    return { keep: () => known.keep(checkedFiles()) };
}
