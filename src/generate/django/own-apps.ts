import { perProject } from '../../model/per-project.js';
import type { App, Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';

/** The app of the project's own that has a name; of two the first. */
export const ownAppNamed = (project: Project, name: string): App | undefined => ownAppsByName(project).get(name);

const ownAppsByName = perProject(project => new Map([...ownApps(project)].reverse().map(app => [app.name, app])));
