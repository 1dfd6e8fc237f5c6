import { type Cancellation, DocumentState, isOperationCancelled, type LangiumDocument, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import {
    type Diagnostic,
    type DocumentDiagnosticParams,
    type DocumentDiagnosticReport,
    LSPErrorCodes,
    type PreviousResultId,
    type PublishDiagnosticsParams,
    ResponseError,
    type WorkspaceDiagnosticParams,
    type WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { builtinScheme } from '../scoping/project-files.js';

interface Result {
    readonly id: string;
    readonly diagnostics: readonly Diagnostic[];
    /** As JSON: what is found again in the same places is the same result. */
    readonly text: string;
    /** From before the file was checked in this session: right for this version of it, undefined where it is not open. */
    readonly remembered?: { readonly version: number | undefined };
}

/** What an editor has been told last of a file that it shows. */
interface Told {
    readonly version: number;
    readonly id: string;
}

/** Keeps what is found in each file under an id, for an editor that asks for it. */
export class PulledDiagnostics {
    private readonly services: LangiumSharedServices['workspace'];
    private readonly refresh: () => void;
    private readonly results = new Map<string, Result>();
    private readonly told = new Map<string, Told>();
    private readonly waiting = new Set<() => void>();
    /** Of an earlier session, ids mean nothing. */
    private readonly session = crypto.randomUUID();
    private count = 0;

    /** `refresh` tells the editor to ask again. */
    constructor({ workspace }: LangiumSharedServices, refresh: () => void) {
        this.services = workspace;
        this.refresh = refresh;
        workspace.TextDocuments.onDidClose(({ document }) => this.told.delete(URI.parse(document.uri).toString()));
        workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, () => this.announce());
    }

    /** Takes what another editor would be sent. */
    take({ uri: written, diagnostics }: PublishDiagnosticsParams): void {
        const uri = URI.parse(written).toString();
        const document = this.documentAt(uri);
        const isChecked = document && document.state >= DocumentState.Validated;
        const text = JSON.stringify(diagnostics);
        const before = this.results.get(uri);
        const id = before?.text === text ? before.id : `${this.session}:${++this.count}`;
        const remembered = isChecked ? undefined : { version: this.versionOf(uri) };
        this.results.set(uri, { id, diagnostics, text, ...(remembered && { remembered }) });
        if (!isChecked) this.announce();
    }

    /** When its text as it is now has been checked, or at once where that is known. */
    async inDocument(
        { textDocument, previousResultId }: DocumentDiagnosticParams,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<DocumentDiagnosticReport> {
        const uri = URI.parse(textDocument.uri).toString();
        const remembered = this.results.get(uri)?.remembered;
        if (!remembered || remembered.version !== this.versionOf(uri)) await this.checked(uri, cancelToken);
        const result = this.results.get(uri);
        if (!result) return { kind: 'full', items: [] };
        const { id: resultId, diagnostics } = result;
        const version = this.versionOf(uri);
        if (version !== undefined) this.told.set(uri, { version, id: resultId });
        if (resultId === previousResultId) return { kind: 'unchanged', resultId };
        return { kind: 'full', resultId, items: [...diagnostics] };
    }

    /** What differs from what the editor has. While nothing does, the answer waits: the editor would only ask again. */
    async inWorkspace(
        { previousResultIds }: WorkspaceDiagnosticParams,
        cancelToken: Cancellation.CancellationToken,
    ): Promise<WorkspaceDiagnosticReport> {
        const had = new Map(
            previousResultIds.map(({ uri, value }: PreviousResultId) => [URI.parse(uri).toString(), value]),
        );
        for (;;) {
            const news = [...this.results].filter(([uri, { id, diagnostics }]) => {
                const known = had.get(uri);
                return known === undefined ? diagnostics.length > 0 : known !== id;
            });
            if (news.length > 0) {
                const items = news.map(([uri, { id: resultId, diagnostics }]) => {
                    const version = this.versionOf(uri) ?? null;
                    return { kind: 'full' as const, uri, version, resultId, items: [...diagnostics] };
                });
                return { items };
            }
            // A token that is cancelled from the start tells nobody.
            if (cancelToken.isCancellationRequested) throw notWanted();
            await this.nextNews(cancelToken);
        }
    }

    /** Lets those who wait look again, and has an editor ask again about files that change nothing but what is found in them. */
    private announce(): void {
        for (const wake of this.waiting) wake();
        const isOutdated = [...this.told].some(
            ([uri, { version, id }]) => this.versionOf(uri) === version && this.results.get(uri)?.id !== id,
        );
        if (isOutdated) this.refresh();
    }

    private nextNews(cancelToken: Cancellation.CancellationToken): Promise<void> {
        return new Promise((resolve, reject) => {
            const end = (settle: () => void) => () => {
                this.waiting.delete(wake);
                cancelled.dispose();
                settle();
            };
            const wake = end(resolve);
            const cancelled = cancelToken.onCancellationRequested(end(() => reject(notWanted())));
            this.waiting.add(wake);
        });
    }

    private async checked(uri: string, cancelToken: Cancellation.CancellationToken): Promise<void> {
        await this.services.WorkspaceManager.ready;
        // It may be closed again, or be none of ours.
        if (!this.documentAt(uri)) return;
        try {
            await this.services.DocumentBuilder.waitUntil(DocumentState.Validated, URI.parse(uri), cancelToken);
        } catch (error) {
            throw isOperationCancelled(error) ? notWanted() : error;
        }
    }

    /** As the editor counts; undefined for a file that is not open. */
    private versionOf(uri: string): number | undefined {
        return this.services.TextDocuments.get(uri)?.version;
    }

    private documentAt(uri: string): LangiumDocument | undefined {
        const parsed = URI.parse(uri);
        return parsed.scheme === builtinScheme ? undefined : this.services.LangiumDocuments.getDocument(parsed);
    }
}

const notWanted = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'The answer is not wanted any more.');
