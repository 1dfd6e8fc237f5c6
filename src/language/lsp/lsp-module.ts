import type { Module } from 'langium';
import type {
    LangiumServices,
    LangiumSharedServices,
    PartialLangiumServices,
    PartialLangiumSharedServices,
} from 'langium/lsp';
import { fixesOf } from '../fixes/fixes.js';
import type { GeneratedStates } from '../generated-states.js';
import type { ProjectProvider } from '../project-provider.js';
import type { Projects } from '../scoping/projects.js';
import type { DjagramDocumentValidator } from '../validation/document-validator.js';
import type { AddedLspServices } from './added-services.js';
import { DjagramCodeActionProvider } from './code-actions.js';
import { DjagramCodeLensProvider } from './code-lenses.js';
import { DjagramCompletionProvider } from './completion.js';
import { DjagramDocumentLinkProvider } from './document-links.js';
import { DjagramDocumentSymbolProvider } from './document-symbols.js';
import { DjagramDocumentUpdateHandler } from './document-updates.js';
import { DjagramFoldingRangeProvider } from './folding.js';
import { DjagramFormatter } from './formatter.js';
import type { GeneratedCode } from './generated-code.js';
import { HierarchyItems } from './hierarchy-items.js';
import { DjagramHoverProvider } from './hover.js';
import { DjagramImplementationProvider } from './implementation.js';
import { DjagramInlayHintProvider } from './inlay-hints.js';
import { canCreateFiles, DjagramLanguageServer } from './language-server.js';
import { LinkedEditing } from './linked-editing.js';
import { NamesAtCursor } from './names-at-cursor.js';
import { DjagramDefinitionProvider, DjagramHighlightProvider, DjagramReferencesProvider } from './navigation.js';
import { DjagramNodeKindProvider } from './node-kinds.js';
import { DjagramRelationHierarchyProvider } from './relation-hierarchy.js';
import { DjagramRenameProvider } from './rename.js';
import { DjagramSemanticTokenProvider } from './semantic-tokens.js';
import { DjagramSignatureHelpProvider } from './signature-help.js';
import { DjagramTypeDefinitionProvider } from './type-definition.js';
import { DjagramTypeHierarchyProvider } from './type-hierarchy.js';
import { DjagramWorkspaceSymbolProvider } from './workspace-symbols.js';

/** What the answers are made from, besides Langium's services. */
interface Meaning {
    readonly meaning: {
        readonly Projects: Projects;
        readonly ProjectProvider: ProjectProvider;
        readonly GeneratedCode: GeneratedCode;
        readonly GeneratedStates: GeneratedStates;
    };
    readonly validation: { readonly DocumentValidator: DjagramDocumentValidator };
}

/** What an editor asks of the language. */
export const lspModule: Module<LangiumServices & Meaning, PartialLangiumServices & AddedLspServices> = {
    editing: {
        LinkedEditing: services => new LinkedEditing(namesAtCursor(services), services.references.References),
    },
    lsp: {
        CallHierarchyProvider: services =>
            new DjagramRelationHierarchyProvider(
                namesAtCursor(services),
                services.meaning.ProjectProvider,
                new HierarchyItems(services.shared.workspace.LangiumDocuments),
            ),
        CodeActionProvider: services =>
            new DjagramCodeActionProvider(fixesOf(services), services.validation.DocumentValidator, {
                projects: services.meaning.Projects,
                references: services.references.References,
                documents: services.shared.workspace.LangiumDocuments,
                canCreateFiles: () => canCreateFiles(services.shared.lsp.LanguageServer),
            }),
        CodeLensProvider: services =>
            new DjagramCodeLensProvider({
                cursor: namesAtCursor(services),
                references: services.references.References,
                documents: services.shared.workspace.LangiumDocuments,
                projects: services.meaning.Projects,
                states: services.meaning.GeneratedStates,
            }),
        CompletionProvider: services =>
            new DjagramCompletionProvider(
                services,
                services.parser.LangiumParser,
                services.meaning.Projects,
                describedBy(services),
            ),
        DefinitionProvider: services =>
            new DjagramDefinitionProvider(namesAtCursor(services), services.references.NameProvider),
        DocumentHighlightProvider: services =>
            new DjagramHighlightProvider(
                namesAtCursor(services),
                services.references.References,
                services.references.NameProvider,
            ),
        DocumentLinkProvider: () => new DjagramDocumentLinkProvider(),
        DocumentSymbolProvider: services => new DjagramDocumentSymbolProvider(services),
        FoldingRangeProvider: services => new DjagramFoldingRangeProvider(services.parser.LangiumParser),
        Formatter: () => new DjagramFormatter(),
        HoverProvider: services =>
            new DjagramHoverProvider(
                namesAtCursor(services),
                describedBy(services),
                services.meaning.ProjectProvider,
                services.meaning.GeneratedCode,
            ),
        ImplementationProvider: services =>
            new DjagramImplementationProvider(
                namesAtCursor(services),
                services.meaning.ProjectProvider,
                services.meaning.GeneratedCode,
            ),
        InlayHintProvider: services =>
            new DjagramInlayHintProvider(
                services.meaning.ProjectProvider,
                services.shared.workspace.ConfigurationProvider,
            ),
        ReferencesProvider: services =>
            new DjagramReferencesProvider(namesAtCursor(services), services.references.References),
        RenameProvider: services =>
            new DjagramRenameProvider(services, namesAtCursor(services), {
                projects: services.meaning.Projects,
                states: services.meaning.GeneratedStates,
            }),
        SemanticTokenProvider: services =>
            new DjagramSemanticTokenProvider(services.meaning.Projects, services.shared.workspace.TextDocuments),
        SignatureHelp: services =>
            new DjagramSignatureHelpProvider(services.parser.LangiumParser, services.parser.Lexer),
        TypeHierarchyProvider: services =>
            new DjagramTypeHierarchyProvider(
                namesAtCursor(services),
                services.meaning.ProjectProvider,
                new HierarchyItems(services.shared.workspace.LangiumDocuments),
            ),
        TypeProvider: services =>
            new DjagramTypeDefinitionProvider(namesAtCursor(services), services.references.NameProvider),
    },
};

export const sharedLspModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
    lsp: {
        LanguageServer: services => new DjagramLanguageServer(services),
        NodeKindProvider: () => new DjagramNodeKindProvider(),
        DocumentUpdateHandler: services => new DjagramDocumentUpdateHandler(services),
        WorkspaceSymbolProvider: services => new DjagramWorkspaceSymbolProvider(services),
    },
};

const describedBy = (services: LangiumServices) => ({ comments: services.documentation.CommentProvider });

const namesAtCursor = ({ references, parser, meaning }: LangiumServices & Meaning): NamesAtCursor =>
    new NamesAtCursor(
        references.References,
        references.NameProvider,
        parser.GrammarConfig,
        meaning.Projects,
        meaning.ProjectProvider,
    );
