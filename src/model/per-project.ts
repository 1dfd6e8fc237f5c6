import type { Project } from './project.js';

/** Remembers what is found of a project, as long as the project lives: a Project never changes. */
export function perProject<T>(find: (project: Project) => T): (project: Project) => T {
    const found = new WeakMap<Project, { readonly answer: T }>();
    return project => {
        let known = found.get(project);
        if (!known) {
            known = { answer: find(project) };
            found.set(project, known);
        }
        return known.answer;
    };
}
