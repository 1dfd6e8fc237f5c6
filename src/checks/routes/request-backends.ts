import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';

/** A request goes to the backend that it names, or to the only one there is. */
export function* requestBackends(project: Project): Iterable<Finding> {
    const known = project.backends.map(({ name }) => name);
    if (known.length === 1) return;
    for (const { name, span, backend } of project.requests) {
        if (!backend) yield finding('request-without-backend', span, { request: name, known });
    }
}
