/** What Djagram itself says about a text, and what it generates of it: as `djagram check` and `generate --force` do. */
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { generateProject } from '../../src/generate/generate-project.js';
import type { GeneratedFile } from '../../src/generate/generated-file.js';
import { createServices } from '../../src/language/services.js';
import { type FileFinding, findingsIn } from '../../src/language/workspace.js';
import type { Project } from '../../src/model/project.js';

export interface Reading {
    readonly findings: readonly FileFinding[];
    readonly project: Project;
    readonly files: readonly GeneratedFile[];
}

/** Reads one text after another with the same services, as an editor does. */
export class Engine {
    private readonly services = createServices(EmptyFileSystem);
    private count = 0;

    async read(text: string): Promise<Reading> {
        const { shared, djagram } = this.services;
        const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
        const uri = URI.parse(`file:///conformance/${this.count++}/project.dsl`);
        const document: LangiumDocument = LangiumDocumentFactory.fromString(text, uri);
        LangiumDocuments.addDocument(document);
        await DocumentBuilder.build([document], { validation: false });
        const project = djagram.meaning.ProjectProvider.projectOf(document);
        const reading = { findings: findingsIn(djagram, document), project, files: generateProject(project) };
        await DocumentBuilder.update([], [uri]);
        return reading;
    }
}
