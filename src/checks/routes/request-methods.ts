import type { Project } from '../../model/project.js';
import type { HttpMethod } from '../../model/route.js';
import { methodOf, type StandardAction } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { answeredActions } from './answered-actions.js';
import { answeredMethods } from './answered-methods.js';
import { type AskedRoute, askedRoute } from './asked-route.js';

/** Requests that Django answers with 405: their route, or the action that they name, has other methods. */
export function* requestMethods(project: Project): Iterable<Finding> {
    for (const request of project.requests) {
        const asked = askedRoute(project, request);
        if (!asked || request.method === 'OPTIONS' || request.target.kind !== 'route' || 'problem' in asked.pattern)
            continue;
        if (request.expectations.some(each => each.kind === 'status' && (each.status === 405 || each.status === 404)))
            continue;
        const methods = methodsOf(asked, request.target.action);
        if (!methods || methods.has(request.method) || (request.method === 'HEAD' && methods.has('GET'))) continue;
        yield finding('method-not-answered', request.target.span, { method: request.method, methods: [...methods] });
    }
}

function methodsOf(
    { group, route, action }: AskedRoute,
    named: string | undefined,
): ReadonlySet<HttpMethod> | undefined {
    const known = answeredActions(group, route);
    if (known.length === 0) return answeredMethods(group, route);
    const extra = route.extraActions.find(({ name }) => name === (named ?? action));
    if (extra) return new Set(extra.methods);
    if (named !== undefined) {
        // An action that the route does not answer is another rule's.
        return known.includes(named) ? new Set([methodOf[named as StandardAction]]) : undefined;
    }
    if (action !== undefined && known.includes(action)) return undefined;
    return new Set(known.flatMap(name => methodOf[name as StandardAction] ?? []));
}
