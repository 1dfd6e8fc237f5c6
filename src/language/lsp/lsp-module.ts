import type { Module } from 'langium';
import type { LangiumServices, LangiumSharedServices, PartialLangiumServices } from 'langium/lsp';
import { DjagramCodeLensProvider } from './code-lenses.js';
import { DjagramCompletionProvider } from './completion.js';
import { DjagramDocumentSymbolProvider } from './document-symbols.js';
import { DjagramFoldingRangeProvider } from './folding.js';
import { DjagramFormatter } from './formatter.js';
import { DjagramHoverProvider } from './hover.js';
import { DjagramNodeKindProvider } from './node-kinds.js';
import { DjagramRenameProvider } from './rename.js';
import { DjagramSemanticTokenProvider } from './semantic-tokens.js';

/** What an editor asks of the language. */
export const lspModule: Module<LangiumServices, PartialLangiumServices> = {
    lsp: {
        CodeLensProvider: () => new DjagramCodeLensProvider(),
        CompletionProvider: services => new DjagramCompletionProvider(services),
        DocumentSymbolProvider: services => new DjagramDocumentSymbolProvider(services),
        FoldingRangeProvider: () => new DjagramFoldingRangeProvider(),
        Formatter: () => new DjagramFormatter(),
        HoverProvider: services => new DjagramHoverProvider(services),
        RenameProvider: services => new DjagramRenameProvider(services),
        SemanticTokenProvider: services => new DjagramSemanticTokenProvider(services),
    },
};

export const sharedLspModule: Module<LangiumSharedServices, { lsp: { NodeKindProvider: DjagramNodeKindProvider } }> = {
    lsp: { NodeKindProvider: () => new DjagramNodeKindProvider() },
};
