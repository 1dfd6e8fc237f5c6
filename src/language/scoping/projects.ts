import { type AstNode, type AstNodeLocator, AstUtils, DocumentState, type LangiumSharedCoreServices } from 'langium';
import type { LibraryDocument } from '../library/library-document.js';
import { Descriptions } from './names.js';
import { builtinScheme, groupIntoProjects, type ProjectFiles } from './project-files.js';
import { ProjectNames } from './project-names.js';
import type { NamesSource } from './scope-provider.js';

/** The projects of the workspace and their names, until a document changes. */
export class Projects implements NamesSource {
    private readonly shared: LangiumSharedCoreServices;
    private readonly library: LibraryDocument;
    private readonly locator: AstNodeLocator;
    private byDocument: Map<string, ProjectFiles> | undefined;
    private names = new Map<ProjectFiles, ProjectNames>();
    /** Of the targets that scopes have given out. */
    descriptions: Descriptions;

    constructor(shared: LangiumSharedCoreServices, library: LibraryDocument, locator: AstNodeLocator) {
        this.shared = shared;
        this.library = library;
        this.locator = locator;
        this.descriptions = new Descriptions(locator);
        const builder = shared.workspace.DocumentBuilder;
        builder.onUpdate((changed, deleted) => {
            if (changed.length + deleted.length > 0) this.forget();
        });
        // Documents are parsed after an update is announced: names read in between are of the old text.
        builder.onBuildPhase(DocumentState.IndexedContent, () => this.forget());
    }

    namesFor(node: AstNode): ProjectNames {
        return this.namesOf(this.filesOf(AstUtils.getDocument(node).uri.toString()));
    }

    namesOf(files: ProjectFiles): ProjectNames {
        let names = this.names.get(files);
        if (!names) {
            names = new ProjectNames(files, this.library.names());
            this.names.set(files, names);
        }
        return names;
    }

    /** The project that a document belongs to. The library's own belongs to none and sees only itself. */
    filesOf(uri: string): ProjectFiles {
        this.byDocument ??= groupIntoProjects(this.shared.workspace.LangiumDocuments.all);
        let files = this.byDocument.get(uri);
        if (!files) {
            files = {
                root: uri.startsWith(`${builtinScheme}:`) ? `${builtinScheme}:` : uri,
                alone: true,
                documents: [],
            };
            this.byDocument.set(uri, files);
        }
        return files;
    }

    /** Each project of the workspace once. */
    all(): ProjectFiles[] {
        this.byDocument ??= groupIntoProjects(this.shared.workspace.LangiumDocuments.all);
        return [...new Set(this.byDocument.values())].filter(files => files.documents.length > 0);
    }

    private forget(): void {
        this.byDocument = undefined;
        this.names = new Map();
        this.descriptions = new Descriptions(this.locator);
    }
}
