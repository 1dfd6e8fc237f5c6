import type { Project } from './project.js';
import { settingsFor } from './queries.js';
import type { ClassName, HttpMethod, Route, RouteGroup, RouteSetting, Throttle } from './route.js';
import type { Value } from './value.js';
import { methodOf, type StandardAction } from './view-set-actions.js';

type Kind = RouteSetting['kind'];
export type Of<K extends Kind, S = RouteSetting> = S extends { readonly kind: infer Kinds }
    ? K extends Kinds
        ? S
        : never
    : never;

/** A route's setting of one kind, for one of its actions or methods or in general; undefined too for `fields *`, which has no list. */
export function settingOf<K extends Kind>(
    group: RouteGroup,
    route: Route,
    kind: K,
    actionOrMethod?: string,
): Of<K> | undefined {
    const setting = settingNamed(group, route, kind, actionOrMethod);
    return setting?.kind === kind ? (setting as Of<K>) : undefined;
}

function settingNamed(
    group: RouteGroup,
    route: Route,
    name: string,
    actionOrMethod: string | undefined,
): RouteSetting | undefined {
    const setting = settingsFor(group, route, actionOrMethod).get(name);
    if (setting !== undefined && setting.for.length > 0) return setting;
    for (const method of methodsOf(route, actionOrMethod)) {
        const byMethod = settingsFor(group, route, method).get(name);
        if (byMethod && byMethod.for.length > 0) return byMethod;
    }
    return setting;
}

/** The methods that reach an action: of several, those that change something first. */
function methodsOf(route: Route, action: string | undefined): readonly HttpMethod[] {
    const standard = methodOf[action as StandardAction];
    if (standard !== undefined) return [standard];
    const own = route.extraActions.find(({ name }) => name === action)?.methods ?? [];
    return [...own].sort((a, b) => Number(isSafe(a)) - Number(isSafe(b)));
}

const isSafe = (method: HttpMethod): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** The values of a setting that has no kind of its own, by its name: those of `renderer_classes`. */
export function valuesOf(
    group: RouteGroup,
    route: Route,
    name: string,
    actionOrMethod?: string,
): readonly Value[] | undefined {
    const setting = settingNamed(group, route, name, actionOrMethod);
    return setting?.kind === 'other' ? setting.values : undefined;
}

/** A route as one of its own actions sees it: what the action's block says stands before everything else. */
export function routeForAction(route: Route, action: string | undefined): Route {
    const found = action === undefined ? undefined : route.extraActions.find(({ name }) => name === action);
    if (!found || found.settings.length === 0) return route;
    const own = found.settings.map(setting => ({ ...setting, for: [found.name] }));
    return { ...route, settings: [...route.settings, ...own] };
}

/** What an API has in general: the settings of its block that no `for` narrows. */
export function groupSetting<K extends Kind>(group: RouteGroup, kind: K): Of<K> | undefined {
    return group.settings.findLast(setting => setting.kind === kind && setting.for.length === 0) as Of<K> | undefined;
}

/** The API whose settings are those of the project: the first. Others say for themselves what they have instead. */
export const defaultApi = (project: Project): RouteGroup | undefined =>
    project.routeGroups.find(group => group.kind === 'api');

const authenticationClasses: Readonly<Record<string, string>> = {
    oauth2: 'oauth2_provider.contrib.rest_framework.OAuth2Authentication',
    session: 'rest_framework.authentication.SessionAuthentication',
    basic: 'rest_framework.authentication.BasicAuthentication',
    token: 'rest_framework.authentication.TokenAuthentication',
    remote_user: 'rest_framework.authentication.RemoteUserAuthentication',
};

const toolkitPermissions = new Set([
    'TokenHasScope',
    'TokenHasReadWriteScope',
    'TokenHasResourceScope',
    'IsAuthenticatedOrTokenHasScope',
    'TokenMatchesOASRequirements',
]);

/** Dotted names of the classes that say who a caller is. */
export const authenticationOf = (group: RouteGroup, route?: Route): string[] | undefined => {
    const setting = route ? settingOf(group, route, 'authentication') : groupSetting(group, 'authentication');
    return setting?.classes.flatMap(({ ...name }) =>
        name.kind === 'python'
            ? name.name
            : name.word === 'none'
              ? []
              : (authenticationClasses[name.word] ?? name.word),
    );
};

const permissionClass = (name: ClassName): string => {
    if (name.kind === 'python') return name.name;
    if (name.python !== undefined) return name.python;
    return toolkitPermissions.has(name.word)
        ? `oauth2_provider.contrib.rest_framework.${name.word}`
        : `rest_framework.permissions.${name.word}`;
};

/**
 * Dotted names of the permissions that a group, one of its routes or an action of it asks for. Where nothing is said, a
 * caller must be who the authentication is there to find out: a token of a client has no user.
 */
export function permissionsOf(group: RouteGroup, route?: Route, action?: string): string[] {
    const setting = route
        ? settingOf(group, route, 'permission_classes', action)
        : groupSetting(group, 'permission_classes');
    if (setting) return setting.classes.map(permissionClass);
    const authentication = authenticationOf(group, route) ?? [];
    if (authentication.length === 0) return ['rest_framework.permissions.AllowAny'];
    const oauth = authentication.some(name => name.startsWith('oauth2_provider.'));
    if (!oauth) return ['rest_framework.permissions.IsAuthenticated'];
    const others = authentication.length > 1;
    return [`oauth2_provider.contrib.rest_framework.${others ? 'IsAuthenticatedOrTokenHasScope' : 'TokenHasScope'}`];
}

export const asksForScopes = (permissions: readonly string[]): boolean =>
    permissions.some(name => name.startsWith('oauth2_provider.contrib.rest_framework.'));

export const scopesOf = (group: RouteGroup, route: Route, action?: string): string[] =>
    settingOf(group, route, 'required_scopes', action)?.scopes.map(({ name }) => name) ?? [];

/** Undefined where nothing is said. */
export function throttlesOf(group: RouteGroup, route?: Route): readonly Throttle[] | undefined {
    return (route ? settingOf(group, route, 'throttle') : groupSetting(group, 'throttle'))?.throttles;
}

export const sameThrottles = (some: readonly Throttle[] = [], others: readonly Throttle[] = []): boolean =>
    some.length === others.length &&
    some.every(({ scope, rate }, at) => scope === others[at]?.scope && rate === others[at]?.rate);

export interface Pagination {
    readonly style: 'cursor' | 'page_number' | 'limit_offset' | 'python';
    /** The dotted name of a class of Python's: the style is its own. */
    readonly python?: string;
    /** Undefined where such a class knows it. */
    readonly size: number | undefined;
}

/** Undefined where nothing is said, null for `none`. */
export function paginationOf(group: RouteGroup, route?: Route): Pagination | null | undefined {
    const setting = route ? settingOf(group, route, 'pagination', 'list') : groupSetting(group, 'pagination');
    if (!setting) return undefined;
    if (!setting.pagination) return null;
    const { style, size } = setting.pagination;
    if (style.includes('.')) return { style: 'python', python: style, size };
    const known = style.replaceAll(/[_-]/g, '').toLowerCase();
    return {
        style: known.startsWith('cursor') ? 'cursor' : known.startsWith('limit') ? 'limit_offset' : 'page_number',
        size: size ?? 50,
    };
}

const versionings: Readonly<Record<string, string>> = {
    namespace: 'NamespaceVersioning',
    url: 'URLPathVersioning',
    url_path: 'URLPathVersioning',
    urlpath: 'URLPathVersioning',
    accept: 'AcceptHeaderVersioning',
    accept_header: 'AcceptHeaderVersioning',
    header: 'AcceptHeaderVersioning',
    host: 'HostNameVersioning',
    host_name: 'HostNameVersioning',
    hostname: 'HostNameVersioning',
    query: 'QueryParameterVersioning',
    query_parameter: 'QueryParameterVersioning',
};

/** Undefined where nothing is said, null for `none`. */
export function versioningOf(group: RouteGroup, route?: Route): string | null | undefined {
    const setting = route ? settingOf(group, route, 'versioning') : groupSetting(group, 'versioning');
    if (!setting) return undefined;
    if (setting.scheme === 'none') return null;
    const name = versionings[setting.scheme];
    return name === undefined ? setting.scheme : `rest_framework.versioning.${name}`;
}
