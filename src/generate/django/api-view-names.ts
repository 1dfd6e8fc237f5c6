import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import { pythonName } from '../python/python-names.js';
import { pascalCase, titleOfName } from './words.js';

/** The name of the class or function that answers each route of a group; none for what Django itself answers. */
export function viewNames(project: Project, group: RouteGroup): ReadonlyMap<Route, string> {
    const names = new Map<Route, string>();
    const taken = new Set<string>();
    const take = (route: Route, ...wanted: readonly string[]): void => {
        let name = wanted.find(candidate => !taken.has(candidate));
        for (let number = 2; name === undefined; number++) {
            const numbered = `${wanted.at(-1)}${number}`;
            if (!taken.has(numbered)) name = numbered;
        }
        taken.add(name);
        names.set(route, name);
    };
    // What a person named keeps its name.
    for (const route of group.routes) {
        const { view } = route;
        if (view.kind !== 'function' && view.kind !== 'class') continue;
        const name = pythonName(view.name);
        // Two routes may share a view: it is one.
        if (taken.has(name)) names.set(route, name);
        else take(route, name);
    }
    for (const route of group.routes) {
        const { view } = route;
        const model = modelOfRoute(project, route);
        const own = pascalCase(route.name);
        switch (view.kind) {
            case 'viewset':
                if (model) take(route, `${model.name}ViewSet`, `${own}ViewSet`);
                break;
            case 'list':
            case 'create':
            case 'detail':
            case 'update':
            case 'delete':
            case 'search':
                if (model)
                    take(route, `${model.name}${titleOfName(view.kind)}`, own, `${own}${titleOfName(view.kind)}`);
                break;
            case 'graph':
                if (group.kind === 'api') take(route, `${own}Graph`);
                break;
            case 'schema':
                take(
                    route,
                    { json: 'SchemaView', swagger: 'SwaggerView', redoc: 'RedocView' }[view.style ?? 'json'],
                    `${own}View`,
                );
        }
    }
    return names;
}
