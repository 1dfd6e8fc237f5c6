import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { flawOfRegex } from '../python-regex.js';
import { routesOf } from './routes-of.js';

/** Expressions that Python cannot compile. Where Python's and JavaScript's languages differ, the rule stays silent. */
export function* invalidRegularExpressions(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        if (!route.regex) continue;
        const flaw = flawOfRegex(route.path);
        if (flaw !== undefined) yield finding('invalid-route-regex', route.pathSpan, { regex: route.path, flaw });
    }
}
