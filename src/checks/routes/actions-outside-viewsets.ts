import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** Only a viewset has actions; other views answer methods. */
export function* actionsOutsideViewsets(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        if (route.view.kind === 'viewset' || route.view.kind === 'unresolved') continue;
        for (const { name, span } of [...(route.actions ?? []), ...route.extraActions]) {
            yield finding('action-outside-viewset', span, { name, route: route.name });
        }
    }
}
