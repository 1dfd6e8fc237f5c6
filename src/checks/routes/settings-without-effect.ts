import type { Project } from '../../model/project.js';
import type { Route, RouteGroup, RouteSetting } from '../../model/route.js';
import { type SettingPlaces, settingPlaces, settingsOfActions } from '../../model/setting-places.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** Settings of views that do not know them, and settings for one action that only a whole view can have. */
export function* settingsWithoutEffect(project: Project): Iterable<Finding> {
    for (const { group, route, setting } of settingsOf(project)) {
        const name = setting.kind === 'other' ? setting.name : setting.kind;
        const known = settingPlaces[name];
        const action = route?.extraActions.find(({ settings }) => settings.includes(setting));
        if (action && !settingsOfActions.has(name)) {
            const instead = 'Give it to the route, or write it into the body of the action';
            yield finding('setting-without-effect', setting.span, {
                setting: name,
                where: `'${action.name}'`,
                instead,
            });
        } else if (known && !takesSetting(known, group, route)) {
            const where = route ? `'${route.name}'` : `the routes of '${group.name}'`;
            const instead = group.kind === 'api' ? known.inApis : known.inPages;
            yield finding('setting-without-effect', setting.span, { setting: name, where, instead });
        } else if (!canBeNarrowed(group, route, setting, name)) {
            yield finding('setting-of-whole-view', setting.span, { setting: name, targets: setting.for });
        }
    }
}

/** A setting of a whole block is for those of its routes that know it. */
function takesSetting(known: SettingPlaces, group: RouteGroup, route: Route | undefined): boolean {
    const kinds = group.kind === 'api' ? known.api : known.pages;
    const asked = route ? [route] : group.routes;
    return asked.length === 0 || asked.some(({ view }) => view.kind === 'unresolved' || kinds.includes(view.kind));
}

/** What DRF asks of a view before it knows the action, and what a page is as a whole. */
function canBeNarrowed(group: RouteGroup, route: Route | undefined, setting: RouteSetting, name: string): boolean {
    if (setting.for.length === 0 || route?.view.kind === 'unresolved') return true;
    if (group.kind === 'pages') return /^(never_cache|cache_page)$/.test(name) || !(name in settingPlaces);
    if (name === 'authentication') return false;
    if (name === 'parser_classes')
        return setting.for.every(target => route?.extraActions.some(action => action.name === target));
    return true;
}
