import type { DjangoModel } from './django-model.js';
import type { Project } from './project.js';
import { settingOf, versioningOf } from './route-settings.js';
import { viewSetActions } from './view-set-actions.js';

/** The viewset that shows a row of the model, as a name for `reverse()`; a versioning by namespace adds that by itself. */
export function rowAddress(project: Project, model: DjangoModel): { viewName: string; lookup: string } | undefined {
    for (const group of project.routeGroups) {
        for (const route of group.routes) {
            if (route.view.kind !== 'viewset' || route.view.model !== model.id || route.under) continue;
            if (!viewSetActions(group, route).standard.includes('retrieve')) continue;
            const setting = settingOf(group, route, 'lookup_field');
            const lookup = setting ? setting.field.segments.map(({ name }) => name).join('__') : 'pk';
            const inNamespace = versioningOf(group, route)?.endsWith('.NamespaceVersioning') ?? false;
            return { viewName: `${inNamespace ? '' : `${group.name}:`}${route.name}-detail`, lookup };
        }
    }
    return undefined;
}
