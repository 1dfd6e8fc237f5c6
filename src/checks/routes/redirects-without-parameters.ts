import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { pathParameters } from '../../model/route-path.js';
import { prefixOf } from '../../model/route-pattern.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** A redirect hands its own URL's parameters on; where the target needs another one, Django answers 410 Gone. */
export function* redirectsWithoutParameters(project: Project): Iterable<Finding> {
    const parametersOf = (group: RouteGroup, route: Route): string[] => [
        ...pathParameters({ path: prefixOf(project.routeGroups, group), regex: false }).map(({ name }) => name),
        ...pathParameters(route).map(({ name }) => name),
    ];
    for (const { group, route } of routesOf(project)) {
        if (route.view.kind !== 'redirect' || route.view.to.kind !== 'route') continue;
        const target = indexOf(project).routes.get(route.view.to.route);
        if (!target) continue;
        const own = parametersOf(group, route);
        const missing = parametersOf(target.group, target.route).filter(name => !own.includes(name));
        if (missing.length > 0) {
            yield finding('redirect-without-parameter', route.pathSpan, { target: target.route.name, missing });
        }
    }
}
