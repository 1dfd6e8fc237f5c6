import type { HttpMethod, Route, RouteGroup } from '../../model/route.js';
import { hasActions, methodOf, viewSetActions } from '../../model/view-set-actions.js';

/** The HTTP methods that a route answers; undefined where only its code knows. Whatever answers GET answers HEAD too. */
export function answeredMethods(group: RouteGroup, route: Route): ReadonlySet<HttpMethod> | undefined {
    const methods = writtenMethods(group, route);
    if (!methods) return undefined;
    return new Set([...methods, ...(methods.includes('GET') ? (['HEAD'] as const) : []), 'OPTIONS']);
}

function writtenMethods(group: RouteGroup, route: Route): readonly HttpMethod[] | undefined {
    const { view } = route;
    if (hasActions(group, route)) {
        const standard = viewSetActions(group, route).standard.map(action => methodOf[action]);
        return [...standard, ...route.extraActions.flatMap(action => action.methods)];
    }
    switch (view.kind) {
        case 'list':
        case 'detail':
        case 'search':
        case 'template':
        case 'graph':
        case 'schema':
            return ['GET'];
        case 'create':
        case 'update':
        case 'delete':
            return ['GET', 'POST'];
        case 'function':
        case 'class':
        case 'python':
            return view.methods && view.methods.length > 0 ? view.methods : undefined;
        default:
            return undefined;
    }
}
