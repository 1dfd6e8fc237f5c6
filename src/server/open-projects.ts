import { DocumentState, type LangiumDocument, URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { isAboutRows } from '../checks/models/evolution/evolution-catalogue.js';
import { readBeside } from '../disk/read-beside.js';
import type { ProjectFiles } from '../language/scoping/project-files.js';
import type { DjagramServices } from '../language/services.js';
import { withGraphFiles } from '../model/graph-files.js';
import type { Project } from '../model/project.js';
import type { DocumentRange } from '../model/source-span.js';
import type { Location, Position } from '../protocol/server-messages.js';
import type { OpenProject } from './open-project.js';
import type { PreviewedProject } from './preview-handler.js';

/** What the handlers ask of Langium: projects of documents when these are built, and places in their texts. */
export class OpenProjects {
    private readonly shared: LangiumSharedServices;
    private readonly services: DjagramServices;

    constructor(shared: LangiumSharedServices, services: DjagramServices) {
        this.shared = shared;
        this.services = services;
    }

    /** Checked, with the messages of its errors. */
    async checked(uri: string): Promise<OpenProject | undefined> {
        const document = await this.built(uri, DocumentState.Validated);
        if (!document) return undefined;
        const files = this.filesOf(document);
        const messagesOf = (isMeant: (diagnostic: Diagnostic) => boolean): string[] =>
            files.documents.flatMap(file =>
                (file.diagnostics ?? []).filter(isMeant).map(diagnostic => placedMessage(file, diagnostic)),
            );
        return {
            project: await this.projectOf(document),
            rootUri: rootUriOf(files, document),
            errors: messagesOf(({ severity }) => severity === DiagnosticSeverity.Error),
            rowWarnings: messagesOf(({ code }) => isAboutRows(String(code))),
        };
    }

    /** Linked, which is all that a picture needs: checks would make it late. */
    async linked(uri: string): Promise<PreviewedProject | undefined> {
        const document = await this.built(uri, DocumentState.Linked);
        if (!document) return undefined;
        return {
            project: await this.projectOf(document),
            version: document.textDocument.version,
            parses: this.filesOf(document).documents.every(
                ({ parseResult }) => parseResult.lexerErrors.length === 0 && parseResult.parserErrors.length === 0,
            ),
        };
    }

    /** Those of `uris` whose documents are in a project of one of `documents`. */
    relatives(uris: Iterable<string>, documents: readonly LangiumDocument[]): string[] {
        const projects = new Set(documents.map(document => this.filesOf(document)));
        return [...uris].filter(uri => {
            const document = this.documentOf(uri);
            return document && projects.has(this.filesOf(document));
        });
    }

    locationOf({ uri, start, end }: DocumentRange): Location | undefined {
        const text = this.documentOf(uri)?.textDocument;
        return text && { uri, range: { start: text.positionAt(start), end: text.positionAt(end) } };
    }

    offsetAt(uri: string, position: Position): number {
        return this.documentOf(uri)?.textDocument.offsetAt(position) ?? 0;
    }

    private projectOf(document: LangiumDocument): Promise<Project> {
        return withGraphFiles(this.services.meaning.ProjectProvider.projectOf(document), readBeside);
    }

    private documentOf(uri: string): LangiumDocument | undefined {
        return this.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    }

    private filesOf(document: LangiumDocument): ProjectFiles {
        return this.services.meaning.ProjectProvider.filesOf(document);
    }

    private async built(uri: string, state: DocumentState): Promise<LangiumDocument | undefined> {
        await this.shared.workspace.WorkspaceManager.ready;
        // A document that is closed while we wait is one that nobody asks for any more.
        if (!this.documentOf(uri)) return undefined;
        await this.shared.workspace.DocumentBuilder.waitUntil(state, URI.parse(uri));
        return this.documentOf(uri);
    }
}

const placedMessage = ({ uri }: LangiumDocument, { message, range }: Diagnostic): string =>
    `${UriUtils.basename(uri)}:${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`;

const rootUriOf = (files: ProjectFiles, document: LangiumDocument): string =>
    files.alone ? UriUtils.dirname(document.uri).toString() : files.root;
