import type { Project } from '../../model/project.js';
import type { RouteView } from '../../model/route.js';
import { permissionsOf } from '../../model/route-settings.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** DRF's that read from a view's queryset of which model somebody must have the permissions. */
const ofModels = /\.(DjangoModelPermissions|DjangoModelPermissionsOrAnonReadOnly|DjangoObjectPermissions)$/;
/** What has no queryset, and cannot be given one: a class that somebody is to write can. */
const withoutRows: ReadonlySet<RouteView['kind']> = new Set(['function', 'graph', 'schema']);

/** A permission that asks what rows a view is about, where it is about none: DRF raises for each caller that is known. */
export function* modelPermissions(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        if (group.kind !== 'api' || !withoutRows.has(route.view.kind)) continue;
        const asking = permissionsOf(group, route).find(name => ofModels.test(name));
        const permission = asking?.split('.').at(-1);
        if (permission) yield finding('permission-without-rows', route.span, { permission, route: route.name });
    }
}
