import type { Project } from '../../model/project.js';
import type { Route, RouteGroup, RouteSetting, RouteView } from '../../model/route.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** Settings of views that do not know them, and settings for one action that only a whole view can have. */
export function* settingsWithoutEffect(project: Project): Iterable<Finding> {
    for (const { group, route, setting } of settingsOf(project)) {
        const name = setting.kind === 'other' ? setting.name : setting.kind;
        const known = places[name];
        const action = route?.extraActions.find(({ settings }) => settings.includes(setting));
        if (action && !ofActions.has(name)) {
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

type Kind = RouteView['kind'];

interface Places {
    readonly api: readonly Kind[];
    readonly pages: readonly Kind[];
    /** What to do instead; the catalogue ends the sentence. */
    readonly inApis?: string;
    readonly inPages?: string;
}

const rows: readonly Kind[] = ['list', 'detail', 'create', 'update', 'delete', 'search'];
const anyPage: readonly Kind[] = [...rows, 'function', 'class', 'graph', 'template', 'python'];
const rowsOfApi: readonly Kind[] = ['viewset', ...rows];
const anyApi: readonly Kind[] = [...rowsOfApi, 'function', 'class', 'graph', 'schema'];
const written: readonly Kind[] = [...rowsOfApi, 'function', 'class'];

const ofForms: Places = {
    api: [],
    pages: ['create', 'update'],
    inApis: 'Name a `serializer` with the fields that a request may write',
};
const ofTemplates = (pages: readonly Kind[]): Places => ({ api: [], pages });

/** The views that know a setting; one that is not here is everybody's, or other rules look at it. */
const places: Readonly<Record<string, Places>> = {
    csrf_exempt: {
        api: [],
        pages: anyPage,
        inApis: "Leave it out: DRF's views are exempt, and `session` checks the token itself",
    },
    permission_required: { api: [], pages: anyPage, inApis: 'Use `permission_classes`' },
    never_cache: { api: anyApi, pages: anyPage },
    cache_page: { api: anyApi, pages: anyPage },
    title: ofTemplates([...rows, 'graph', 'template']),
    template_name: ofTemplates(rows),
    context_object_name: ofTemplates(rows),
    success_url: ofTemplates(['create', 'update', 'delete']),
    paginate_by: { api: [], pages: ['list', 'search'], inApis: 'Use `pagination`' },
    fields: ofForms,
    exclude: ofForms,
    form_class: ofForms,
    permanent: { api: ['redirect'], pages: ['redirect'] },
    status: {
        api: [],
        pages: [],
        inPages: 'Write a `view` that answers with it',
        inApis: 'Write a `view` that answers with it',
    },
    select_related: { api: rowsOfApi, pages: ['list', 'detail', 'update', 'delete', 'search'] },
    prefetch_related: { api: rowsOfApi, pages: ['list', 'detail', 'update', 'delete', 'search'] },
    lookup_field: { api: rowsOfApi, pages: ['detail', 'update', 'delete'] },
    lookup_url_kwarg: {
        api: ['viewset'],
        pages: [],
        inPages: "Name the path's parameter as it should be called",
        inApis: "Name the path's parameter as it should be called",
    },
    lookup_value_regex: { api: ['viewset'], pages: [], inPages: 'Write `re_path` before the path' },
    renderer_classes: { api: written, pages: [] },
    parser_classes: { api: written, pages: [] },
    throttle_classes: { api: anyApi, pages: [] },
    filter_backends: { api: ['viewset', 'list', 'search'], pages: [] },
};

/** What an action of a viewset can have of its own. */
const ofActions: ReadonlySet<string> = new Set([
    ...['required_scopes', 'permission_classes', 'throttle', 'throttle_classes', 'serializer'],
    ...['renderer_classes', 'parser_classes', 'filter_backends', 'queryset', 'select_related', 'prefetch_related'],
    ...['never_cache', 'cache_page'],
]);

/** A setting of a whole block is for those of its routes that know it. */
function takesSetting(known: Places, group: RouteGroup, route: Route | undefined): boolean {
    const kinds = group.kind === 'api' ? known.api : known.pages;
    const asked = route ? [route] : group.routes;
    return asked.length === 0 || asked.some(({ view }) => view.kind === 'unresolved' || kinds.includes(view.kind));
}

/** What DRF asks of a view before it knows the action, and what a page is as a whole. */
function canBeNarrowed(group: RouteGroup, route: Route | undefined, setting: RouteSetting, name: string): boolean {
    if (setting.for.length === 0 || route?.view.kind === 'unresolved') return true;
    if (group.kind === 'pages') return /^(never_cache|cache_page)$/.test(name) || !(name in places);
    if (name === 'authentication') return false;
    if (name === 'parser_classes')
        return setting.for.every(target => route?.extraActions.some(action => action.name === target));
    return true;
}
