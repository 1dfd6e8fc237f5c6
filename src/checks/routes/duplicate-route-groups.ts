import type { Project } from '../../model/project.js';
import type { RouteGroup } from '../../model/route.js';
import { type Finding, finding } from '../finding.js';

/** A block's name is the namespace of its URLs: of two with one name, `reverse()` finds the routes of one only. */
export function* duplicateRouteGroups(project: Project): Iterable<Finding> {
    const firsts = new Map<string, RouteGroup>();
    for (const group of project.routeGroups) {
        const first = firsts.get(group.name);
        if (!first) firsts.set(group.name, group);
        else {
            yield finding('urls.W005', group.span, { group: group.name }, [
                { span: first.span, message: `'${group.name}' is declared here first.` },
            ]);
        }
    }
}
