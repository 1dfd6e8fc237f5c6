import type { RouteId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import type { Route } from '../../model/route.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** Redirects that lead to each other: a browser gives up after some twenty. */
export function* redirectCircles(project: Project): Iterable<Finding> {
    const { routes } = indexOf(project);
    const next = (route: Route): RouteId | undefined =>
        route.view.kind === 'redirect' && route.view.to.kind === 'route' ? route.view.to.route : undefined;
    for (const { route } of routesOf(project)) {
        const way: RouteId[] = [route.id];
        for (let at = next(route); at !== undefined; ) {
            if (at === route.id) {
                const names = way.map(id => routes.get(id)?.route.name ?? '');
                yield finding('redirect-circle', route.pathSpan, { names });
                break;
            }
            // A circle further on is reported at its own routes.
            if (way.includes(at)) break;
            way.push(at);
            const found = routes.get(at);
            at = found && next(found.route);
        }
    }
}
