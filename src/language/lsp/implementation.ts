import { AstUtils, Cancellation, type LangiumDocument } from 'langium';
import type { ImplementationProvider } from 'langium/lsp';
import { type ImplementationParams, LocationLink } from 'vscode-languageserver-protocol';
import type { ProjectProvider } from '../project-provider.js';
import { codeElementOf, type GeneratedCode } from './generated-code.js';
import type { NamesAtCursor } from './names-at-cursor.js';
import { unchangedSince } from './unchanged-since.js';

/** From a name to the line of Python that was generated for what it means. */
export class DjagramImplementationProvider implements ImplementationProvider {
    private readonly cursor: NamesAtCursor;
    private readonly projects: ProjectProvider;
    private readonly code: GeneratedCode;

    constructor(cursor: NamesAtCursor, projects: ProjectProvider, code: GeneratedCode) {
        this.cursor = cursor;
        this.projects = projects;
        this.code = code;
    }

    async getImplementation(
        document: LangiumDocument,
        { position }: ImplementationParams,
        cancelToken = Cancellation.CancellationToken.None,
    ): Promise<LocationLink[] | undefined> {
        await unchangedSince(document, () => this.projects.prepare(document, cancelToken));
        const named = this.cursor.at(document, position);
        const files = this.projects.filesOf(document);
        if (!named || files.alone) return undefined;
        const project = this.projects.projectOf(document);
        const places = named.targets.map(async target => {
            const element = codeElementOf(target, AstUtils.getDocument(target));
            return element && this.code.placeOf(project, files.root, element);
        });
        const found = (await Promise.all(places)).filter(place => place !== undefined);
        return found.map(({ uri, range }) => LocationLink.create(uri, range, range, named.range));
    }
}
