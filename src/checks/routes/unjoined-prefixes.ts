import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';

/** A prefix and a path are joined as they are: `api` and `products/` make `apiproducts/`. */
export function* unjoinedPrefixes(project: Project): Iterable<Finding> {
    for (const { prefix, prefixSpan, routes } of project.routeGroups) {
        if (prefix === '' || prefix.endsWith('/')) continue;
        const joined = routes.find(({ path, regex }) => !regex && path !== '' && !path.startsWith('/'));
        if (joined) yield finding('prefix-without-slash', prefixSpan, { prefix, example: prefix + joined.path });
    }
}
