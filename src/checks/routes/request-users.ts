import type { Project } from '../../model/project.js';
import { isNullable } from '../../model/queries.js';
import { fieldNamed, modelOfRoute } from '../../model/route-path.js';
import { authenticationOf } from '../../model/route-settings.js';
import { type Finding, finding } from '../finding.js';
import { askedRoute } from './asked-route.js';

/** Requests that are refused with 403: their token is a client's own, and what they save must be some user's. */
export function* requestUsers(project: Project): Iterable<Finding> {
    for (const request of project.requests) {
        const asked = askedRoute(project, request);
        if (asked?.group.kind !== 'api' || 'problem' in asked.pattern) continue;
        const { group, route, action } = asked;
        if (!(authenticationOf(group, route) ?? []).some(name => /oauth/i.test(name))) continue;
        // Headers of its own may say who asks, and a refusal may be what is expected.
        if (request.headers.some(({ name }) => /^(authorization|cookie)$/i.test(name))) continue;
        if (request.expectations.some(each => each.kind === 'status' && each.status >= 400)) continue;
        const model = modelOfRoute(project, route);
        const filled =
            action === 'create' ? route.set : (route.extraActions.find(({ name }) => name === action)?.set ?? []);
        for (const { field, value, for: targets } of filled) {
            if (value.kind !== 'request' || value.of !== 'user') continue;
            if (action === 'create' && targets && !targets.includes('create') && !targets.includes('POST')) continue;
            const [segment] = field.segments;
            const target = model && segment && fieldNamed(project, model, segment.name);
            if (!target || isNullable(project, target)) continue;
            yield finding('request-needs-user', request.target.span, { field: target.name });
        }
    }
}
