import { DocumentState, eagerLoad } from 'langium';
import {
    createServerRequestHandler,
    DefaultLanguageServer,
    type LangiumCoreAndPartialLSPServices,
    type LangiumSharedServices,
    type LanguageServer,
} from 'langium/lsp';
import type {
    ClientCapabilities,
    ColorInformation,
    ColorPresentation,
    ColorPresentationParams,
    DocumentColorParams,
    Event,
    InitializeParams,
    InitializeResult,
    LinkedEditingRangeParams,
    LinkedEditingRanges,
    SelectionRange,
    SelectionRangeParams,
} from 'vscode-languageserver-protocol';
import type { AddedLspServices } from './added-services.js';
import { asksForDiagnostics, initializeResult } from './capabilities.js';
import { DjagramCodeLensProvider } from './code-lenses.js';
import { DjagramCompletionProvider } from './completion.js';
import { colourPresentations, documentColours } from './document-colours.js';
import { PulledDiagnostics } from './pulled-diagnostics.js';
import { selectionRanges } from './selection-ranges.js';

/**
 * Answers those of LSP's questions that Langium has no service for: about colours, about growing a selection, about names that are
 * edited together, and what an offered completion or a lens says of itself.
 *
 * Langium makes every service before it answers `initialize`, so that none misses the event. Here a service of the language is
 * made when it is first asked for, which leaves the parser for the first document, and is then told what it has missed.
 */
export class DjagramLanguageServer extends DefaultLanguageServer {
    private initializeParams: InitializeParams | undefined;

    constructor(services: LangiumSharedServices) {
        super(services);
        const { Connection: connection } = services.lsp;
        if (!connection) return;
        const colours = createServerRequestHandler<DocumentColorParams, ColorInformation[], never, void>(
            (_, document) => documentColours(document),
            services,
            DocumentState.Parsed,
        );
        const presentations = createServerRequestHandler<ColorPresentationParams, ColorPresentation[], never, void>(
            (_, document, params) => colourPresentations(document, params),
            services,
            DocumentState.Parsed,
        );
        // Langium answers null for a file that it knows nothing of, which LSP has no place for here.
        connection.onDocumentColor(async (params, token) => (await colours(params, token)) ?? []);
        connection.onColorPresentation(async (params, token) => (await presentations(params, token)) ?? []);
        connection.onCompletionResolve(item => {
            const providers = services.ServiceRegistry.all.map(
                ({ lsp }: LangiumCoreAndPartialLSPServices) => lsp?.CompletionProvider,
            );
            const provider = providers.find(one => one instanceof DjagramCompletionProvider);
            return provider?.resolve(item) ?? item;
        });
        connection.onCodeLensResolve(lens => {
            const providers = services.ServiceRegistry.all.map(
                ({ lsp }: LangiumCoreAndPartialLSPServices) => lsp?.CodeLensProvider,
            );
            return providers.find(one => one instanceof DjagramCodeLensProvider)?.resolve(lens) ?? lens;
        });
        const linked = createServerRequestHandler<LinkedEditingRangeParams, LinkedEditingRanges, never, void>(
            (language, document, { position }) =>
                (language as Partial<AddedLspServices>).editing?.LinkedEditing.rangesAt(document, position),
            services,
            DocumentState.Parsed,
        );
        connection.languages.onLinkedEditingRange(linked);
        connection.onSelectionRanges(
            createServerRequestHandler<SelectionRangeParams, SelectionRange[], never, void>(
                (_, document, { positions }) => selectionRanges(document, positions),
                services,
                DocumentState.Parsed,
            ),
        );
    }

    /** What the editor can do; undefined before it has said so. */
    get client(): ClientCapabilities | undefined {
        return this.initializeParams?.capabilities;
    }

    override get onInitialize(): Event<InitializeParams> {
        const params = this.initializeParams;
        if (!params) return super.onInitialize;
        return (listener, thisArgument) => {
            listener.call(thisArgument, params);
            return { dispose: () => {} };
        };
    }

    override async initialize(params: InitializeParams): Promise<InitializeResult> {
        const result = await super.initialize(params);
        this.initializeParams = params;
        if (asksForDiagnostics(params.capabilities)) this.answerAboutDiagnostics();
        if (params.capabilities.workspace?.inlayHint?.refreshSupport) this.followHintSettings();
        return result;
    }

    /** Which hints are shown is a setting. */
    private followHintSettings(): void {
        const { lsp, workspace } = this.services;
        workspace.ConfigurationProvider.onConfigurationSectionUpdate(
            () => void lsp.Connection?.languages.inlayHint.refresh(),
        );
    }

    /** What else would be sent is kept for who asks. */
    private answerAboutDiagnostics(): void {
        const { Connection: connection } = this.services.lsp;
        if (!connection) return;
        const { diagnostics } = connection.languages;
        const pulled = new PulledDiagnostics(this.services, () => diagnostics.refresh());
        connection.sendDiagnostics = async params => pulled.take(params);
        diagnostics.on((params, token) => pulled.inDocument(params, token));
        diagnostics.onWorkspace((params, token) => pulled.inWorkspace(params, token));
    }

    protected override eagerLoadServices(): void {
        eagerLoad(this.services);
    }

    protected override buildInitializeResult(params: InitializeParams): InitializeResult {
        return initializeResult(params);
    }
}

/** Whether the editor that has connected makes files that an edit asks for; without one, nobody does. */
export function canCreateFiles(server: LanguageServer): boolean {
    const { workspaceEdit } = (server instanceof DjagramLanguageServer && server.client?.workspace) || {};
    return workspaceEdit?.documentChanges === true && (workspaceEdit.resourceOperations ?? []).includes('create');
}
