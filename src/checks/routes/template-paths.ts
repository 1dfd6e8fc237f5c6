import type { Project } from '../../model/project.js';
import { fileName } from '../file-name.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** Django looks for templates below its template folders only. */
export function* templatePaths(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        const { view } = route;
        if (view.kind !== 'template' || view.file === '') continue;
        const parts = view.file.split(/[\\/]/);
        if (parts.includes('..') || parts[0] === '' || /^[A-Za-z]:/.test(view.file)) {
            yield finding('template-outside', route.extent, { file: view.file });
        } else for (const part of view.file.split('/')) yield* fileName('template', part, route.extent);
    }
}
