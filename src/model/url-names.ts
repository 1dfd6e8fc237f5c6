import type { Route, RouteGroup } from './route.js';
import { hasActions, viewSetActions } from './view-set-actions.js';

/** A route's name for `reverse()`. */
export const urlName = (group: RouteGroup, route: Route): string => `${group.name}:${route.name}`;

/** A name of one of a viewset's URLs, as DRF's routers build it. */
export const viewSetUrlName = (group: RouteGroup, route: Route, suffix: string): string =>
    `${group.name}:${route.name}-${suffix.replaceAll('_', '-')}`;

/** All names that `reverse()` knows a route by: a viewset has one for its list, one for its rows, and one for each action of its own. */
export function urlNames(group: RouteGroup, route: Route): string[] {
    if (route.view.kind === 'include' || route.view.kind === 'unresolved') return [];
    if (route.view.kind !== 'viewset' || !hasActions(group, route)) return [urlName(group, route)];
    const { standard } = viewSetActions(group, route);
    const ofAll = standard.some(action => action === 'list' || action === 'create');
    const ofOne = standard.some(action => action !== 'list' && action !== 'create');
    const suffixes = [...(ofAll ? ['list'] : []), ...(ofOne ? ['detail'] : [])];
    const own = route.extraActions.map(({ name }) => name);
    return [...suffixes, ...own].map(suffix => viewSetUrlName(group, route, suffix));
}
