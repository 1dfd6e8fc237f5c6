import type { Backend, Request } from '../../src/model/backend.js';
import type { Library } from '../../src/model/library.js';
import {
    backendId,
    clientId,
    enumId,
    enumMemberId,
    modelId,
    requestId,
    routeGroupId,
    routeId,
    scopeId,
} from '../../src/model/names.js';
import type { Project } from '../../src/model/project.js';
import type { Route, RouteGroup, RouteSetting } from '../../src/model/route.js';
import type { SourceSpan } from '../../src/model/source-span.js';
import type { Value } from '../../src/model/value.js';

/** Every element of the literals stands here: spans are not what these tests ask about. */
export const somewhere: SourceSpan = { anchor: { uri: 'file:///shop.dsl', offset: 0 }, start: 0, end: 1 };
const span = somewhere;

export const text = (value: string): Value => ({ kind: 'string', value, span });
export const number = (written: string): Value => ({ kind: 'number', text: written, span });
export const truth = (value: boolean): Value => ({ kind: 'boolean', value, span });
export const list = (...items: Value[]): Value => ({ kind: 'list', items, span });
export const object = (entries: Record<string, Value>): Value => ({
    kind: 'object',
    entries: Object.entries(entries).map(([key, value]) => ({ key, keySpan: span, value })),
    span,
});
const statusEnum = enumId('catalog', 'Status');
export const live: Value = { kind: 'enum-member', member: enumMemberId(statusEnum, 'live'), name: 'live', span };

export const named = (values: Record<string, Value>) =>
    Object.entries(values).map(([name, value]) => ({ name, value, span }));

export const scopes = (names: readonly string[], ...only: string[]): RouteSetting => ({
    kind: 'required_scopes',
    scopes: names.map(name => ({ name, span })),
    for: only,
    span,
});
export const permission = (...words: string[]): RouteSetting => ({
    kind: 'permission_classes',
    classes: words.map(word => ({ kind: 'word', word, span })),
    for: [],
    span,
});
export const lookup = (name: string): RouteSetting => ({
    kind: 'lookup_field',
    field: {
        kind: 'path',
        segments: [{ name, span, target: { kind: 'column', field: undefined }, toMany: false }],
        transforms: [],
        type: { kind: 'text' },
        span,
    },
    for: [],
    span,
});

export function route(group: string, name: string, path: string, more: Partial<Route> = {}): Route {
    return {
        id: routeId(group, name),
        group,
        name,
        path,
        span,
        extent: span,
        pathSpan: span,
        regex: false,
        view: { kind: 'viewset', model: modelId('catalog', 'Product') },
        settings: [],
        extraActions: [],
        set: [],
        ...more,
    };
}

export const group = (name: string, prefix: string, routes: Route[], more: Partial<RouteGroup> = {}): RouteGroup => ({
    id: routeGroupId(name),
    name,
    prefix,
    routes,
    span,
    extent: span,
    prefixSpan: span,
    kind: 'api',
    settings: [],
    ...more,
});

export const backend = (url: string, more: Partial<Backend> = {}): Backend => ({
    id: backendId(more.name ?? 'local'),
    name: 'local',
    span,
    extent: span,
    baseUrl: { url, span },
    client: { name: 'reporting', span },
    ...more,
});

/** @param target `v1.products.list`, or a path in slashes */
export function request(target: string, more: Partial<Request> = {}): Request {
    const [groupName = '', routeName = '', action] = target.split('.');
    return {
        id: requestId('asked'),
        name: 'asked',
        span,
        extent: span,
        method: 'GET',
        target: /[/:]/.test(target)
            ? { kind: 'url', path: target, span }
            : { kind: 'route', route: routeId(groupName, routeName), action, span },
        pathValues: [],
        query: [],
        headers: [],
        expectations: [],
        ...more,
    };
}

const emptyLibrary: Library = {
    fieldClasses: new Map(),
    metaOptions: new Map(),
    functions: new Map(),
    signals: new Map(),
    queryMethods: new Set(),
};

export function shop(requests: Request[], more: Partial<Project> = {}): Project {
    return {
        apps: [
            {
                name: 'catalog',
                origin: 'project',
                module: 'catalog',
                customFields: [],
                models: [],
                serializers: [],
                tasks: [],
                commands: [],
                enums: [
                    {
                        id: statusEnum,
                        app: 'catalog',
                        name: 'Status',
                        base: 'str',
                        span,
                        extent: span,
                        members: [
                            {
                                id: enumMemberId(statusEnum, 'live'),
                                name: 'live',
                                value: text('on-sale'),
                                label: 'On sale',
                                span,
                            },
                        ],
                    },
                ],
            },
        ],
        oauth2: {
            span,
            grants: ['client_credentials'],
            path: 'o/',
            settings: [],
            scopes: [{ id: scopeId('products:read'), name: 'products:read', span }],
            clients: [
                { id: clientId('reporting'), name: 'reporting', scopes: [{ name: 'products:read', span }], span },
            ],
        },
        routeGroups: [
            group(
                'v1',
                'api/v1/',
                [
                    route('v1', 'products', 'products/', {
                        settings: [lookup('sku'), scopes(['products:write'], 'create')],
                        extraActions: [
                            { name: 'publish', span, methods: ['POST'], detail: true, set: [], settings: [] },
                            { name: 'totals', span, methods: ['GET'], detail: false, set: [], settings: [] },
                        ],
                    }),
                    route('v1', 'category', 'categories/'),
                    route('v1', 'tags', 'products/<slug:sku>/tags/'),
                    route('v1', 'stats', 'stats/<int:year>/', {
                        view: { kind: 'class', name: 'Stats', methods: ['GET'] },
                    }),
                    route('v1', 'old', '^old/(?P<slug>[a-z]+)\\.html$', {
                        regex: true,
                        view: { kind: 'function', name: 'old', methods: ['GET'] },
                    }),
                    route('v1', 'odd', '^odd/(a|b)/$', {
                        regex: true,
                        view: { kind: 'function', name: 'odd', methods: ['GET'] },
                    }),
                    route('v1', 'file', 'files/<path:name>', {
                        view: { kind: 'function', name: 'file', methods: ['GET'] },
                    }),
                    route('v1', 'health', 'health/', {
                        view: { kind: 'function', name: 'health', methods: ['GET'] },
                        settings: [permission('AllowAny')],
                    }),
                ],
                { settings: [scopes(['products:read'])] },
            ),
            group('pages', '', [route('pages', 'home', '', { view: { kind: 'template', file: 'home.html' } })], {
                kind: 'pages',
            }),
        ],
        graphs: [],
        fixtures: [],
        backends: [backend('http://127.0.0.1:8000/')],
        requests,
        library: emptyLibrary,
        ...more,
    };
}
