import type { RouteGroupId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** Blocks that include themselves, directly or through others, would never end. */
export function* includeCircles(project: Project): Iterable<Finding> {
    const included = new Map<RouteGroupId, RouteGroupId[]>();
    for (const { group, route } of routesOf(project)) {
        if (route.view.kind !== 'include' || route.view.group === undefined) continue;
        included.set(group.id, [...(included.get(group.id) ?? []), route.view.group]);
    }
    const reaches = (from: RouteGroupId, to: RouteGroupId): boolean => {
        const seen = new Set<RouteGroupId>();
        const waiting = [from];
        for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
            if (at === to) return true;
            if (seen.has(at)) continue;
            seen.add(at);
            waiting.push(...(included.get(at) ?? []));
        }
        return false;
    };
    for (const { group, route } of routesOf(project)) {
        if (route.view.kind !== 'include' || route.view.group === undefined) continue;
        if (reaches(route.view.group, group.id)) yield finding('include-circle', route.pathSpan, { group: group.name });
    }
}
