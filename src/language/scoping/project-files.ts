import { type LangiumDocument, UriUtils } from 'langium';
import * as ast from '../generated/ast.js';
import { sameElements } from '../reactive/same-elements.js';

/** The documents that are one project: all below the folder whose file holds `project`, or one file alone. */
export interface ProjectFiles {
    /** The folder's URI with a slash at its end, or the URI of the file that stands alone. */
    readonly root: string;
    readonly alone: boolean;
    /** By URI, so that nothing depends on the order in which files were found. */
    readonly documents: readonly LangiumDocument<ast.DslFile>[];
}

export const builtinScheme = 'builtin';

export function fileOf(document: LangiumDocument): ast.DslFile | undefined {
    const root = document.parseResult.value;
    // Asked for each document after each edit: there are no subtypes.
    return root.$type === ast.DslFile.$type ? (root as ast.DslFile) : undefined;
}

/** Sorts documents into projects. A folder with a `project` inside another project's is a project of its own. */
function groupIntoProjects(documents: Iterable<LangiumDocument>): Map<string, ProjectFiles> {
    const files = [...documents].filter(
        (document): document is LangiumDocument<ast.DslFile> =>
            document.uri.scheme !== builtinScheme && fileOf(document) !== undefined,
    );
    files.sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
    const roots = new Set<string>();
    for (const file of files) {
        if (holdsProject(file)) roots.add(folderOf(file));
    }
    const byRoot = new Map<string, LangiumDocument<ast.DslFile>[]>();
    const aloneRoots = new Set<string>();
    for (const file of files) {
        let root = innermostRoot(folderOf(file), roots);
        if (root === undefined) {
            root = file.uri.toString();
            aloneRoots.add(root);
        }
        const members = byRoot.get(root);
        if (members) members.push(file);
        else byRoot.set(root, [file]);
    }
    const projects = new Map<string, ProjectFiles>();
    for (const [root, members] of byRoot) {
        const project: ProjectFiles = { root, alone: aloneRoots.has(root), documents: members };
        for (const member of members) projects.set(member.uri.toString(), project);
    }
    return projects;
}

/** Documents sorted into projects: the same answer for as long as these are the same and a `project` stands in the same ones. */
export class ProjectGroups {
    private documents: readonly LangiumDocument[] = [];
    private holders: readonly LangiumDocument[] = [];
    private groups = groupIntoProjects([]);

    of(all: Iterable<LangiumDocument>): ReadonlyMap<string, ProjectFiles> {
        const documents = [...all];
        const holders = documents.filter(holdsProject);
        if (!sameElements(documents, this.documents) || !sameElements(holders, this.holders)) {
            this.documents = documents;
            this.holders = holders;
            this.groups = groupIntoProjects(documents);
        }
        return this.groups;
    }
}

/** Found once for a tree and for a document: asked for all of them after each edit in one. */
const projectHolders = new WeakMap<ast.DslFile, boolean>();
const folders = new WeakMap<LangiumDocument, string>();

function holdsProject(document: LangiumDocument): boolean {
    const file = fileOf(document);
    if (!file) return false;
    let holds = projectHolders.get(file);
    if (holds === undefined) {
        holds = file.items.some(({ $type }) => $type === 'ProjectDeclaration');
        projectHolders.set(file, holds);
    }
    return holds;
}

function folderOf(document: LangiumDocument): string {
    let folder = folders.get(document);
    if (folder === undefined) {
        folder = `${UriUtils.dirname(document.uri).toString().replace(/\/$/, '')}/`;
        folders.set(document, folder);
    }
    return folder;
}

function innermostRoot(folder: string, roots: ReadonlySet<string>): string | undefined {
    for (let at = folder; ; ) {
        if (roots.has(at)) return at;
        const slash = at.lastIndexOf('/', at.length - 2);
        if (slash < 0) return undefined;
        at = at.slice(0, slash + 1);
    }
}
