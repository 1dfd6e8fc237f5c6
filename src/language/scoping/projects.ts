import { type AstNode, type AstNodeLocator, AstUtils, DocumentState, type LangiumSharedCoreServices } from 'langium';
import type { LibraryDocument } from '../library/library-document.js';
import { untracked } from '../reactive/signals.js';
import { Descriptions } from './names.js';
import { builtinScheme, type ProjectFiles, ProjectGroups } from './project-files.js';
import { ProjectNames } from './project-names.js';
import { resetReferencesBelow } from './references-below.js';
import type { NamesSource } from './scope-provider.js';

/** The projects of the workspace and their names, through all changes of documents. */
export class Projects implements NamesSource {
    private readonly shared: LangiumSharedCoreServices;
    private readonly library: LibraryDocument;
    private readonly locator: AstNodeLocator;
    private readonly groups = new ProjectGroups();
    private byDocument: ReadonlyMap<string, ProjectFiles> = new Map();
    private byRoot: ReadonlyMap<string, ProjectFiles> = new Map();
    /** Of documents that are in no project, or are not there. */
    private readonly apart = new Map<string, ProjectFiles>();
    private readonly names = new Map<string, ProjectNames>();
    /** Whether a document has changed since names were last read from all. */
    private isStale = true;
    private isSettling = false;
    /** Of the targets that scopes have given out. */
    descriptions: Descriptions;

    constructor(shared: LangiumSharedCoreServices, library: LibraryDocument, locator: AstNodeLocator) {
        this.shared = shared;
        this.library = library;
        this.locator = locator;
        this.descriptions = new Descriptions(locator);
        const builder = shared.workspace.DocumentBuilder;
        const noticeChange = (): void => {
            this.isStale = true;
        };
        builder.onUpdate(noticeChange);
        // Documents are parsed after an update is announced: names read in between are of the old text.
        builder.onDocumentPhase(DocumentState.Parsed, noticeChange);
    }

    namesFor(node: AstNode): ProjectNames {
        return this.namesOf(this.filesOf(AstUtils.getDocument(node).uri.toString()));
    }

    namesOf(files: ProjectFiles): ProjectNames {
        this.settle();
        const known = this.names.get(files.root);
        if (known) return known;
        const names = this.made(files.root);
        untracked(() => names.update(files.documents));
        return names;
    }

    /** The project that a document belongs to. The library's own belongs to none and sees only itself. */
    filesOf(uri: string): ProjectFiles {
        this.settle();
        let files = this.byDocument.get(uri) ?? this.apart.get(uri);
        if (!files) {
            files = {
                root: uri.startsWith(`${builtinScheme}:`) ? `${builtinScheme}:` : uri,
                alone: true,
                documents: [],
            };
            this.apart.set(uri, files);
        }
        return files;
    }

    /** Each project of the workspace once. */
    all(): ProjectFiles[] {
        this.settle();
        return [...this.byRoot.values()];
    }

    settle(): void {
        if (!this.isStale || this.isSettling) return;
        this.isStale = false;
        this.isSettling = true;
        try {
            untracked(() => this.takeOver());
        } finally {
            this.isSettling = false;
        }
    }

    private made(root: string): ProjectNames {
        let names = this.names.get(root);
        if (!names) {
            names = new ProjectNames(this.library.names());
            this.names.set(root, names);
        }
        return names;
    }

    private takeOver(): void {
        this.descriptions = new Descriptions(this.locator);
        const before = this.byDocument;
        this.byDocument = this.groups.of(this.shared.workspace.LangiumDocuments.all);
        if (this.byDocument !== before) this.regroup(before);
        // None is first made while a name is looked up: it would look up the same name, in a circle.
        for (const [root, files] of this.byRoot) this.made(root).update(files.documents);
    }

    private regroup(before: ReadonlyMap<string, ProjectFiles>): void {
        this.byRoot = new Map([...this.byDocument.values()].map(files => [files.root, files]));
        for (const [root, names] of this.names) {
            if (this.byRoot.has(root) || root.startsWith(`${builtinScheme}:`)) continue;
            this.names.delete(root);
            names.release();
        }
        // Names in a document that has come to another project lead elsewhere.
        for (const [uri, { root }] of this.byDocument) {
            const old = before.get(uri) ?? this.apart.get(uri);
            if (old && old.root !== root) {
                const document = this.byDocument.get(uri)?.documents.find(one => one.uri.toString() === uri);
                if (document) resetReferencesBelow(document.parseResult.value);
            }
        }
        this.apart.clear();
    }
}
