import { DocumentState } from 'langium';
import { createServerRequestHandler, DefaultLanguageServer, type LangiumSharedServices } from 'langium/lsp';
import type {
    ColorInformation,
    ColorPresentation,
    ColorPresentationParams,
    DocumentColorParams,
    InitializeParams,
    InitializeResult,
    SelectionRange,
    SelectionRangeParams,
} from 'vscode-languageserver-protocol';
import { colourPresentations, documentColours } from './document-colours.js';
import { selectionRanges } from './selection-ranges.js';

/** Answers two of LSP's questions that Langium has no service for: about colours, and about growing a selection. */
export class DjagramLanguageServer extends DefaultLanguageServer {
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
        connection.onSelectionRanges(
            createServerRequestHandler<SelectionRangeParams, SelectionRange[], never, void>(
                (_, document, { positions }) => selectionRanges(document, positions),
                services,
                DocumentState.Parsed,
            ),
        );
    }

    protected override buildInitializeResult(params: InitializeParams): InitializeResult {
        const { capabilities, ...result } = super.buildInitializeResult(params);
        return { ...result, capabilities: { ...capabilities, colorProvider: true, selectionRangeProvider: true } };
    }
}
