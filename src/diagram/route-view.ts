import { graphId, type labelOf, partsOfModelId, type SerializerId } from '../model/names.js';
import type { Project } from '../model/project.js';
import { settingsFor } from '../model/queries.js';
import type { ClassName, ExtraAction, HttpMethod, Route, RouteGroup, RouteSetting } from '../model/route.js';
import { layoutCard } from './card-layout.js';
import { distinctById } from './distinct-by-id.js';
import type { Badge, BadgeRole, CardNode, CardRow, ViewCluster, ViewEdge, ViewGraph } from './view-graph.js';

/** Every group with its routes: what answers them, under which methods, and who may ask. */
export function routeView(project: Project): ViewGraph {
    const groups = distinctById(project.routeGroups);
    const routes = groups.flatMap((group, tone) =>
        distinctById(group.routes).map(route => ({ group, route, card: routeCard(group, route, tone) })),
    );
    const widths = new Map<string, number>();
    const columnOf = (route: Route): string => `${route.group} ${route.under === undefined}`;
    for (const { route, card } of routes) {
        widths.set(columnOf(route), Math.max(widths.get(columnOf(route)) ?? 0, layoutCard(card).width));
    }
    const known = new Set<string>(routes.map(({ route }) => route.id));
    return {
        stage: 'view',
        view: 'routes',
        title: `Routes of ${project.declaration?.title ?? project.declaration?.name ?? 'this file'}`,
        look: 'cards',
        directed: true,
        engine: 'dot',
        arrange: 'columns',
        nodes: routes.map(({ route, card }) => ({ ...card, minWidth: widths.get(columnOf(route)) ?? 0 })),
        edges: routes.flatMap(({ route }) => (route.under && known.has(route.under.route) ? [nestingEdge(route)] : [])),
        clusters: groups.map(groupCluster),
        attributes: [],
        notes: [],
        ...(routes.length === 0 && { emptyText: 'No routes yet' }),
    };
}

const groupCluster = (group: RouteGroup, tone: number): ViewCluster => ({
    id: group.id,
    element: group.id,
    name: group.name,
    label: group.name,
    subtitle: `/${group.prefix}`,
    attributes: [],
    tone,
    tooltip: [
        group.kind === 'api' ? 'API of Django REST framework' : 'Pages of Django',
        ...group.settings.map(settingText),
        ...(group.documentation ? [group.documentation] : []),
    ].join('\n'),
});

function routeCard(group: RouteGroup, route: Route, tone: number): CardNode {
    const fullPath = route.regex ? route.path : `/${group.prefix}${route.path}`;
    return {
        kind: 'card',
        id: route.id,
        element: route.id,
        role: route.view.kind === 'graph' ? 'graph' : 'route',
        title: route.path === '' ? `/${group.prefix}` : route.path,
        subtitle: viewText(route),
        badges: [],
        rows: [...rowsOf(group, route)],
        tone,
        cluster: group.id,
        tooltip: [
            fullPath,
            `name: ${group.name}.${route.name}`,
            ...[...settingsFor(group, route).values()].map(settingText),
            ...(route.documentation ? [route.documentation] : []),
        ].join('\n'),
    };
}

/** What answers: `viewset Product`, `list of Product`, `redirect → home`. */
function viewText({ view }: Route): string {
    const of = (model: Parameters<typeof labelOf>[0] | undefined): string =>
        model === undefined ? '?' : partsOfModelId(model).name;
    switch (view.kind) {
        case 'viewset':
        case 'list':
        case 'create':
        case 'detail':
        case 'update':
        case 'delete':
        case 'search':
            return `${view.kind} · ${of(view.model)}`;
        case 'function':
            return `view · ${view.name}`;
        case 'class':
            return `class · ${view.name}`;
        case 'graph':
            return `graph · ${view.graph === undefined ? '?' : view.graph.slice(graphId('').length)}`;
        case 'template':
            return `template · ${view.file}`;
        case 'redirect':
            return `redirect → ${redirectText(view.to)}`;
        case 'include':
            return `include · ${view.python}`;
        case 'python':
            return view.name;
        case 'schema':
            return 'OpenAPI schema';
        case 'unresolved':
            return view.text;
        default:
            return view satisfies never;
    }
}

function redirectText(to: Extract<Route['view'], { kind: 'redirect' }>['to']): string {
    switch (to.kind) {
        case 'route':
            return to.route.slice(to.route.indexOf(':') + 1);
        case 'url':
            return to.url;
        case 'unresolved':
            return to.text;
        default:
            return to satisfies never;
    }
}

const methodOfAction: Readonly<Record<string, HttpMethod>> = {
    list: 'GET',
    retrieve: 'GET',
    create: 'POST',
    update: 'PUT',
    partial_update: 'PATCH',
    destroy: 'DELETE',
};

function* rowsOf(group: RouteGroup, route: Route): Iterable<CardRow> {
    const row = (name: string, methods: readonly HttpMethod[], key = name, element: string = route.id): CardRow => {
        const settings = settingsFor(group, route, key);
        const detail = guardText(settings);
        return {
            id: `${route.id}#${key}`,
            element,
            name,
            badges: methods.map(methodBadge),
            ...(detail && { detail }),
            tooltip: [...settings.values()].map(settingText).join('\n'),
        };
    };
    switch (route.view.kind) {
        case 'viewset': {
            const actions = route.actions?.map(action => action.name) ?? Object.keys(methodOfAction);
            for (const action of new Set(actions)) {
                const method = methodOfAction[action];
                yield row(action, method ? [method] : []);
            }
            break;
        }
        case 'function':
        case 'class':
            for (const method of new Set(route.view.methods)) yield row(route.view.name, [method], method);
            break;
        case 'list':
        case 'detail':
        case 'search':
            yield row('show', ['GET'], 'GET');
            break;
        case 'create':
        case 'update':
        case 'delete':
            yield row('form', ['GET'], 'GET');
            yield row('submit', ['POST'], 'POST');
            break;
        default:
    }
    for (const action of route.extraActions) yield extraActionRow(group, route, action, row);
}

function extraActionRow(
    group: RouteGroup,
    route: Route,
    action: ExtraAction,
    row: (name: string, methods: readonly HttpMethod[]) => CardRow,
): CardRow {
    const settings = settingsFor(group, route, action.name);
    for (const setting of action.settings)
        settings.set(setting.kind === 'other' ? setting.name : setting.kind, setting);
    const detail = guardText(settings);
    const { detail: _, ...rest } = row(action.name, action.methods);
    return {
        ...rest,
        ...(detail && { detail }),
        tooltip: [
            `extra action on ${action.detail ? 'one row' : 'the collection'}`,
            ...[...settings.values()].map(settingText),
            ...(action.documentation ? [action.documentation] : []),
        ].join('\n'),
    };
}

const methodRoles: Readonly<Record<HttpMethod, BadgeRole>> = {
    GET: 'read',
    HEAD: 'read',
    OPTIONS: 'read',
    POST: 'write',
    PUT: 'write',
    PATCH: 'write',
    DELETE: 'delete',
};
const methodBadge = (method: HttpMethod): Badge => ({ text: method, role: methodRoles[method] });

/** Who may ask: the scopes, else the permission classes. */
function guardText(settings: ReadonlyMap<string, RouteSetting>): string | undefined {
    const scopes = settings.get('required_scopes');
    const permissions = settings.get('permission_classes');
    if (permissions?.kind === 'permission_classes') {
        const names = permissions.classes.map(className);
        const usesScopes = names.some(name => name.includes('Scope'));
        if (!usesScopes) return names.map(name => name.split('.').at(-1)).join(', ');
    }
    if (scopes?.kind === 'required_scopes') return scopes.scopes.map(scope => scope.name).join(' ');
    return settings.has('login_required') ? 'login required' : undefined;
}

const className = (of: ClassName): string => (of.kind === 'word' ? of.word : of.name);
const serializerName = (id: SerializerId | undefined): string => (id === undefined ? '?' : partsOfModelId(id).name);
const pathText = (path: {
    readonly segments: readonly { readonly name: string }[];
    readonly transforms: readonly string[];
}): string => [...path.segments.map(segment => segment.name), ...path.transforms].join('.');

function settingText(setting: RouteSetting): string {
    const narrowed = setting.for.length > 0 ? ` for ${setting.for.join(', ')}` : '';
    return `${settingName(setting)}${settingValue(setting)}${narrowed}`;
}

const settingName = (setting: RouteSetting): string => (setting.kind === 'other' ? setting.name : setting.kind);

function settingValue(setting: RouteSetting): string {
    switch (setting.kind) {
        case 'authentication':
        case 'permission_classes':
            return `: ${setting.classes.map(className).join(', ')}`;
        case 'required_scopes':
            return `: ${setting.scopes.map(scope => scope.name).join(', ')}`;
        case 'versioning':
            return `: ${setting.scheme}`;
        case 'throttle':
            return `: ${setting.throttles.map(({ scope, rate }) => `${scope} ${rate}`).join(', ') || 'none'}`;
        case 'pagination':
            return `: ${setting.pagination ? `${setting.pagination.style} ${setting.pagination.size ?? ''}`.trimEnd() : 'none'}`;
        case 'serializer':
            return `: ${serializerName(setting.serializer)}`;
        case 'lookup_field':
            return `: ${pathText(setting.field)}`;
        case 'search_fields':
        case 'fields':
            return `: ${setting.paths.map(pathText).join(', ')}`;
        case 'ordering_fields':
            return `: ${setting.all ? '*' : setting.paths.map(pathText).join(', ')}`;
        case 'filterset_fields':
            return `: ${setting.filters.map(filter => pathText(filter.path)).join(', ')}`;
        case 'paginate_by':
            return `: ${setting.size}`;
        default:
            // A condition, an order or another setting of DRF's: that it is there is all a tooltip has room for.
            return '';
    }
}

function nestingEdge(route: Route): ViewEdge {
    const { under } = route;
    return {
        id: `nesting:${route.id}`,
        element: route.id,
        role: 'nesting',
        from: { node: under?.route ?? route.id },
        to: { node: route.id, tip: 'arrow' },
        ...(under?.by && { label: `by ${under.by}` }),
        attributes: [],
        tooltip: `nested${under?.by ? ` by ${under.by}` : ''}`,
    };
}
