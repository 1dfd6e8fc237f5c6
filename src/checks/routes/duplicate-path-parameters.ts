import type { Project } from '../../model/project.js';
import { pathParameters } from '../../model/route-path.js';
import { prefixOf } from '../../model/route-pattern.js';
import { type Finding, finding } from '../finding.js';

/** A view gets each parameter under its name, so a URL can have one of a name only. */
export function* duplicatePathParameters(project: Project): Iterable<Finding> {
    for (const group of project.routeGroups) {
        const before = pathParameters({ path: prefixOf(project.routeGroups, group), regex: false });
        for (const route of group.routes) {
            const names = [...before, ...pathParameters(route)].map(({ name }) => name);
            const twice = names.find((name, index) => names.indexOf(name) !== index);
            if (twice !== undefined) yield finding('duplicate-path-parameter', route.pathSpan, { name: twice });
        }
    }
}
