import type { Project } from './project.js';

/** Whether the project is for this version of Django or a later one. */
export function isDjangoAtLeast(project: Project, major: number, minor: number): boolean {
    const [ownMajor = 0, ownMinor = 0] = (project.declaration?.django ?? '5.2').split('.').map(Number);
    return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
