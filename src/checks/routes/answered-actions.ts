import type { Route, RouteGroup } from '../../model/route.js';
import { hasActions, viewSetActions } from '../../model/view-set-actions.js';

/** The actions by which a route answers, DRF's and its own; none for what is no viewset. */
export function answeredActions(group: RouteGroup, route: Route): string[] {
    if (!hasActions(group, route)) return [];
    const { standard } = viewSetActions(group, route);
    return [...standard, ...route.extraActions.map(action => action.name)];
}
