/** What is said to `initialize`. It is there before the language is loaded, so nothing of it may be imported here. */
import {
    type ClientCapabilities,
    type DiagnosticOptions,
    type InitializeParams,
    type InitializeResult,
    type SemanticTokensOptions,
    type ServerCapabilities,
    TextDocumentSyncKind,
} from 'vscode-languageserver-protocol';

/** Names of what Langium numbers, in its order. */
const semanticTokens: SemanticTokensOptions = {
    legend: {
        tokenTypes: [
            ...['class', 'comment', 'enum', 'enumMember', 'event', 'function', 'interface', 'keyword', 'macro'],
            ...['method', 'modifier', 'namespace', 'number', 'operator', 'parameter', 'property', 'regexp', 'string'],
            ...['struct', 'type', 'typeParameter', 'variable', 'decorator'],
        ],
        tokenModifiers: [
            ...['abstract', 'async', 'declaration', 'defaultLibrary', 'definition', 'deprecated', 'documentation'],
            ...['modification', 'readonly', 'static'],
        ],
    },
    full: { delta: true },
    range: true,
};

/**
 * What the services of lsp-module.ts can answer. Langium finds it out by making all of them, and so the parser, while the
 * editor waits; a test compares.
 */
const capabilities: ServerCapabilities = {
    workspace: { workspaceFolders: { supported: true } },
    textDocumentSync: {
        change: TextDocumentSyncKind.Incremental,
        openClose: true,
        save: false,
        willSave: false,
        willSaveWaitUntil: false,
    },
    completionProvider: { triggerCharacters: ['.', '(', ',', '=', '[', '{', '"', ':'], resolveProvider: true },
    signatureHelpProvider: { triggerCharacters: ['('], retriggerCharacters: [','] },
    hoverProvider: true,
    definitionProvider: true,
    typeDefinitionProvider: true,
    implementationProvider: true,
    callHierarchyProvider: {},
    typeHierarchyProvider: {},
    linkedEditingRangeProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: { resolveProvider: false },
    codeActionProvider: {
        codeActionKinds: [
            'quickfix',
            'refactor.extract',
            'refactor.rewrite',
            'refactor.move',
            'source.fixAll.djagram',
            'source.organize.djagram',
        ],
    },
    codeLensProvider: { resolveProvider: true },
    documentLinkProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    renameProvider: { prepareProvider: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    colorProvider: true,
    semanticTokensProvider: semanticTokens,
};

/** Files depend on one another, and those that nobody has opened are told of as well. */
const diagnosticOptions: DiagnosticOptions = {
    identifier: 'djagram',
    interFileDependencies: true,
    workspaceDiagnostics: true,
};

/**
 * Whether an editor is to ask for diagnostics instead of being sent them. One that cannot be told to ask again would go on showing
 * in one file what an edit of another has changed: it is sent them.
 */
export const asksForDiagnostics = ({ textDocument, workspace }: ClientCapabilities): boolean =>
    textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true;

/** What this editor may ask. */
export function initializeResult({ capabilities: client }: InitializeParams): InitializeResult {
    const asks = asksForDiagnostics(client);
    return { capabilities: asks ? { ...capabilities, diagnosticProvider: diagnosticOptions } : capabilities };
}
