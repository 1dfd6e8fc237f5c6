import type { Project } from '../../model/project.js';
import { prefixOf } from '../../model/route-pattern.js';
import { type Finding, finding } from '../finding.js';

/** Django leaves an address's first slash out before it looks for a pattern, so one that begins with a slash wants two. */
export function* leadingSlashes(project: Project): Iterable<Finding> {
    const { oauth2 } = project;
    if (oauth2?.path.startsWith('/')) yield finding('urls.W002', oauth2.span, { path: oauth2.path });
    for (const group of project.routeGroups) {
        if (group.prefix.startsWith('/')) yield finding('urls.W002', group.prefixSpan, { path: group.prefix });
        const before = prefixOf(project.routeGroups, group);
        if (before !== '' && !before.endsWith('/')) continue;
        for (const { path, pathSpan } of group.routes) {
            if (/^\^?\\?\//.test(path)) yield finding('urls.W002', pathSpan, { path });
        }
    }
}
