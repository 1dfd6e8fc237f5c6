import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { type AnsweredPattern, answeredPatterns } from './answered-patterns.js';

/** Django takes the first pattern that fits an address, whatever the request's method: another of the same never answers. */
export function* duplicateRoutePaths(project: Project): Iterable<Finding> {
    const firsts = new Map<string, AnsweredPattern>();
    for (const pattern of answeredPatterns(project)) {
        if (pattern.of === 'rows') continue;
        const { group, route, text } = pattern;
        const key = `${group.host ?? ''} ${text}`;
        const first = firsts.get(key);
        if (!first) firsts.set(key, pattern);
        else if (first.route !== route) {
            const { group: taking, route: taker } = first;
            const params = { path: text, by: `${taking.name}.${taker.name}` };
            yield finding('duplicate-route-path', route.pathSpan, params, [
                { span: taker.pathSpan, message: `'${taking.name}.${taker.name}' answers there.` },
            ]);
        }
    }
}
