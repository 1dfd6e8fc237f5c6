import type { Project } from '../../model/project.js';
import type { HttpMethod, Route, RouteGroup, RouteSetting } from '../../model/route.js';
import { viewSetActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { answeredActions } from './answered-actions.js';
import { answeredMethods } from './answered-methods.js';

/** A setting `for` what no route answers holds nowhere. */
export function* narrowingsToNothing(project: Project): Iterable<Finding> {
    for (const group of project.routeGroups) {
        yield* narrowings(group, group.settings, group.routes, `routes '${group.name}'`);
        for (const route of group.routes) {
            if (route.view.kind === 'unresolved') continue;
            yield* narrowings(group, route.settings, [route], `route '${route.name}'`);
        }
    }
}

function* narrowings(
    group: RouteGroup,
    settings: readonly RouteSetting[],
    routes: readonly Route[],
    where: string,
): Iterable<Finding> {
    for (const setting of settings) {
        for (const target of setting.for) {
            // A block without routes yet is being written.
            if (target === '' || routes.length === 0 || routes.some(route => mayAnswer(group, route, target))) continue;
            yield finding('setting-for-nothing', setting.span, { target, where });
        }
    }
}

function mayAnswer(group: RouteGroup, route: Route, target: string): boolean {
    if (route.view.kind === 'unresolved' || route.view.kind === 'include') return true;
    if (/^[A-Z]+$/.test(target)) return answeredMethods(group, route)?.has(target as HttpMethod) ?? true;
    // What is withheld for want of a scope would be answered with one, so a setting for it is prudent.
    const withheld: readonly string[] = viewSetActions(group, route).withheld;
    return answeredActions(group, route).includes(target) || withheld.includes(target);
}
