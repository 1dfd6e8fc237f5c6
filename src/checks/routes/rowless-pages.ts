import type { Project } from '../../model/project.js';
import { isOfOneRow, pathParameters } from '../../model/route-path.js';
import { prefixOf } from '../../model/route-pattern.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** A page about one row must be told which: without a parameter in its URL Django's view fails at every request. */
export function* rowlessPages(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        if (!isOfOneRow(route)) continue;
        const prefix = { path: prefixOf(project.routeGroups, group), regex: false };
        if (pathParameters(route).length > 0 || pathParameters(prefix).length > 0) continue;
        if (route.regex && /\(/.test(route.path)) continue;
        if ([...group.settings, ...route.settings].some(({ kind }) => kind === 'queryset' || kind === 'where'))
            continue;
        yield finding('page-without-row', route.pathSpan, { route: route.name, what: route.view.kind });
    }
}
