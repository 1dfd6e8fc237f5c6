import type { Fixture } from '../../src/model/backend.js';
import type { DjangoModel, Enum, Field, FieldOption, FieldType } from '../../src/model/django-model.js';
import type { Comparison, Path, PathSegment } from '../../src/model/expression.js';
import type { Graph, GraphAttribute, GraphItem } from '../../src/model/graph.js';
import type { FieldClass, Library } from '../../src/model/library.js';
import {
    enumId,
    enumMemberId,
    fieldId,
    fixtureRowId,
    graphId,
    graphNodeId,
    modelId,
    routeGroupId,
    routeId,
} from '../../src/model/names.js';
import type { App, Project } from '../../src/model/project.js';
import type { HttpMethod, Route, RouteGroup, RouteSetting, RouteView } from '../../src/model/route.js';
import type { SourceSpan } from '../../src/model/source-span.js';
import type { Value } from '../../src/model/value.js';

/** Projects for pictures, written in few words: spans are not what these tests ask about, but one is at hand. */
export const somewhere: SourceSpan = { anchor: { uri: 'file:///shop.dsl', offset: 0 }, start: 0, end: 1 };
const span = somewhere;
const placed = { span, extent: span };

export const text = (value: string): Value => ({ kind: 'string', value, span });
export const number = (written: string): Value => ({ kind: 'number', text: written, span });
export const word = (name: string): Value => ({ kind: 'word', word: name, span });
export const truth = (value: boolean): Value => ({ kind: 'boolean', value, span });
export const option = (name: string, value: Value = truth(true)): FieldOption => ({ name, value, span });

const split = (label: string): [string, string] => {
    const [app, name] = label.split('.');
    return name === undefined ? ['', label] : [app ?? '', name];
};
export const model = (label: string) => modelId(...split(label));

export interface FieldWords {
    readonly optional?: boolean;
    readonly default?: Value;
    readonly options?: readonly FieldOption[];
    readonly documentation?: string;
}
/** `Char`, `catalog.Status!` for an enum, `catalog.Product` for a foreign key, `one x.Y`, `x.Y[]`. */
export const field = (name: string, type: string, words: FieldWords = {}) => ({ name, type, words });
export type FieldSketch = ReturnType<typeof field>;

function typeOf(type: string): FieldType {
    if (type.endsWith('!')) return { kind: 'enum', enum: enumId(...split(type.slice(0, -1))) };
    if (type.startsWith('one ')) return { kind: 'relation', relation: 'OneToOneField', to: model(type.slice(4)) };
    if (type.endsWith('[]')) return { kind: 'relation', relation: 'ManyToManyField', to: model(type.slice(0, -2)) };
    if (type.includes('.')) return { kind: 'relation', relation: 'ForeignKey', to: model(type) };
    return { kind: 'library', name: type };
}

export function djangoModel(
    label: string,
    fields: readonly FieldSketch[],
    more: Partial<DjangoModel> = {},
): DjangoModel {
    const [app, name] = split(label);
    const id = modelId(app, name);
    return {
        id,
        app,
        name,
        ...placed,
        kind: 'concrete',
        bases: [],
        fields: fields.map(
            ({ name: fieldName, type, words }): Field => ({
                id: fieldId(id, fieldName),
                name: fieldName,
                ...placed,
                type: typeOf(type),
                typeSpan: span,
                optional: words.optional ?? false,
                options: words.options ?? [],
                surplusArguments: [],
                ...(words.default && { default: words.default }),
                ...(words.documentation && { documentation: words.documentation }),
            }),
        ),
        constraints: [],
        indexes: [],
        permissions: [],
        meta: [],
        managers: [],
        querysets: [],
        handlers: [],
        allow: [],
        ...more,
    };
}

export const base = (label: string): DjangoModel['bases'][number] => ({ kind: 'model', model: model(label), span });

export function enumOf(label: string, members: readonly string[]): Enum {
    const [app, name] = split(label);
    const id = enumId(app, name);
    return {
        id,
        app,
        name,
        ...placed,
        base: 'str',
        members: members.map(member => ({ id: enumMemberId(id, member), name: member, span, value: text(member) })),
    };
}

export function app(name: string, models: readonly DjangoModel[], more: Partial<App> = {}): App {
    return {
        name,
        origin: 'project',
        span,
        module: name,
        enums: [],
        customFields: [],
        models,
        serializers: [],
        tasks: [],
        commands: [],
        ...more,
    };
}

const fieldClass = (name: string, valueType: FieldClass['valueType'], emptyIsText: boolean): [string, FieldClass] => [
    name,
    {
        name,
        className: `${name}Field`,
        module: 'django.db.models',
        documentation: '',
        positional: [],
        options: new Map(),
        required: [],
        valueType,
        emptyIsText,
        lookups: new Set(),
        transforms: new Map(),
        columns: {},
    },
];
const library: Library = {
    fieldClasses: new Map([
        fieldClass('Char', 'text', true),
        fieldClass('Slug', 'text', true),
        fieldClass('File', 'text', true),
        fieldClass('Integer', 'number', false),
        fieldClass('Decimal', 'number', false),
        fieldClass('DateTime', 'datetime', false),
    ]),
    metaOptions: new Map(),
    functions: new Map(),
    signals: new Map(),
    queryMethods: new Set(),
};

export const project = (parts: Partial<Project>): Project => ({
    apps: [],
    routeGroups: [],
    graphs: [],
    fixtures: [],
    backends: [],
    requests: [],
    library,
    ...parts,
});

// Routes

export const scopes = (names: readonly string[], ...only: string[]): RouteSetting => ({
    kind: 'required_scopes',
    scopes: names.map(name => ({ name, span })),
    for: only,
    span,
});
export const permission = (...words: string[]): RouteSetting => ({
    kind: 'permission_classes',
    classes: words.map(name => ({ kind: 'word', word: name, span })),
    for: [],
    span,
});

export const route = (
    group: string,
    name: string,
    path: string,
    view: RouteView,
    more: Partial<Route> = {},
): Route => ({
    id: routeId(group, name),
    group,
    name,
    ...placed,
    path,
    pathSpan: span,
    regex: false,
    view,
    settings: [],
    extraActions: [],
    set: [],
    ...more,
});
export const actions = (...names: string[]) => names.map(name => ({ name, span }));
export const extraAction = (name: string, ...methods: HttpMethod[]) => ({
    name,
    span,
    methods,
    detail: true,
    set: [],
    settings: [],
});

export const group = (
    name: string,
    prefix: string,
    routes: readonly Route[],
    more: Partial<RouteGroup> = {},
): RouteGroup => ({
    id: routeGroupId(name),
    name,
    ...placed,
    prefix,
    prefixSpan: span,
    kind: 'api',
    settings: [],
    routes,
    ...more,
});

// Graphs

/** Text; HTML-like where it begins with `html:`. */
export const attributes = (values: Record<string, string>): GraphAttribute[] =>
    Object.entries(values).map(([name, value]) => ({
        name,
        span,
        valueSpan: span,
        value: value.startsWith('html:') ? { kind: 'html', text: value.slice(5) } : { kind: 'string', text: value },
    }));

export function graph(
    name: string,
    items: (ids: { readonly of: (node: string) => ReturnType<typeof graphNodeId> }) => readonly GraphItem[],
    more: Partial<Graph> & { readonly attributes?: Record<string, string> } = {},
): Graph {
    const id = graphId(name);
    const { attributes: own, ...rest } = more;
    return {
        id,
        name,
        ...placed,
        directed: false,
        body: { attributes: attributes(own ?? {}), items: items({ of: node => graphNodeId(id, node) }) },
        ...rest,
    };
}

export const node = (owner: string, name: string, values: Record<string, string> = {}, label?: string): GraphItem => ({
    kind: 'node',
    id: graphNodeId(graphId(owner), name),
    name,
    span,
    attributes: attributes(values),
    ...(label !== undefined && { label }),
});

/** `a -> b -> c d`: a blank inside an end makes it a set; `a:port` leads to a port. */
export function edge(owner: string, chain: string, label?: string, values: Record<string, string> = {}): GraphItem {
    const parts = chain.split(/ (->|--) /);
    return {
        kind: 'edge',
        ends: parts
            .filter((_, index) => index % 2 === 0)
            .map(end =>
                end.split(' ').map(point => {
                    const [name = '', port, compass] = point.split(':');
                    return {
                        node: graphNodeId(graphId(owner), name),
                        name,
                        span,
                        ...(port && { port }),
                        ...(compass && { compass }),
                    };
                }),
            ),
        operators: parts
            .filter((_, index) => index % 2 === 1)
            .map(operator => ({ operator: operator as '->' | '--', span })),
        span,
        attributes: attributes(values),
        ...(label !== undefined && { label }),
    };
}

export const defaults = (of: 'node' | 'edge' | 'graph', values: Record<string, string>): GraphItem => ({
    kind: 'defaults',
    of,
    attributes: attributes(values),
});

export const cluster = (
    owner: string,
    name: string,
    items: readonly GraphItem[],
    more: { readonly label?: string; readonly attributes?: Record<string, string> } = {},
): GraphItem => ({
    kind: 'cluster',
    id: graphNodeId(graphId(owner), name),
    name,
    span,
    attributes: attributes(more.attributes ?? {}),
    body: { attributes: [], items },
    ...(more.label !== undefined && { label: more.label }),
});

/** `catalog.Product#category.name`: every segment is a field of the model that the one before it leads to. */
export function path(project: Pick<Project, 'apps'>, written: string): Path {
    const [start = '', rest = ''] = written.split('#');
    let at = project.apps.flatMap(found => found.models).find(found => found.id === model(start));
    const segments = rest.split('.').map((name): PathSegment => {
        const found = at?.fields.find(candidate => candidate.name === name);
        if (!found) throw new Error(`no field '${name}' on the way of '${written}'`);
        const { type } = found;
        const isMany = type.kind === 'relation' && type.relation === 'ManyToManyField';
        if (type.kind === 'relation') at = project.apps.flatMap(a => a.models).find(other => other.id === type.to);
        return { name, span, target: { kind: 'field', field: found.id }, toMany: isMany };
    });
    return { kind: 'path', segments, transforms: [], span, type: { kind: 'unknown' } };
}

export const compare = (left: Path, operator: Comparison['operator'], right: Comparison['right']): Comparison => ({
    kind: 'comparison',
    operator,
    left,
    right,
    span,
    type: { kind: 'boolean' },
});
export const literal = (value: string | number | boolean | null): Comparison['right'] => ({
    kind: 'literal',
    value:
        value === null
            ? { kind: 'null' }
            : typeof value === 'string'
              ? { kind: 'string', value }
              : typeof value === 'number'
                ? { kind: 'number', text: String(value) }
                : { kind: 'boolean', value },
    span,
    type: { kind: 'unknown' },
});
export const member = (of: string, name: string): Comparison['right'] => {
    const id = enumId(...split(of));
    return { kind: 'enum-member', member: enumMemberId(id, name), name, span, type: { kind: 'enum', enum: id } };
};

/** Values that name a row of the same fixture are given as `@row`. */
export function fixture(
    name: string,
    rows: readonly (readonly [string, string, Record<string, Value | string>])[],
): Fixture {
    return {
        name,
        ...placed,
        rows: rows.map(([of, rowName, values]) => ({
            id: fixtureRowId(name, rowName),
            model: model(of),
            name: rowName,
            span,
            values: Object.entries(values).map(([fieldName, value]) => ({
                field: fieldName,
                span,
                value:
                    typeof value !== 'string'
                        ? value
                        : value.startsWith('@')
                          ? { kind: 'row', row: fixtureRowId(name, value.slice(1)), span }
                          : text(value),
            })),
        })),
    };
}
