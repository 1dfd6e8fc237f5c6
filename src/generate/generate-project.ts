import type { Project } from '../model/project.js';
import { dataEmitters } from './django/emit-data.js';
import { webEmitters } from './django/emit-web.js';
import { withOwnNames } from './django/with-own-names.js';
import { withUsedHelpers } from './django/with-used-helpers.js';
import type { GeneratedFile } from './generated-file.js';
import { checkOutputPaths } from './output-paths.js';
import { understood } from './understood.js';

/**
 * The Django project that a .dsl project describes, sorted by path. It depends on the project alone.
 *
 * @throws OutputPathError where a name of the project makes a path that no disk should be given.
 */
export function generateProject(whole: Project): GeneratedFile[] {
    const project = understood(whole);
    const files = new Map<string, GeneratedFile>();
    for (const emit of [...dataEmitters, ...webEmitters]) {
        for (const file of emit(project)) {
            if (files.has(file.path)) throw new Error(`Two emitters write '${file.path}'.`);
            files.set(file.path, file);
        }
    }
    const named = withOwnNames(project, [...files.values()]);
    const sorted = withUsedHelpers(project, named).sort((a, b) => (a.path < b.path ? -1 : 1));
    checkOutputPaths(sorted.map(({ path }) => path));
    return sorted;
}
