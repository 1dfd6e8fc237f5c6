import { type AstNode, GrammarUtils } from 'langium';
import { graphId, routeGroupId, routeId } from '../../model/names.js';
import type {
    ClassName,
    ExtraAction,
    FilterField,
    HttpMethod,
    Route,
    RouteGroup,
    RouteSetting,
    RouteTarget,
    RouteView,
    SetField,
    Throttle,
} from '../../model/route.js';
import type { Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { textOfNode } from '../parsing/syntax-ranges.js';
import { isApi } from '../scoping/route-kind.js';
import { routeName } from '../scoping/route-names.js';
import { modelAt, modelOfRoute } from '../scoping/row-context.js';
import { modelIdOf, routeIdOf, serializerIdOf } from './ids-of.js';
import { lowerPath, lowerSteps, textOf } from './lower-expressions.js';
import { lowerCall, lowerOrderBy } from './lower-models.js';
import { lowerValue } from './lower-values.js';
import { type Lowering, present } from './lowering.js';

export function lowerRouteGroup(lowering: Lowering, node: ast.RoutesDeclaration): RouteGroup {
    const { spans } = lowering;
    const routes = node.items.filter(ast.isRouteDeclaration);
    const settings = node.items.filter((item): item is ast.RouteSetting => !ast.isRouteDeclaration(item));
    return present({
        id: routeGroupId(node.name),
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        extent: spans.of(node),
        documentation: lowering.documentationOf(node),
        prefix: node.path ?? '',
        prefixSpan: spans.ofProperty(node, 'path'),
        app: node.app?.$refText || undefined,
        host: node.host,
        kind: isApi(node) ? ('api' as const) : ('pages' as const),
        settings: lowerSettings(lowering, settings, undefined),
        routes: routes.map(route => lowerRoute(lowering, node.name, route)),
    });
}

function lowerRoute(lowering: Lowering, group: string, node: ast.RouteDeclaration): Route {
    const { spans } = lowering;
    const model = modelOfRoute(node);
    const settings = node.items.filter(isRouteSetting);
    const actions = settings.filter(ast.isActionsSetting);
    const name = routeName(node);
    return present({
        id: routeId(group, name),
        group,
        name,
        span: node.name ? spans.ofProperty(node, 'name') : spans.ofProperty(node, 'path'),
        extent: spans.of(node),
        documentation: lowering.documentationOf(node),
        path: node.path ?? '',
        pathSpan: spans.ofProperty(node, 'path'),
        regex: node.regex,
        view: lowerView(node),
        under: lowerParent(lowering, node),
        settings: lowerSettings(lowering, settings, model),
        actions:
            actions.length > 0
                ? actions.flatMap(({ actions: names }) =>
                      names.map(action => ({ name: action.$refText, span: spans.ofReference(action, node) })),
                  )
                : undefined,
        extraActions: node.items
            .filter(ast.isActionDeclaration)
            .filter(action => action.name)
            .map(action => lowerAction(lowering, action, model)),
        set: settings.filter(ast.isSetStatement).flatMap(set => lowerSet(lowering, set, model)),
    });
}

const isRouteSetting = (item: ast.RouteItem): item is ast.RouteSetting => !ast.isActionDeclaration(item);

function lowerParent(lowering: Lowering, node: ast.RouteDeclaration): Route['under'] {
    const parent = node.parent?.ref;
    if (!node.parent || !parent) return undefined;
    return { route: routeIdOf(parent), by: node.by?.$refText, span: lowering.spans.ofReference(node.parent, node) };
}

const methodsOf = (methods: readonly string[]): HttpMethod[] => [...methods] as HttpMethod[];

export function lowerView({ view, items }: ast.RouteDeclaration): RouteView {
    switch (view?.$type) {
        case 'ModelView': {
            const target = modelAt(view.model);
            const model = target && modelIdOf(target);
            return { kind: view.kind === 'htmx' ? 'search' : view.kind, model };
        }
        case 'CodeView':
            if (view.python !== undefined)
                return { kind: 'python', name: view.python, methods: methodsOf(view.methods) };
            return {
                kind: view.kind === 'class' ? 'class' : 'function',
                name: view.name ?? '',
                methods: methodsOf(view.methods),
            };
        case 'GraphView': {
            const graph = view.graph?.ref;
            return { kind: 'graph', graph: graph && graphId(graph.name) };
        }
        case 'TemplateView':
            return { kind: 'template', file: view.template ?? '' };
        case 'RedirectView':
            return { kind: 'redirect', to: lowerTarget(view), permanent: items.some(isPermanent) };
        case 'IncludeView':
            if (!view.routes) return { kind: 'include', python: view.python ?? '' };
            return view.routes.ref
                ? { kind: 'include', python: '', group: routeGroupId(view.routes.ref.name) }
                : { kind: 'unresolved', text: view.routes.$refText };
        case 'SchemaView':
            return present({ kind: 'schema' as const, style: view.style });
        default:
            return { kind: 'unresolved', text: textOfNode(view) };
    }
}

const isPermanent = (item: ast.RouteItem): boolean => {
    if (!ast.isViewOption(item) || item.key !== 'permanent') return false;
    const [value] = item.values;
    return ast.isBooleanLiteral(value) && value.value;
};

function lowerTarget(view: ast.RedirectView): RouteTarget {
    if (view.url !== undefined) return { kind: 'url', url: view.url };
    const target: AstNode | undefined = view.route?.segments.at(-1)?.ref;
    if (ast.isRouteDeclaration(target)) return { kind: 'route', route: routeIdOf(target) };
    return { kind: 'unresolved', text: view.route ? textOf(view.route) : '' };
}

/** The settings of a block. Throttles that are for the same count together, until one of them says `none`. */
function lowerSettings(
    lowering: Lowering,
    nodes: readonly ast.RouteSetting[],
    model: ast.ModelDeclaration | undefined,
): RouteSetting[] {
    const byTargets = new Map<string, readonly Throttle[]>();
    return nodes
        .flatMap(node => lowerSetting(lowering, node, model))
        .map(setting => {
            if (setting.kind !== 'throttle') return setting;
            const targets = setting.for.join(' ');
            const throttles = setting.throttle ? [...(byTargets.get(targets) ?? []), setting.throttle] : [];
            byTargets.set(targets, throttles);
            return { ...setting, throttles };
        });
}

/** `set` and `actions` are no settings: a route has them apart. */
function lowerSetting(
    lowering: Lowering,
    node: ast.RouteSetting,
    model: ast.ModelDeclaration | undefined,
): RouteSetting[] {
    const { spans } = lowering;
    const base = {
        span: spans.of(node),
        for: 'targets' in node ? node.targets.map(target => target.$refText) : [],
    };
    const other = (name: string, values: readonly Value[]): RouteSetting[] => [
        { ...base, kind: 'other', name, values },
    ];
    const word = (text: string): Value => ({ kind: 'word', word: text, span: base.span });
    const pathsOf = (fields: readonly ast.OrderBy[]) =>
        fields.flatMap(field => {
            const path = lowerPath(lowering, field.path, model, 'query');
            return path ? [present({ ...path, searchPrefix: field.prefix })] : [];
        });
    switch (node.$type) {
        case 'SetStatement':
        case 'ActionsSetting':
            return [];
        case 'ScopesSetting': {
            const scopes = node.scopes.map(scope => ({ name: scope.$refText, span: spans.ofReference(scope, node) }));
            return [{ ...base, kind: 'required_scopes', scopes }];
        }
        case 'SerializerSetting': {
            if (node.python !== undefined) {
                return [{ ...base, kind: 'serializer', serializer: undefined, python: node.python }];
            }
            const target: AstNode | undefined = node.serializer?.segments.at(-1)?.ref;
            const serializer = ast.isSerializerDeclaration(target) ? serializerIdOf(target) : undefined;
            return [{ ...base, kind: 'serializer', serializer }];
        }
        case 'ThrottleSetting': {
            const rate = `${node.count ?? ''}/${node.period ?? ''}`;
            const throttle = node.none ? undefined : { scope: node.scope ?? '', rate };
            return [{ ...base, kind: 'throttle', throttle, throttles: [] }];
        }
        case 'PaginationSetting': {
            const style = node.python ?? (node.style ? textOf(node.style) : '');
            const size = node.size === undefined ? undefined : Number(node.size);
            return [{ ...base, kind: 'pagination', pagination: node.none ? undefined : { style, size } }];
        }
        case 'VersioningSetting': {
            const scheme = node.none ? 'none' : (node.python ?? (node.style ? textOf(node.style) : ''));
            return [{ ...base, kind: 'versioning', scheme }];
        }
        case 'FlagSetting':
            return node.flag === 'login_required' ? [{ ...base, kind: 'login_required' }] : other(node.flag, []);
        case 'CacheViewSetting': {
            const text = GrammarUtils.findNodeForProperty(node.$cstNode, 'duration')?.text ?? '';
            return other('cache_page', [
                { kind: 'duration', milliseconds: node.duration ?? 0, text, span: spans.ofProperty(node, 'duration') },
            ]);
        }
        case 'FilterSetting': {
            const filters = node.filters.flatMap((filter): FilterField[] => {
                const path = lowerPath(lowering, filter.path, model, 'query');
                // A lookup that is none is left out: the linker has reported it.
                const lookups = filter.lookups.flatMap(lookup => (lookup.ref ? [lookup.$refText] : []));
                return path ? [{ path, lookups: filter.lookups.length > 0 ? lookups : ['exact'] }] : [];
            });
            return [{ ...base, kind: 'filterset_fields', filters }];
        }
        case 'ClassesSetting': {
            const classes = node.classes.map(name => lowerClassName(lowering, node.key, name));
            if (node.key === 'authentication' || node.key === 'permission_classes') {
                return [{ ...base, kind: node.key, classes }];
            }
            return other(
                node.key,
                classes.map((name): Value => {
                    const python = name.kind === 'python' ? name.name : name.python;
                    return python
                        ? { kind: 'python', name: python, span: name.span }
                        : { kind: 'unresolved', text: name.kind === 'word' ? name.word : '', span: name.span };
                }),
            );
        }
        case 'FieldsSetting': {
            if (node.all && node.key === 'ordering_fields') return [{ ...base, kind: node.key, paths: [], all: true }];
            // As where nothing is said, also in front of what the block says.
            if (node.all) return other(node.key, [word('*')]);
            switch (node.key) {
                case 'search_fields':
                case 'ordering_fields':
                case 'fields':
                    return [{ ...base, kind: node.key, paths: pathsOf(node.fields) }];
                case 'ordering': {
                    const items = node.fields.map(field => lowerOrderBy(lowering, field, { model }));
                    return [{ ...base, kind: 'ordering', items }];
                }
                default:
                    return other(
                        node.key,
                        node.fields.map(({ path }) => {
                            const names = path?.segments.map(segment => segment.$refText) ?? [];
                            return { kind: 'string', value: names.join('__'), span: path ? spans.of(path) : base.span };
                        }),
                    );
            }
        }
        case 'LookupSetting': {
            const field = lowerPath(lowering, node.field, model, 'query');
            if (node.key === 'lookup_url_kwarg') return other(node.key, [word(node.field ? textOf(node.field) : '')]);
            return field ? [{ ...base, kind: 'lookup_field', field }] : [];
        }
        case 'QuerySetSetting': {
            const named = node.calls.filter(call => !ast.isQuerySetCall(call) || call.method?.ref !== undefined);
            const calls = named.flatMap(call => lowerCall(lowering, call, { model }));
            return calls.length > 0 ? [{ ...base, kind: 'queryset', calls }] : [];
        }
        case 'ViewOption': {
            const values = node.values.map(value => lowerValue(lowering, value, node));
            const [first] = values;
            if (node.key === 'paginate_by' && first?.kind === 'number') {
                return [{ ...base, kind: 'paginate_by', size: Number(first.text) }];
            }
            return other(node.key, values);
        }
        default:
            return [];
    }
}

function lowerClassName(lowering: Lowering, setting: string, node: ast.ClassName): ClassName {
    const span = lowering.spans.of(node);
    if (ast.isPythonName(node)) return { kind: 'python', name: node.python ?? '', span };
    const word = textOf(node);
    return present({ kind: 'word' as const, word, span, python: lowering.library.classes?.get(setting)?.get(word) });
}

function lowerAction(
    lowering: Lowering,
    node: ast.ActionDeclaration,
    model: ast.ModelDeclaration | undefined,
): ExtraAction {
    return present({
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        documentation: lowering.documentationOf(node),
        methods: node.methods.length > 0 ? methodsOf(node.methods) : (['GET'] as const),
        detail: node.target === 'detail',
        path: node.path,
        set: node.items.filter(ast.isSetStatement).flatMap(set => lowerSet(lowering, set, model)),
        settings: lowerSettings(lowering, node.items, model),
    });
}

function lowerSet(lowering: Lowering, node: ast.SetStatement, model: ast.ModelDeclaration | undefined): SetField[] {
    const name = node.field?.$refText;
    if (!name || !model) return [];
    const span = lowering.spans.ofReference(node.field, node);
    const field = lowerSteps(lowering, model, [{ name, span }], 'query');
    if (!field) return [];
    const targets = node.targets.map(target => target.$refText);
    return [
        present({
            field,
            value: lowerValue(lowering, node.value, node),
            for: targets.length > 0 ? targets : undefined,
            span: lowering.spans.of(node),
        }),
    ];
}
