import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import type { GeneratedFile } from '../generated-file.js';
import { viewNames } from './api-view-names.js';
import { groupModules } from './group-modules.js';
import { PythonFile } from './python-file.js';

/** What a view is written for, and the file that it is written into. */
export interface ViewContext {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly route: Route;
}

/** The modules of views of one kind of groups; a route for which nothing is to be written is left out. */
export function viewModules(
    project: Project,
    kind: RouteGroup['kind'],
    viewSource: (context: ViewContext, name: string) => string | undefined,
): GeneratedFile[] {
    return project.routeGroups
        .filter(group => group.kind === kind)
        .flatMap(group => {
            const { folder, views } = groupModules(project, group);
            const names = viewNames(project, group);
            const file = new PythonFile(project, {
                folder,
                module: views,
                definitions: names.values(),
                docstring: `The views of routes ${group.name}.`,
            });
            // Several routes may share a view.
            const written = new Set<string>();
            for (const route of group.routes) {
                const name = names.get(route);
                if (name === undefined || written.has(name)) continue;
                written.add(name);
                const source = viewSource({ project, file, group, route }, name);
                if (source) file.add(source);
            }
            return file.isEmpty ? [] : [{ path: `${folder}/${views}.py`, text: file.text() }];
        });
}
