import type { Project } from '../../model/project.js';
import type { Route, RouteGroup, RouteSetting } from '../../model/route.js';

export interface SettingInRoutes {
    readonly group: RouteGroup;
    /** Undefined for a setting of the whole block. */
    readonly route?: Route;
    readonly setting: RouteSetting;
}

/** Every setting of blocks, routes and actions, where it is written. */
export function* settingsOf(project: Project): Iterable<SettingInRoutes> {
    for (const group of project.routeGroups) {
        for (const setting of group.settings) yield { group, setting };
        for (const route of group.routes) {
            for (const setting of route.settings) yield { group, route, setting };
            for (const action of route.extraActions) {
                for (const setting of action.settings) yield { group, route, setting };
            }
        }
    }
}
