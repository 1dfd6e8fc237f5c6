import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { writtenPaths } from './written-paths.js';

/** What stands behind `?` or `#` in an address is no part of its path, so a pattern with them fits none. */
export function* queriesInPaths(project: Project): Iterable<Finding> {
    for (const { text, span, regex } of writtenPaths(project)) {
        if (regex || text.includes('(?P<')) continue;
        const sign = /[?#]/.exec(text.replaceAll(/<[^<>]*>/g, ''))?.[0];
        if (sign) yield finding('query-in-path', span, { sign });
    }
}
