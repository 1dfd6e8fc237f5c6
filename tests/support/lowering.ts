/** The one way in for tests of lowering. */
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { createServices, type DjagramServices } from '../../src/language/services.js';
import type { Project } from '../../src/model/project.js';
import { openFiles } from './lsp.js';

/** The project of the first file. */
export async function lower(text: string): Promise<Project> {
    const { services, document } = await openFiles(text);
    return services.djagram.meaning.ProjectProvider.projectOf(document);
}

/** Reads one text after another with the same services, as an editor does; linking and lowering each of them. */
export class Relowering {
    readonly services: DjagramServices;
    private readonly shared: ReturnType<typeof createServices>['shared'];
    private count = 0;

    constructor() {
        const { shared, djagram } = createServices(EmptyFileSystem);
        this.services = djagram;
        this.shared = shared;
    }

    async lower(text: string): Promise<Project> {
        const document = this.shared.workspace.LangiumDocumentFactory.fromString(
            text,
            URI.parse(`file:///workspace/${this.count++}.dsl`),
        );
        this.shared.workspace.LangiumDocuments.addDocument(document);
        await this.shared.workspace.DocumentBuilder.build([document], { validation: true });
        const project = this.services.meaning.ProjectProvider.projectOf(document);
        this.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
        return project;
    }

    diagnosticsOf(document: LangiumDocument): readonly string[] {
        return (document.diagnostics ?? []).map(({ message }) => String(message));
    }
}

const withoutPlaces = new Set(['span', 'extent', 'typeSpan', 'valueSpan', 'prefixSpan', 'pathSpan', 'anchor']);

/** An element without its places, for comparing with a literal. */
export function plain<T>(element: T): T {
    return JSON.parse(JSON.stringify(element, (key, value) => (withoutPlaces.has(key) ? undefined : value)));
}
