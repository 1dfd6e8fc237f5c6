/**
 * The language's services, wired: the same for the language server, the command line and the tests; only the context
 * (connection and file system) differs. One line per service.
 */
import { inject, type Module } from 'langium';
import {
    createDefaultModule,
    createDefaultSharedModule,
    type DefaultSharedModuleContext,
    type LangiumServices,
    type LangiumSharedServices,
    NormalizedTextDocuments,
    type PartialLangiumServices,
    type PartialLangiumSharedServices,
} from 'langium/lsp';
import { DjagramDocumentBuilder } from './document-builder.js';
import { DjagramDocumentFactory } from './document-factory.js';
import { editedTextDocuments } from './edited-text-document.js';
import { DjagramGeneratedModule, DjagramGeneratedSharedModule } from './generated/module.js';
import { GeneratedStates } from './generated-states.js';
import { DjagramIndexManager } from './index-manager.js';
import { DjagramDocuments } from './langium-documents.js';
import { LibraryDocument } from './library/library-document.js';
import type { AddedLspServices } from './lsp/added-services.js';
import { GeneratedCode } from './lsp/generated-code.js';
import { lspModule, sharedLspModule } from './lsp/lsp-module.js';
import { DjagramCommentProvider } from './parsing/comment-provider.js';
import { DjagramLexerErrorMessageProvider, DjagramParserErrorMessageProvider } from './parsing/error-messages.js';
import { DjagramLexer } from './parsing/lexer.js';
import { createRegionParser } from './parsing/parser.js';
import { djagramParserConfig } from './parsing/parser-config.js';
import { SoftKeywordTokenBuilder } from './parsing/token-builder.js';
import { DjagramValueConverter } from './parsing/value-converter.js';
import { ProjectProvider } from './project-provider.js';
import { DjagramLinker } from './scoping/linker.js';
import { DjagramNameProvider } from './scoping/name-provider.js';
import { Projects } from './scoping/projects.js';
import { DjagramReferenceDescriptionProvider } from './scoping/reference-descriptions.js';
import { ReferenceIndex } from './scoping/reference-index.js';
import { DjagramReferences } from './scoping/references.js';
import { DjagramScopeComputation } from './scoping/scope-computation.js';
import { DjagramScopeProvider } from './scoping/scope-provider.js';
import { DjagramDocumentValidator } from './validation/document-validator.js';
import { ModelChecks } from './validation/model-checks.js';
import { DjagramWorkspaceManager } from './workspace-manager.js';

export interface DjagramAddedServices extends AddedLspServices {
    readonly validation: {
        readonly DocumentValidator: DjagramDocumentValidator;
    };
    readonly meaning: {
        readonly LibraryDocument: LibraryDocument;
        readonly Projects: Projects;
        readonly ProjectProvider: ProjectProvider;
        readonly GeneratedStates: GeneratedStates;
        readonly GeneratedCode: GeneratedCode;
    };
}

export type DjagramServices = LangiumServices & DjagramAddedServices;

const djagramModule: Module<
    DjagramServices,
    PartialLangiumServices & Omit<DjagramAddedServices, keyof AddedLspServices>
> = {
    parser: {
        ParserConfig: () => djagramParserConfig(),
        TokenBuilder: () => new SoftKeywordTokenBuilder(),
        Lexer: services => new DjagramLexer(services),
        LangiumParser: services => createRegionParser(services),
        ValueConverter: () => new DjagramValueConverter(),
        ParserErrorMessageProvider: () => new DjagramParserErrorMessageProvider(),
        LexerErrorMessageProvider: () => new DjagramLexerErrorMessageProvider(),
    },
    documentation: {
        CommentProvider: services => new DjagramCommentProvider(services),
    },
    meaning: {
        LibraryDocument: services =>
            new LibraryDocument(
                () => services.shared.workspace.LangiumDocumentFactory,
                () => services.shared.workspace.LangiumDocuments,
            ),
        Projects: services =>
            new Projects(services.shared, services.meaning.LibraryDocument, services.workspace.AstNodeLocator),
        ProjectProvider: services =>
            new ProjectProvider(services.meaning.Projects, services.documentation.CommentProvider),
        GeneratedStates: () => new GeneratedStates(),
        GeneratedCode: () => new GeneratedCode(),
    },
    workspace: {
        ReferenceDescriptionProvider: services =>
            new DjagramReferenceDescriptionProvider(services, new ReferenceIndex(services.meaning.Projects)),
    },
    validation: {
        DocumentValidator: services =>
            new DjagramDocumentValidator(
                services,
                services.meaning.ProjectProvider,
                new ModelChecks(),
                services.meaning.GeneratedStates,
            ),
    },
    references: {
        Linker: services => new DjagramLinker(services, services.meaning.Projects),
        NameProvider: () => new DjagramNameProvider(),
        References: services => new DjagramReferences(services, services.meaning.ProjectProvider),
        ScopeComputation: services => new DjagramScopeComputation(services),
        ScopeProvider: services => new DjagramScopeProvider(services.meaning.Projects),
    },
};

const sharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
    workspace: {
        DocumentBuilder: services => new DjagramDocumentBuilder(services),
        IndexManager: services => new DjagramIndexManager(services),
        LangiumDocuments: services => new DjagramDocuments(services),
        TextDocuments: () => new NormalizedTextDocuments(editedTextDocuments),
        LangiumDocumentFactory: services => new DjagramDocumentFactory(services),
        WorkspaceManager: services => new DjagramWorkspaceManager(services),
    },
};

/** Creates and registers everything. A context without a connection serves the command line and the tests. */
export function createServices(context: DefaultSharedModuleContext): {
    shared: LangiumSharedServices;
    djagram: DjagramServices;
} {
    const shared = inject(
        createDefaultSharedModule(context),
        DjagramGeneratedSharedModule,
        sharedLspModule,
        sharedModule,
    );
    const djagram = inject(createDefaultModule({ shared }), DjagramGeneratedModule, djagramModule, lspModule);
    shared.ServiceRegistry.register(djagram);
    if (!context.connection) {
        // Nobody will send the editor's configuration; without this, the first build would wait for it for ever.
        shared.workspace.ConfigurationProvider.initialized({});
    }
    return { shared, djagram };
}
