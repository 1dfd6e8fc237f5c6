import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { repeatedNames } from '../repeated-names.js';
import { routesOf } from './routes-of.js';

/** An action said twice, and two actions of one name, which would be one method of the viewset. */
export function* duplicateActions(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        const seen = new Set<string>();
        for (const { name, span } of route.actions ?? []) {
            if (seen.has(name)) yield finding('repeated-action', span, { name });
            seen.add(name);
        }
        const own = route.extraActions.map(action => ['action', action] as const);
        yield* repeatedNames(own, `route '${route.name}'`);
    }
}
