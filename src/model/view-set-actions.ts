import { settingsFor } from './queries.js';
import type { HttpMethod, Route, RouteGroup } from './route.js';

/** DRF's own actions on rows, in the order of its documentation, with the methods that reach them. */
export const standardActions = ['list', 'create', 'retrieve', 'update', 'partial_update', 'destroy'] as const;
export type StandardAction = (typeof standardActions)[number];

export const methodOf: Readonly<Record<StandardAction, HttpMethod>> = {
    list: 'GET',
    create: 'POST',
    retrieve: 'GET',
    update: 'PUT',
    partial_update: 'PATCH',
    destroy: 'DELETE',
};

const writing: ReadonlySet<string> = new Set(['create', 'update', 'partial_update', 'destroy']);
export const isWriting = (action: string): boolean => writing.has(action);

export interface ViewSetActions {
    readonly standard: readonly StandardAction[];
    /** Changes that a viewset without `actions` would offer to whoever holds a scope for reading. */
    readonly withheld: readonly StandardAction[];
}

/**
 * What a viewset answers. One without `actions` answers everything, but no change is made under a scope that was given
 * for reading.
 */
export function viewSetActions(group: RouteGroup, route: Route): ViewSetActions {
    const single = singleViews[route.view.kind];
    if (single) return { standard: single, withheld: [] };
    if (route.actions) {
        const named = new Set(route.actions.map(action => action.name));
        return { standard: standardActions.filter(action => named.has(action)), withheld: [] };
    }
    const withheld = standardActions.filter(action => isWriting(action) && onlyReadScopes(group, route, action));
    return { standard: standardActions.filter(action => !withheld.includes(action)), withheld };
}

/** What Django's generic pages are in an API: views of the same classes, with one action or two. */
const singleViews: Readonly<Record<string, readonly StandardAction[]>> = {
    list: ['list'],
    search: ['list'],
    create: ['create'],
    detail: ['retrieve'],
    update: ['update', 'partial_update'],
    delete: ['destroy'],
};

/** Whether a route of an API is answered by actions on a model's rows. */
export const hasActions = (group: RouteGroup, route: Route): boolean =>
    group.kind === 'api' && (route.view.kind === 'viewset' || singleViews[route.view.kind] !== undefined);

/** What is said of the action itself, or of its method, was said with the change in mind. */
function onlyReadScopes(group: RouteGroup, route: Route, action: StandardAction): boolean {
    return [action, methodOf[action]].every(target => {
        const setting = settingsFor(group, route, target).get('required_scopes');
        if (setting?.kind !== 'required_scopes' || setting.scopes.length === 0 || setting.for.length > 0) return false;
        return setting.scopes.every(scope => isReadScope(scope.name));
    });
}

/** Whether one row of the viewset has a URL. */
export const hasDetail = (actions: ViewSetActions, route: Route): boolean =>
    actions.standard.some(action => action !== 'list' && action !== 'create') ||
    route.extraActions.some(action => action.detail);

/** Whether a viewset's path leaves a bracket open, which ends where the router puts the key of a single row behind it. */
export const isOpenOnRows = (group: RouteGroup, route: Route): boolean =>
    !route.regex &&
    route.view.kind === 'viewset' &&
    /<[^>]*$/.test(route.path) &&
    hasDetail(viewSetActions(group, route), route);

/** Whether a scope's name says that it is for reading: `products:read`. */
export const isReadScope = (scope: string): boolean => /(^|[:._/-])read(only|er)?$/i.test(scope);
