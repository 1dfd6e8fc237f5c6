import type { Project } from '../../model/project.js';
import { ancestorsOf, isNullable, settingsFor } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { fieldNamed, modelOfRoute } from '../../model/route-path.js';
import { authenticationOf, paginationOf, settingOf } from '../../model/route-settings.js';
import { settingsNamed } from '../../model/settings.js';
import { hasActions, isWriting, viewSetActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { lackingVendors, type Vendor } from '../vendors.js';
import { routesOf } from './routes-of.js';
import { settingsOf } from './settings-of.js';

/** Pages of rows in an order that is another one for each page hold some rows twice and others never. */
export function* randomPages(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        const model = modelOfRoute(project, route);
        if (!model || !hasPages(group, route)) continue;
        const own = settingOf(group, route, 'ordering')?.items;
        const items =
            own ?? [model, ...ancestorsOf(project, model)].find(({ ordering }) => ordering)?.ordering?.items ?? [];
        if (items.some(({ random }) => random)) yield finding('random-pages', route.pathSpan, { route: route.name });
    }
}

function hasPages(group: RouteGroup, route: Route): boolean {
    if (!hasActions(group, route)) {
        return route.view.kind === 'list' && settingOf(group, route, 'paginate_by') !== undefined;
    }
    return viewSetActions(group, route).standard.includes('list') && Boolean(paginationOf(group, route));
}

const withoutFullText: readonly Vendor[] = ['sqlite', 'mysql', 'mariadb', 'oracle'];

/** DRF's `@` asks for PostgreSQL's full text search. */
export function* fullTextSearches(project: Project): Iterable<Finding> {
    for (const { group, route, setting } of settingsOf(project)) {
        if (setting.kind !== 'search_fields') continue;
        const app = (route && modelOfRoute(project, route)?.app) ?? group.app ?? '';
        const databases = lackingVendors(project, app, withoutFullText);
        if (databases === undefined) continue;
        for (const path of setting.paths) {
            if (path.searchPrefix !== '@') continue;
            const field = path.segments.map(({ name }) => name).join('.');
            yield finding('full-text-search', path.span, { field, databases });
        }
    }
}

/** A row that must be some user's is never made by a client of its own: `request.user` is None. */
export function* usersOfClients(project: Project): Iterable<Finding> {
    const { oauth2 } = project;
    if (oauth2?.grants.length !== 1 || oauth2.grants[0] !== 'client_credentials') return;
    for (const { group, route } of routesOf(project)) {
        const authentication = authenticationOf(group, route) ?? [];
        if (authentication.length === 0 || !authentication.every(name => /OAuth2Authentication$/.test(name))) continue;
        const model = modelOfRoute(project, route);
        if (!model || !hasActions(group, route)) continue;
        const writes = viewSetActions(group, route).standard.some(action => isWriting(action) && action !== 'destroy');
        for (const { field: path, value, span } of [
            ...(writes ? route.set : []),
            ...route.extraActions.flatMap(action => action.set),
        ]) {
            const [segment] = path.segments;
            const field = segment && fieldNamed(project, model, segment.name);
            if (value.kind !== 'request' || value.of !== 'user' || !field || isNullable(project, field)) continue;
            yield finding('set-needs-user', span, { field: field.name });
        }
    }
}

/** A file's name, or one for machines. */
const isFileName = (path: string): boolean => /\.[^/]*$/.test(path);

/** A query, or signs of a regular expression: other rules say that no path is found by these. */
const isMistaken = (path: string): boolean => /[?$]|^\^/.test(path);

/** Django adds a slash where one is missing (APPEND_SLASH) and takes none away. */
export function* pathsWithoutSlash(project: Project): Iterable<Finding> {
    const isUsual = project.routeGroups.some(({ routes }) =>
        routes.some(({ path, view, regex }) => !regex && view.kind !== 'viewset' && path.endsWith('/')),
    );
    const off = settingsNamed(project, 'APPEND_SLASH').some(
        ({ name, value }) => name === 'APPEND_SLASH' && value.kind === 'boolean' && !value.value,
    );
    if (!isUsual || off) return;
    for (const { route } of routesOf(project)) {
        const { path, view, regex, pathSpan } = route;
        if (
            regex ||
            path === '' ||
            path.endsWith('/') ||
            isFileName(path) ||
            isMistaken(path) ||
            /<path:[^>]*>$/.test(path)
        )
            continue;
        if (view.kind === 'viewset' || view.kind === 'include' || view.kind === 'unresolved') continue;
        yield finding('path-without-slash', pathSpan, { path });
    }
}

/** What the toolkit's permissions ask for besides `required_scopes`. */
const ownScopes: Readonly<Record<string, readonly string[]>> = { TokenHasReadWriteScope: ['read', 'write'] };

/** TokenHasReadWriteScope asks for scopes of its own, which a client must be given as any other. */
export function* impliedScopes(project: Project): Iterable<Finding> {
    const { oauth2 } = project;
    if (!oauth2 || oauth2.clients.length === 0) return;
    if (settingsNamed(project, 'OAUTH2_PROVIDER').some(({ name }) => name === 'OAUTH2_PROVIDER')) return;
    const granted = new Set(oauth2.clients.flatMap(({ scopes }) => scopes.map(({ name }) => name)));
    for (const { setting } of settingsOf(project)) {
        if (setting.kind !== 'permission_classes') continue;
        for (const each of setting.classes) {
            const implied = each.kind === 'word' ? (ownScopes[each.word] ?? []) : [];
            const missing = implied.filter(scope => !granted.has(scope));
            if (each.kind !== 'word' || missing.length === 0) continue;
            yield finding('implied-scope-granted-to-nobody', each.span, { permission: each.word, scopes: missing });
        }
    }
}

/** A session's cookie comes with every request of a browser's, whoever has made it. DRF looks after its own views. */
export function* exemptPages(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        if (group.kind !== 'pages') continue;
        const settings = settingsFor(group, route);
        const exempt = settings.get('csrf_exempt');
        if (!exempt) continue;
        const asksForLogin = settings.has('login_required') || settings.has('permission_required');
        if (asksForLogin || /^(create|update|delete)$/.test(route.view.kind)) {
            yield finding('csrf-exempt-page', exempt.span, { route: route.name });
        }
    }
}

/** Whoever may ask from everywhere asks with the cookies of whoever is logged in (CORS, Fetch standard 3.2.5). */
export function* openOrigins(project: Project): Iterable<Finding> {
    const { cors = [] } = project.declaration ?? {};
    if (cors.length === 0) return;
    const isOn = (name: string) =>
        settingsNamed(project, name).find(({ value }) => value.kind === 'boolean' && value.value);
    const all = isOn('CORS_ALLOW_ALL_ORIGINS') ?? cors.find(({ origin }) => origin === '*');
    if (all && isOn('CORS_ALLOW_CREDENTIALS')) yield finding('credentials-for-all-origins', all.span, {});
}
