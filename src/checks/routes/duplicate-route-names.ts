import type { Project } from '../../model/project.js';
import type { Route } from '../../model/route.js';
import { type Finding, finding } from '../finding.js';

/** What is included has names of its own, so a block's other routes may be called as its include would be. */
export function* duplicateRouteNames(project: Project): Iterable<Finding> {
    for (const group of project.routeGroups) {
        const firsts = new Map<string, Route>();
        for (const route of group.routes) {
            if (route.view.kind === 'include' || route.view.kind === 'unresolved') continue;
            const first = firsts.get(route.name);
            if (!first) firsts.set(route.name, route);
            else {
                yield finding('duplicate-route-name', route.span, { name: route.name, group: group.name }, [
                    { span: first.span, message: `'${route.name}' is this route first.` },
                ]);
            }
        }
    }
}
