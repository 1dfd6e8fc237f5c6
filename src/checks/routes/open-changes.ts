import type { Project } from '../../model/project.js';
import { ancestorsOf } from '../../model/queries.js';
import { modelOfRoute } from '../../model/route-path.js';
import { permissionsOf } from '../../model/route-settings.js';
import { hasActions, isWriting, viewSetActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** Rows that anyone on the network may change. `allow` rules on the model keep strangers out as well. */
export function* openChanges(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        const model = modelOfRoute(project, route);
        if (!hasActions(group, route) || !model) continue;
        const hasRules = [model, ...ancestorsOf(project, model)].some(({ allow }) =>
            allow.some(({ what, where }) => where !== undefined && what.some(kind => kind !== 'read')),
        );
        const delegates = [...group.settings, ...route.settings].some(
            setting => setting.kind === 'other' && setting.name === 'permission_required',
        );
        if (hasRules || delegates) continue;
        const open = viewSetActions(group, route).standard.filter(
            action =>
                isWriting(action) && permissionsOf(group, route, action).every(name => /(^|\.)AllowAny$/.test(name)),
        );
        if (open.length > 0) yield finding('open-to-everyone', route.pathSpan, { route: route.name, actions: open });
    }
}
