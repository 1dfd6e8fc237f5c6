import { DefaultSemanticTokenOptions } from 'langium/lsp';
import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver-protocol';

/**
 * What the services of lsp-module.ts can answer. Langium finds it out by making all of them, and so the parser, while the
 * editor waits; a test compares.
 */
export const capabilities: ServerCapabilities = {
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
    semanticTokensProvider: { ...DefaultSemanticTokenOptions, full: { delta: true } },
};
