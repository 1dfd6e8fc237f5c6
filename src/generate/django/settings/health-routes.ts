import type { Project } from '../../../model/project.js';
import type { Route, RouteGroup } from '../../../model/route.js';
import { pathParameters } from '../../../model/route-path.js';
import { prefixOf } from '../../../model/route-pattern.js';
import { permissionsOf } from '../../../model/route-settings.js';

/** Names under which load balancers and orchestrators ask whether a site is well, by custom. */
const customary =
    /^(health|health[_-]?checks?|healthz|alive|live|livez|liveness|ready|readyz|readiness|ping|up|status)$/i;

/** The paths, without a slash in front, at which a machine asks: it speaks plain HTTP, and follows no redirect. */
export function healthPaths(project: Project): string[] {
    return project.routeGroups.flatMap(group =>
        group.routes.flatMap(route => {
            const { view, path, name, regex } = route;
            const isView = view.kind === 'function' || view.kind === 'class' || view.kind === 'python';
            const last = path.split('/').filter(Boolean).at(-1) ?? '';
            if (!isView || regex || pathParameters(route).length > 0) return [];
            return customary.test(last) || customary.test(name) ? [prefixOf(project.routeGroups, group) + path] : [];
        }),
    );
}

/** The path of a view that answers whether the site is up, and whose body is generated; undefined without one. */
export function healthCheckPath(project: Project): string | undefined {
    for (const group of project.routeGroups) {
        const found = group.kind === 'api' ? group.routes.find(route => isHealthCheck(group, route)) : undefined;
        if (found) return prefixOf(project.routeGroups, group) + found.path;
    }
    return undefined;
}

/** Is it up? The one question that a view can answer by being there. */
export function isHealthCheck(group: RouteGroup, route: Route): boolean {
    const { view } = route;
    return (
        view.kind === 'function' &&
        /^(health|healthz|health_check|healthcheck|ping|alive|livez|readyz)$/.test(view.name) &&
        view.methods.every(method => method === 'GET' || method === 'HEAD') &&
        !route.regex &&
        pathParameters(route).length === 0 &&
        permissionsOf(group, route).every(permission => permission.endsWith('.AllowAny'))
    );
}
