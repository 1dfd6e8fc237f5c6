import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';

/** Shorter than any network needs, or longer than anyone waits, in milliseconds. */
const least = 10;
const most = 60 * 60 * 1000;

export function* backendTimeouts(project: Project): Iterable<Finding> {
    for (const { name, span, timeoutMs } of project.backends) {
        if (timeoutMs === undefined || (timeoutMs >= least && timeoutMs <= most)) continue;
        yield finding('backend-timeout', span, { backend: name, tooLong: timeoutMs > most });
    }
}
