import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { settingOf, versioningOf } from '../../model/route-settings.js';

/** The names of the parameters that a list in an API reads; undefined where Python decides. */
export function listParameters(_project: Project, group: RouteGroup, route: Route): ReadonlySet<string> | undefined {
    const settings = [...group.settings, ...route.settings];
    const isForeign = settings.some(
        setting =>
            setting.kind === 'other' && /^(filter_backends|filterset_class|pagination_class)$/.test(setting.name),
    );
    const pagination = settingOf(group, route, 'pagination', 'list')?.pagination;
    if (isForeign || pagination?.style.includes('.')) return undefined;
    const names = new Set(['format']);
    for (const { path, lookups } of settingOf(group, route, 'filterset_fields', 'list')?.filters ?? []) {
        const base = [...path.segments.map(({ name }) => name), ...path.transforms];
        for (const lookup of lookups) names.add([...base, ...(lookup === 'exact' ? [] : [lookup])].join('__'));
    }
    if (settingOf(group, route, 'search_fields', 'list')) names.add('search');
    if (settingOf(group, route, 'ordering_fields', 'list')) names.add('ordering');
    const style = pagination?.style ?? '';
    const paging = /^c/i.test(style)
        ? ['cursor', 'page_size']
        : /^l/i.test(style)
          ? ['limit', 'offset']
          : style === ''
            ? []
            : ['page', 'page_size'];
    for (const name of paging) names.add(name);
    if (/Query/.test(versioningOf(group, route) ?? '')) names.add('version');
    return names;
}
