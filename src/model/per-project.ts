import type { Project } from './project.js';

/** What is remembered of a project, by who remembers it. */
export type ProjectMemory = Map<object, unknown>;

/** For projects that are made by the thousand, which bring the room for what is remembered of them along. */
export const projectMemory = Symbol('memory');

interface Remembering {
    readonly [projectMemory]?: ProjectMemory;
}

const memories = new WeakMap<Project, ProjectMemory>();

export function memoryOf(project: Project & Remembering): ProjectMemory {
    const own = project[projectMemory];
    if (own) return own;
    let memory = memories.get(project);
    if (!memory) {
        memory = new Map();
        memories.set(project, memory);
    }
    return memory;
}

/** Remembers what is found of a project, as long as the project lives: a Project never changes. */
export function perProject<T>(find: (project: Project) => T): (project: Project) => T {
    return project => {
        const memory = memoryOf(project);
        const known = memory.get(find) as { readonly answer: T } | undefined;
        if (known) return known.answer;
        const answer = find(project);
        memory.set(find, { answer });
        return answer;
    };
}
