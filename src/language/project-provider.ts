import type { Cancellation, CommentProvider, LangiumDocument } from 'langium';
import type { Project } from '../model/project.js';
import { djangoLibrary } from './library/django-library.js';
import { LoweredProject } from './lowering/lowered-project.js';
import type { ProjectFiles } from './scoping/project-files.js';
import type { ProjectNames } from './scoping/project-names.js';
import type { Projects } from './scoping/projects.js';

/** The current Project of each project: another object only when it has become another. */
export class ProjectProvider {
    private readonly projects: Projects;
    private readonly comments: CommentProvider;
    private readonly lowered = new WeakMap<ProjectNames, LoweredProject>();

    constructor(projects: Projects, comments: CommentProvider) {
        this.projects = projects;
        this.comments = comments;
    }

    /** Of the project that a document belongs to, or of that document alone. */
    projectOf(document: LangiumDocument): Project {
        return this.loweredOf(this.filesOf(document)).project;
    }

    filesOf(document: LangiumDocument): ProjectFiles {
        return this.projects.filesOf(document.uri.toString());
    }

    /** The folders of all projects of the workspace, as URIs; files that stand alone have none. */
    roots(): string[] {
        return this.projects.all().flatMap(({ root, alone }) => (alone ? [] : [root]));
    }

    /** Of each project of the workspace, files that stand alone included. */
    files(): ProjectFiles[] {
        return this.projects.all();
    }

    /** Every project of the workspace, files that stand alone included. */
    all(): { readonly files: ProjectFiles; readonly project: Project }[] {
        return this.files().map(files => ({ files, project: this.loweredOf(files).project }));
    }

    /** In all projects. */
    countDeclarations(): number {
        return this.projects.all().reduce((sum, files) => sum + this.projects.namesOf(files).declarations.length, 0);
    }

    /** Does what `projectOf` would have to do, giving others their turn. */
    async prepare(document: LangiumDocument, cancelToken: Cancellation.CancellationToken): Promise<void> {
        await this.loweredOf(this.filesOf(document)).prepare(cancelToken);
    }

    loweredOf(files: ProjectFiles): LoweredProject {
        const names = this.projects.namesOf(files);
        let lowered = this.lowered.get(names);
        if (!lowered) {
            lowered = new LoweredProject(names, djangoLibrary(), this.comments);
            this.lowered.set(names, lowered);
        }
        return lowered;
    }
}
