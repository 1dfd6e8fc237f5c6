import type { Project } from '../model/project.js';
import { ownApps } from '../model/queries.js';
import { dataEmitters } from './django/emit-data.js';
import { webEmitters } from './django/emit-web.js';
import { withOwnNames } from './django/with-own-names.js';
import { withUsedHelpers } from './django/with-used-helpers.js';
import type { GeneratedFile } from './generated-file.js';
import { writablePaths } from './output-paths.js';
import { understood } from './understood.js';

/**
 * The Django project that a .dsl project describes, sorted by path. It depends on the project alone. What cannot be a file
 * on every disk is left out, as a rule says of the name that would be one.
 */
export function generateProject(whole: Project): GeneratedFile[] {
    const project = understood(whole);
    const files = new Map<string, GeneratedFile>();
    // What belongs to an app stands behind: where there are two of one path, a rule says so of the app's name.
    for (const file of inOrder(project, emittedFiles(project))) if (!files.has(file.path)) files.set(file.path, file);
    const writable = writablePaths(files.keys());
    const named = withOwnNames(
        project,
        [...files.values()].filter(({ path }) => writable.has(path)),
    );
    return withUsedHelpers(project, named).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What all emitters write. Of a project without errors no path comes twice. */
export const emittedFiles = (project: Project): GeneratedFile[] =>
    [...dataEmitters, ...webEmitters].flatMap(emit => emit(project));

function inOrder(project: Project, files: readonly GeneratedFile[]): GeneratedFile[] {
    const folders = new Set(ownApps(project).map(({ name }) => name));
    const isOfApp = ({ path }: GeneratedFile): boolean => folders.has(path.slice(0, path.indexOf('/')));
    return [...files.filter(file => !isOfApp(file)), ...files.filter(isOfApp)];
}
