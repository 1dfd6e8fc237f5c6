import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';

/** A picture of no nodes shows nothing, and one of too many nobody can read, nor any engine lay out in time. */
const most = 100_000;

export function* graphLimits(project: Project): Iterable<Finding> {
    for (const { name, span, limit } of project.graphs) {
        if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= most)) {
            yield finding('graph-limit', span, { graph: name, limit, most });
        }
    }
}
