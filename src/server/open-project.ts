import type { Project } from '../model/project.js';

/** A project as its documents are now, saved or not. */
export interface OpenProject {
    readonly project: Project;
    /** URI of the folder that holds the file with `project`. */
    readonly rootUri: string;
    /** Messages of its errors, with their place: what keeps it from being generated. */
    readonly errors: readonly string[];
    /** What its changes do to rows that are there, with their place. */
    readonly rowWarnings: readonly string[];
}

/** The project of a document, when its build has come to an end; undefined for a document that nobody knows. */
export type ProjectOf = (uri: string) => Promise<OpenProject | undefined>;
