import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { answeredActions } from './answered-actions.js';
import { askedRoute } from './asked-route.js';

/** A request that names an action which its viewset leaves out for want of a scope for changes. */
export function* unansweredRequestActions(project: Project): Iterable<Finding> {
    for (const request of project.requests) {
        const asked = askedRoute(project, request);
        const named = request.target.kind === 'route' ? request.target.action : undefined;
        if (!asked || named === undefined || 'problem' in asked.pattern) continue;
        const known = answeredActions(asked.group, asked.route);
        if (!known.includes(named))
            yield finding('unknown-request-action', request.target.span, { action: named, known });
    }
}
