import type { Project } from '../../../model/project.js';
import { pathParameters } from '../../../model/route-path.js';

/** Names under which load balancers and orchestrators ask whether a site is well, by custom. */
const customary = /^(health|health[_-]?checks?|healthz|live|livez|liveness|ready|readyz|readiness|ping|up|status)$/i;

/** The paths, without a slash in front, at which a machine asks: it speaks plain HTTP, and follows no redirect. */
export function healthPaths(project: Project): string[] {
    return project.routeGroups.flatMap(group =>
        group.routes.flatMap(route => {
            const { view, path, name, regex } = route;
            const isView = view.kind === 'function' || view.kind === 'class' || view.kind === 'python';
            const last = path.split('/').filter(Boolean).at(-1) ?? '';
            if (!isView || regex || pathParameters(route).length > 0) return [];
            return customary.test(last) || customary.test(name) ? [group.prefix + path] : [];
        }),
    );
}
