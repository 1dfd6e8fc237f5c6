import type { Project } from '../../model/project.js';
import { isNullable } from '../../model/queries.js';
import type { HttpMethod, Route, RouteGroup, SetField } from '../../model/route.js';
import { fieldNamed, modelOfRoute } from '../../model/route-path.js';
import { routeForAction, settingOf, valuesOf } from '../../model/route-settings.js';
import { quoteString } from '../python/quote-string.js';
import { lookupPath } from './path-source.js';
import type { PythonFile } from './python-file.js';
import { secondsSource } from './settings/setting-value.js';

interface Context {
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly route: Route;
}

/** A method of a class that answers requests: `get` of a page, `list` of a viewset. */
export interface Handler {
    readonly name: string;
    readonly method: HttpMethod;
    /** What `for` calls it: the action, else the method. */
    readonly target: string;
}

/** The decorators of a view that is a function, or that URLs wrap, the outermost first: none for a view of DRF's. */
export function pageDecorators(context: Context & { readonly project: Project }): string[] {
    const { project, file, group, route } = context;
    const has = (name: string): boolean => valuesOf(group, route, name) !== undefined;
    const permissions = permissionsRequired(group, route);
    const auth = (name: string): string => file.from('django.contrib.auth.decorators', name);
    return [
        ...(has('csrf_exempt') ? [file.from('django.views.decorators.csrf', 'csrf_exempt')] : []),
        // Who lacks the permission is told so; only who is not logged in is sent to log in.
        ...(asksToLogIn(project, group, route) ? [auth('login_required')] : []),
        ...(permissions.length > 0
            ? [`${auth('permission_required')}(${permissionSource(permissions)}, raise_exception=True)`]
            : []),
        ...cacheDecorators(context, undefined),
    ];
}

/** Whether a page is for those alone who have logged in. */
export const asksToLogIn = (project: Project, group: RouteGroup, route: Route): boolean =>
    group.kind === 'pages' &&
    (settingOf(group, route, 'login_required') !== undefined ||
        permissionsRequired(group, route).length > 0 ||
        ((route.view.kind === 'create' || route.view.kind === 'update') &&
            route.set.some(entry => setsNeededUser(project, route, entry))));

/** Whether a form fills in the user where a row cannot do without. */
export function setsNeededUser(project: Project, route: Route, { field, value }: SetField): boolean {
    const model = modelOfRoute(project, route);
    const target = model && fieldNamed(project, model, lookupPath(field));
    return value.kind === 'request' && value.of === 'user' && target !== undefined && !isNullable(project, target);
}

/** `app.codename`, each of which a page's users must have. */
export const permissionsRequired = (group: RouteGroup, route: Route): string[] =>
    group.kind === 'pages'
        ? (valuesOf(group, route, 'permission_required') ?? []).flatMap(value =>
              value.kind === 'string' ? [value.value] : [],
          )
        : [];

export const permissionSource = (permissions: readonly string[]): string =>
    permissions.length === 1 ? quoteString(permissions[0] ?? '') : `(${permissions.map(quoteString).join(', ')})`;

/**
 * The decorators of a class, by the methods that they are for. A cache stands behind the login, the permissions and the
 * throttles of `dispatch()`, so that it answers nobody whom the view would not.
 */
export function classDecorators(context: Context, handlers: readonly Handler[]): string[] {
    const { file, group, route } = context;
    const never = (target?: string): boolean => valuesOf(group, route, 'never_cache', target) !== undefined;
    const on = (decorator: string, name: string): string =>
        `@${file.from('django.utils.decorators', 'method_decorator')}(${decorator}, name=${quoteString(name)})`;
    const lines: string[] = [];
    // Django looks for it at `dispatch()` alone.
    if (group.kind === 'pages' && valuesOf(group, route, 'csrf_exempt') !== undefined)
        lines.push(on(file.from('django.views.decorators.csrf', 'csrf_exempt'), 'dispatch'));
    if (never()) lines.push(on(neverCache(file), 'dispatch'));
    for (const { name, method, target } of handlers) {
        if (!never() && never(target)) lines.push(on(neverCache(file), name));
        const cached = method === 'GET' && !never(target) ? cachePage(context, target) : undefined;
        if (cached) lines.push(on(cached, name));
    }
    return lines;
}

/** The lines above one of a viewset's own actions that say how it is cached. */
export function actionDecorators({ file, group, route }: Context, action: string): string[] {
    const own = routeForAction(route, action);
    const answersGet = own.extraActions.some(({ name, methods }) => name === action && methods.includes('GET'));
    const on = (decorator: string): string =>
        `@${file.from('django.utils.decorators', 'method_decorator')}(${decorator})`;
    if (valuesOf(group, route, 'never_cache') !== undefined) return [];
    if (valuesOf(group, own, 'never_cache', action) !== undefined) return [on(neverCache(file))];
    const cached = answersGet ? cachePage({ file, group, route: own }, action) : undefined;
    return cached ? [on(cached)] : [];
}

/** Those of a function: a cache holds answers to GET and HEAD alone. */
export function cacheDecorators(context: Context, target: string | undefined): string[] {
    const { file, group, route } = context;
    if (valuesOf(group, route, 'never_cache', target) !== undefined) return [neverCache(file)];
    const seconds = cacheSeconds(group, route, target ?? 'GET');
    return seconds === undefined ? [] : [`${pageCache(file)}(${seconds})`, varies(file, group, route)];
}

/** Whether answers are kept, so that tests must not meet those of one another. */
export const isCached = (group: RouteGroup, route: Route): boolean =>
    cacheSeconds(group, route, 'GET') !== undefined && valuesOf(group, route, 'never_cache') === undefined;

function cachePage({ file, group, route }: Context, target: string): string | undefined {
    const seconds = cacheSeconds(group, route, target);
    return seconds === undefined ? undefined : `[${pageCache(file)}(${seconds}), ${varies(file, group, route)}]`;
}

function cacheSeconds(group: RouteGroup, route: Route, target: string): string | undefined {
    const [duration] = valuesOf(group, route, 'cache_page', target) ?? [];
    return duration?.kind === 'duration' ? secondsSource(duration.milliseconds) : undefined;
}

/** What one caller is answered must not be what another one reads. */
function varies(file: PythonFile, group: RouteGroup, route: Route): string {
    const isSearch = route.view.kind === 'search';
    if (group.kind === 'pages' && !isSearch) return file.from('django.views.decorators.vary', 'vary_on_cookie');
    // To htmx a search answers with a part of its page.
    const headers = group.kind === 'pages' ? ['Cookie', 'HX-Request'] : ['Authorization', 'Cookie'];
    return `${file.from('django.views.decorators.vary', 'vary_on_headers')}(${headers.map(quoteString).join(', ')})`;
}

const pageCache = (file: PythonFile): string => file.from('django.views.decorators.cache', 'cache_page');
const neverCache = (file: PythonFile): string => file.from('django.views.decorators.cache', 'never_cache');
