import type { Project } from './project.js';
import { indexOf, type Setting } from './queries.js';

/** What a project says of a setting, in either case: who asks for one is not concerned by another. */
export const settingsNamed = (project: Project, name: string): readonly Setting[] =>
    indexOf(project).settings.get(name.toUpperCase()) ?? [];
