import type { RouteView } from './route.js';

type Kind = RouteView['kind'];

/** The kinds of views that know a setting, in blocks of each kind. */
export interface SettingPlaces {
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

const ofForms: SettingPlaces = {
    api: [],
    pages: ['create', 'update'],
    inApis: 'Name a `serializer` with the fields that a request may write',
};
const ofTemplates = (pages: readonly Kind[]): SettingPlaces => ({ api: [], pages });

/** By setting; one that is not here is everybody's, or other rules look at it. */
export const settingPlaces: Readonly<Record<string, SettingPlaces>> = {
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
export const settingsOfActions: ReadonlySet<string> = new Set([
    ...['required_scopes', 'permission_classes', 'throttle', 'throttle_classes', 'serializer'],
    ...['renderer_classes', 'parser_classes', 'filter_backends', 'queryset', 'select_related', 'prefetch_related'],
    ...['never_cache', 'cache_page'],
]);
