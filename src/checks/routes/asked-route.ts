import type { Request } from '../../model/backend.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import type { RequestProblem } from '../../model/request-problem.js';
import type { HttpMethod, Route, RouteGroup } from '../../model/route.js';
import { type Pattern, patternOf, prefixOf } from '../../model/route-pattern.js';
import { hasActions, methodOf, type StandardAction, viewSetActions } from '../../model/view-set-actions.js';

/** The route that a request goes to. */
export interface AskedRoute {
    readonly group: RouteGroup;
    readonly route: Route;
    /** The address's pattern, or why it has none. */
    readonly pattern: Pattern | { readonly problem: RequestProblem };
    /** The action that answers, whether the request names it or its method and path imply it. */
    readonly action: string | undefined;
}

/** Undefined for a request to an address, and for one whose route leads nowhere, which the linker has said. */
export function askedRoute(project: Project, request: Request): AskedRoute | undefined {
    const { target, method } = request;
    if (target.kind !== 'route') return undefined;
    const found = indexOf(project).routes.get(target.route);
    if (!found || found.route.view.kind === 'unresolved') return undefined;
    const { group, route } = found;
    const given = request.pathValues.map(({ name }) => name);
    const pattern = patternOf(prefixOf(project.routeGroups, group), group, route, method, target.action, given);
    const implied = 'problem' in pattern ? target.action : (pattern.action ?? singleAction(group, route, method));
    return { group, route, pattern, action: implied };
}

/** Django's generic pages in an API answer one action, or two. */
function singleAction(group: RouteGroup, route: Route, method: HttpMethod): string | undefined {
    if (!hasActions(group, route)) return undefined;
    const wanted = method === 'HEAD' ? 'GET' : method;
    return viewSetActions(group, route).standard.find(action => methodOf[action as StandardAction] === wanted);
}
