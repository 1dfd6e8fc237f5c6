import { resolveBaseUrl } from '../../model/backend-url.js';
import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';

/** Addresses to which no request can go, or none that carries a secret. */
export function* baseUrls(project: Project): Iterable<Finding> {
    for (const backend of project.backends) {
        const resolved = resolveBaseUrl(backend);
        if (!('problem' in resolved)) continue;
        const { problem } = resolved;
        const span = problem.span ?? backend.span;
        if (problem.kind === 'no-base-url') yield finding('backend-without-url', span, { backend: backend.name });
        else if (problem.kind === 'invalid-base-url') yield finding('invalid-base-url', span, { why: problem.why });
        else if (problem.kind === 'insecure-url') yield finding('insecure-base-url', span, { url: problem.url });
    }
}
