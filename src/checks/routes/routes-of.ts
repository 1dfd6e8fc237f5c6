import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';

export interface RouteInGroup {
    readonly group: RouteGroup;
    readonly route: Route;
}

/** Every route with the block that holds it, in source order. */
export function* routesOf(project: Project): Iterable<RouteInGroup> {
    for (const group of project.routeGroups) for (const route of group.routes) yield { group, route };
}
