import type { CommentProvider, LangiumDocument } from 'langium';
import type { Project } from '../model/project.js';
import { djangoLibrary } from './library/django-library.js';
import { lowerProject } from './lowering/lower-project.js';
import type { ProjectFiles } from './scoping/project-files.js';
import type { Projects } from './scoping/projects.js';

/** The current Project of each project: lowered when first asked for, and kept until a document changes. */
export class ProjectProvider {
    private readonly projects: Projects;
    private readonly comments: CommentProvider;
    private readonly lowered = new WeakMap<ProjectFiles, Project>();

    constructor(projects: Projects, comments: CommentProvider) {
        this.projects = projects;
        this.comments = comments;
    }

    /** Of the project that a document belongs to, or of that document alone. */
    projectOf(document: LangiumDocument): Project {
        return this.lower(this.filesOf(document));
    }

    filesOf(document: LangiumDocument): ProjectFiles {
        return this.projects.filesOf(document.uri.toString());
    }

    /** Every project of the workspace, files that stand alone included. */
    all(): { readonly files: ProjectFiles; readonly project: Project }[] {
        return this.projects.all().map(files => ({ files, project: this.lower(files) }));
    }

    private lower(files: ProjectFiles): Project {
        // `Projects` makes new `ProjectFiles` after any change, so an old Project is never found again.
        let project = this.lowered.get(files);
        if (!project) {
            project = lowerProject(this.projects.namesOf(files), djangoLibrary(), this.comments);
            this.lowered.set(files, project);
        }
        return project;
    }
}
