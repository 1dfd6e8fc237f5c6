import type { Project } from '../../model/project.js';
import { pathParameters } from '../../model/route-path.js';
import { prefixOf } from '../../model/route-pattern.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** A view gets each parameter under its name, so a URL can have one of a name only. */
export function* duplicatePathParameters(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        const before = pathParameters({ path: prefixOf(project.routeGroups, group), regex: false });
        const names = [...before, ...pathParameters(route)].map(({ name }) => name);
        const twice = names.find((name, index) => names.indexOf(name) !== index);
        if (twice !== undefined) yield finding('duplicate-path-parameter', route.pathSpan, { name: twice });
    }
}
