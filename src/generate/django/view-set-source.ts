import type { DjangoModel } from '../../model/django-model.js';
import type { Path } from '../../model/expression.js';
import { hasFilter } from '../../model/filterable-fields.js';
import { type ParentRow, parentOf } from '../../model/nested-route.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf, findField, isNullable, onDeleteOf, relationsInto } from '../../model/queries.js';
import type { ExtraAction, Route, RouteGroup, SetField } from '../../model/route.js';
import { converterFor, fieldNamed, pathParameters } from '../../model/route-path.js';
import {
    asksForScopes,
    authenticationOf,
    permissionsOf,
    routeForAction,
    scopesOf,
    settingOf,
    valuesOf,
} from '../../model/route-settings.js';
import { hasDetail, isWriting, methodOf, type StandardAction, viewSetActions } from '../../model/view-set-actions.js';
import { displayWidth } from '../python/format-source.js';
import { pythonName } from '../python/python-names.js';
import { quoteString, rawString } from '../python/quote-string.js';
import { hasReadRules, hasWriteRules } from './allow-rules.js';
import { type Asker, orderSource } from './condition-source.js';
import { hasConstraints, isUnique, serializersModule } from './emit-serializers.js';
import { configFolder } from './group-modules.js';
import { lookupPath } from './path-source.js';
import { docstringLines, type PythonFile, tuple } from './python-file.js';
import { relatedRows } from './related-rows.js';
import { narrowedThrottles } from './rest-classes.js';
import { askedCalls, fixedCalls, narrowsRows } from './route-rows.js';
import { type SerializerClass, serializerPlan } from './serializer-plan.js';
import { serializerRelations } from './serializer-relations.js';
import { valueSource } from './value-source.js';
import { groupAttributes, permissionAttribute } from './view-attributes.js';
import { actionDecorators, classDecorators } from './view-decorators.js';
import { modelTitle, snakeCase } from './words.js';

const mixins: Readonly<Record<StandardAction, string>> = {
    list: 'ListModelMixin',
    create: 'CreateModelMixin',
    retrieve: 'RetrieveModelMixin',
    update: 'UpdateModelMixin',
    partial_update: 'UpdateModelMixin',
    destroy: 'DestroyModelMixin',
};

interface Context {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly route: Route;
    readonly model: DjangoModel;
}

/** The class of a viewset. */
export function viewSetSource(context: Context, className: string): string {
    const { project, file, group, route, model } = context;
    const actions = viewSetActions(group, route);
    const attributes: string[] = [];
    const methods: string[] = [];
    const parent = parentOf(project, route);
    const writes = actions.standard.some(isWriting) || route.extraActions.some(changes);

    if (actions.withheld.length > 0) {
        attributes.push(`# Without a scope for it, nobody changes anything here: ${actions.withheld.join(', ')}.`);
    }
    attributes.push(`queryset = ${querySource(context)}`);
    const general = serializerPlan(project).of(group, route);
    if (general) attributes.push(`serializer_class = ${serializerName(file, general)}`);
    const permissions = permissionsOf(group, route);
    attributes.push(
        ...groupAttributes({ project, file, group, route, rules: writes && hasWriteRules(project, model) }),
    );
    const methodNames = allowedMethods(context);
    if (methodNames) attributes.push(`http_method_names = ${tuple(methodNames.map(quoteString))}`);
    attributes.push(...lookup(context, parent), ...filters(context));

    const scopes = scopesProperty(context, permissions);
    if (scopes) (scopes.startsWith('    ') ? methods : attributes).push(scopes);
    methods.push(...permissionMethods(context), ...throttleMethods(context), ...rendererMethods(context));
    if (parent) methods.push(...parentProperties(context, parent));
    const rows = rowsMethod(context, parent);
    if (rows) methods.push(rows);
    const chosen = serializerMethod(context);
    if (chosen) methods.push(chosen);
    methods.push(...fillMethods(context));
    methods.push(...route.extraActions.map(action => actionSource(context, action)));

    const docstring = docstringLines(route.documentation ?? model.documentation, '    ');
    const body = [attributes.map(line => `    ${line}`).join('\n'), ...methods].filter(Boolean).join('\n\n');
    const handlers = actions.standard.map(name => ({ name, method: methodOf[name], target: name }));
    const decorators = classDecorators(context, handlers).map(line => `${line}\n`);
    return `${decorators.join('')}class ${className}(${bases(context).join(', ')}):\n${docstring}${docstring ? '\n' : ''}${body}`;
}

const changes = (action: ExtraAction): boolean =>
    action.set.length > 0 || action.methods.some(method => method !== 'GET');

function bases({ project, file, group, route, model }: Context): string[] {
    const { standard } = viewSetActions(group, route);
    const viewsets = file.from('rest_framework', 'viewsets');
    const found: string[] = [];
    const saves = standard.some(action => isWriting(action) && action !== 'destroy');
    if (saves && hasWriteRules(project, model)) found.push(file.own(configFolder, 'permissions', 'ChecksSavedRow'));
    if (standard.includes('destroy') && isProtected(project, model)) {
        found.push(file.own(configFolder, 'exceptions', 'KeepsProtectedRows'));
    }
    const named = new Set<string>(standard);
    const is = (...wanted: string[]): boolean => wanted.length === named.size && wanted.every(name => named.has(name));
    if (is('list', 'create', 'retrieve', 'update', 'partial_update', 'destroy'))
        return [...found, `${viewsets}.ModelViewSet`];
    if (is('list', 'retrieve')) return [...found, `${viewsets}.ReadOnlyModelViewSet`];
    const parts = [...new Set(standard.map(action => mixins[action]))];
    return [
        ...found,
        ...parts.map(name => `${file.from('rest_framework', 'mixins')}.${name}`),
        `${viewsets}.GenericViewSet`,
    ];
}

/** Whether a row may be refused to go, since others lead to it, or to rows that would go with it. */
export function isProtected(project: Project, model: DjangoModel, seen = new Set<DjangoModel>([model])): boolean {
    return [...relationsInto(project, model.id)].some(({ model: other, field }) => {
        const onDelete = onDeleteOf(field);
        const word = 'word' in onDelete ? onDelete.word : undefined;
        if (word === 'PROTECT' || word === 'RESTRICT') return true;
        if (word !== 'CASCADE' || seen.has(other)) return false;
        seen.add(other);
        return isProtected(project, other, seen);
    });
}

const serializerName = (file: PythonFile, { folder, className, python }: SerializerClass): string =>
    python === undefined ? file.own(folder, serializersModule(folder), className) : file.dotted(python);

/** The rows, with what the serializers read of other rows in as few queries as there are tables. */
function querySource({ project, file, group, route, model }: Context): string {
    const plan = serializerPlan(project);
    const { standard } = viewSetActions(group, route);
    const actions = [undefined, ...standard, ...route.extraActions.map(({ name }) => name)];
    const serializers = actions.flatMap(action => plan.of(group, route, action) ?? []);
    const { selected, prefetched } = serializerRelations(project, serializers);
    const said = relatedRows(project, { group, route, model });
    for (const name of said.selected) selected.add(name);
    for (const name of said.prefetched) prefetched.add(name);
    let source = `${file.model(model)}.objects`;
    if (selected.size > 0) source += `.select_related(${[...selected].map(quoteString).join(', ')})`;
    if (prefetched.size > 0) source += `.prefetch_related(${[...prefetched].map(quoteString).join(', ')})`;
    if (!narrowsRows(group, route)) source += fixedCalls(project, file, group, route);
    const ordering = settingOf(group, route, 'ordering');
    if (ordering) source += `.order_by(${ordering.items.map(item => orderSource(project, file, item)).join(', ')})`;
    else if (!isOrdered(project, model)) source += '.order_by("pk")';
    if (filtersByMany(group, route)) source += '.distinct()';
    return source.endsWith('.objects') ? `${source}.all()` : source;
}

/** Whether a filter joins rows of which a row may have many: it would be listed once for each. */
const filtersByMany = (group: RouteGroup, route: Route): boolean =>
    viewSetActions(group, route).standard.includes('list') &&
    (settingOf(group, route, 'filterset_fields', 'list')?.filters ?? []).some(
        ({ path, lookups }) =>
            path.segments.some(({ toMany }) => toMany) &&
            // django-filter itself sees to the choices of a relation of many rows.
            (path.segments.length > 1 || lookups.join() !== 'exact'),
    );

export const isOrdered = (project: Project, model: DjangoModel): boolean =>
    [model, ...ancestorsOf(project, model)].some(({ ordering }) => ordering !== undefined);

/** The methods, where those of the mixins are too many. */
function allowedMethods({ group, route }: Context): string[] | undefined {
    const { standard } = viewSetActions(group, route);
    if (standard.includes('update') === standard.includes('partial_update')) return undefined;
    const methods = new Set([
        ...standard.map(action => methodOf[action].toLowerCase()),
        ...route.extraActions.flatMap(action => action.methods.map(method => method.toLowerCase())),
        'get',
    ]);
    return ['get', 'post', 'put', 'patch', 'delete'].filter(method => methods.has(method)).concat('head', 'options');
}

function lookup({ project, group, route, model }: Context, parent: ParentRow | undefined): string[] {
    if (!hasDetail(viewSetActions(group, route), route)) return [];
    const own = route.view.kind === 'viewset' ? undefined : pathParameters(route).at(-1)?.name;
    const setting = settingOf(group, route, 'lookup_field');
    const fromPath = own !== undefined && own !== 'pk' && fieldNamed(project, model, own) ? own : undefined;
    const field = setting ? lookupPath(setting.field) : (fromPath ?? 'pk');
    const lines: string[] = [];
    if (field !== 'pk') {
        lines.push(`lookup_field = ${quoteString(field)}`);
        const last = setting?.field.segments.at(-1)?.target;
        const target =
            last && 'field' in last && last.field ? findField(project, last.field) : fieldNamed(project, model, field);
        if (route.view.kind === 'viewset')
            lines.push(`lookup_value_converter = ${quoteString(converterFor(project, target))}`);
    }
    // Parameters of one URL have different names.
    const names = pathParameters(route).map(({ name }) => name);
    const keyword = lookupKeyword(group, route);
    const [pattern] = valuesOf(group, route, 'lookup_value_regex') ?? [];
    if (pattern?.kind === 'string' && route.view.kind === 'viewset')
        lines.push(`lookup_value_regex = ${rawString(pattern.value)}`);
    if (keyword !== undefined) lines.push(`lookup_url_kwarg = ${quoteString(keyword)}`);
    else if (own !== undefined && own !== field) lines.push(`lookup_url_kwarg = ${quoteString(own)}`);
    else if (parent && names.includes(field)) {
        lines.push(`lookup_url_kwarg = ${quoteString(`${snakeCase(model.name)}_${field === 'pk' ? 'pk' : field}`)}`);
    }
    return lines;
}

/** What `lookup_url_kwarg` calls the URL's parameter. */
export function lookupKeyword(group: RouteGroup, route: Route): string | undefined {
    // The path of any other view has the parameter in it already.
    if (route.view.kind !== 'viewset') return undefined;
    const [keyword] = valuesOf(group, route, 'lookup_url_kwarg') ?? [];
    return keyword?.kind === 'word' ? keyword.word : undefined;
}

function filters({ project, file, group, route }: Context): string[] {
    const { standard } = viewSetActions(group, route);
    if (!standard.includes('list')) return [];
    const lines: string[] = [];
    const backends: string[] = [];
    const filterset = settingOf(group, route, 'filterset_fields', 'list');
    const filterable = filterset?.filters.filter(({ path }) => isFilterable(project, path)) ?? [];
    if (filterset && filterable.length < filterset.filters.length) {
        const left = filterset.filters
            .filter(filter => !filterable.includes(filter))
            .map(({ path }) => lookupPath(path));
        lines.push(`# django-filter has no filter for the type of ${left.join(', ')}.`);
    }
    const search = settingOf(group, route, 'search_fields', 'list');
    const ordering = settingOf(group, route, 'ordering_fields', 'list');
    if (filterable.length > 0) backends.push(file.from('django_filters.rest_framework', 'DjangoFilterBackend'));
    if (search) backends.push(file.from('rest_framework.filters', 'SearchFilter'));
    if (ordering) backends.push(file.from('rest_framework.filters', 'OrderingFilter'));
    const said = (valuesOf(group, route, 'filter_backends', 'list') ?? []).map(value =>
        valueSource(project, file, value),
    );
    backends.unshift(...said.filter(name => !backends.includes(name)));
    if (backends.length > 0) lines.push(`filter_backends = ${tuple(backends)}`);
    if (filterable.length > 0) {
        const simple = filterable.every(
            ({ path, lookups }) => path.transforms.length === 0 && lookups.join() === 'exact',
        );
        if (simple) {
            lines.push(`filterset_fields = ${tuple(filterable.map(({ path }) => quoteString(fieldPath(path))))}`);
        } else {
            const byField = new Map<string, string[]>();
            for (const { path, lookups } of filterable) {
                const known = byField.get(fieldPath(path)) ?? [];
                const full = lookups.map(name =>
                    [...path.transforms, ...(name === 'exact' && path.transforms.length > 0 ? [] : [name])].join('__'),
                );
                byField.set(fieldPath(path), [...known, ...full]);
            }
            const entries = [...byField].map(
                ([name, lookups]) => `${quoteString(name)}: [${lookups.map(quoteString).join(', ')}]`,
            );
            lines.push(`filterset_fields: ${file.from('typing', 'ClassVar')} = {${entries.join(', ')}}`);
        }
    }
    if (search)
        lines.push(
            `search_fields = ${tuple(search.paths.map(path => quoteString(`${path.searchPrefix ?? ''}${lookupPath(path)}`)))}`,
        );
    if (ordering) {
        const names = tuple(ordering.paths.map(path => quoteString(lookupPath(path))));
        lines.push(`ordering_fields = ${ordering.all ? '"__all__"' : names}`);
    }
    return lines;
}

const fieldPath = (path: Path): string => path.segments.map(({ name }) => name).join('__');

function isFilterable(project: Project, path: Path): boolean {
    const target = path.segments.at(-1)?.target;
    const field = target && 'field' in target && target.field ? findField(project, target.field) : undefined;
    return !field || path.transforms.length > 0 || hasFilter(project, field);
}

/** The scopes that a caller needs: one tuple, or a property that knows the action. */
function scopesProperty({ group, route }: Context, permissions: readonly string[]): string | undefined {
    const { standard } = viewSetActions(group, route);
    const actions = [...standard, ...route.extraActions.map(({ name }) => name)];
    if (!asksForScopes(permissions) && !actions.some(action => asksForScopes(permissionsOf(group, route, action))))
        return undefined;
    const usual = scopesOf(group, route);
    const byScopes = new Map<string, { scopes: string[]; actions: string[] }>();
    for (const action of actions) {
        const extra = route.extraActions.find(({ name }) => name === action);
        const own = extra?.settings.find(setting => setting.kind === 'required_scopes');
        const scopes =
            own?.kind === 'required_scopes' ? own.scopes.map(({ name }) => name) : scopesOf(group, route, action);
        if (scopes.join(' ') === usual.join(' ')) continue;
        const entry = byScopes.get(scopes.join(' ')) ?? { scopes, actions: [] };
        entry.actions.push(action);
        byScopes.set(scopes.join(' '), entry);
    }
    const list = (scopes: readonly string[]): string => `[${scopes.map(quoteString).join(', ')}]`;
    // The toolkit adds a list of its own.
    const addsScopes = permissions.some(name => name.endsWith('.TokenHasReadWriteScope'));
    if (byScopes.size === 0) return `required_scopes = ${addsScopes ? list(usual) : tuple(usual.map(quoteString))}`;
    const cases = [...byScopes.values()].map(
        ({ scopes, actions: of }) => `        if ${actionTest(of)}:\n            return ${list(scopes)}`,
    );
    return `    @property\n    def required_scopes(self):\n${cases.join('\n')}\n        return ${list(usual)}`;
}

const actionTest = (actions: readonly string[]): string =>
    actions.length === 1
        ? `self.action == ${quoteString(actions[0] ?? '')}`
        : `self.action in {${actions.map(quoteString).join(', ')}}`;

function permissionMethods(context: Context): string[] {
    const { project, file, group, route, model } = context;
    const usual = permissionsOf(group, route).join(' ');
    const { standard } = viewSetActions(group, route);
    const cases = standard.flatMap(action => {
        const own = permissionsOf(group, route, action);
        if (own.join(' ') === usual) return [];
        const rules = isWriting(action) && hasWriteRules(project, model);
        const classes = permissionAttribute(file, own, rules);
        return [
            `        if ${actionTest([action])}:\n            return [${classes.map(name => `${name}()`).join(', ')}]`,
        ];
    });
    if (cases.length === 0) return [];
    return [`    def get_permissions(self):\n${cases.join('\n')}\n        return super().get_permissions()`];
}

function throttleMethods({ project, file, group, route }: Context): string[] {
    const { standard } = viewSetActions(group, route);
    const usual = settingOf(group, route, 'throttle');
    const cases = standard.flatMap(action => {
        const narrowed = ownClasses(project, file, group, route, 'throttle_classes', action);
        if (narrowed) return [instancesCase(action, narrowed)];
        const own = settingOf(group, route, 'throttle', action);
        if (own === usual || !own) return [];
        const classes = narrowedThrottles(group, route, own).map(({ python }) => `${file.dotted(python)}()`);
        return [`        if ${actionTest([action])}:\n            return [${classes.join(', ')}]`];
    });
    if (cases.length === 0) return [];
    return [`    def get_throttles(self):\n${cases.join('\n')}\n        return super().get_throttles()`];
}

function rendererMethods({ project, file, group, route }: Context): string[] {
    const cases = viewSetActions(group, route).standard.flatMap(action => {
        const own = ownClasses(project, file, group, route, 'renderer_classes', action);
        return own ? [instancesCase(action, own)] : [];
    });
    if (cases.length === 0) return [];
    return [`    def get_renderers(self):\n${cases.join('\n')}\n        return super().get_renderers()`];
}

/** The classes that a setting has for one action alone. */
function ownClasses(
    project: Project,
    file: PythonFile,
    group: RouteGroup,
    route: Route,
    setting: string,
    action: string,
): string[] | undefined {
    const own = valuesOf(group, route, setting, action);
    if (!own || own === valuesOf(group, route, setting)) return undefined;
    return own.map(value => valueSource(project, file, value));
}

const instancesCase = (action: string, classes: readonly string[]): string =>
    `        if ${actionTest([action])}:\n            return [${classes.map(name => `${name}()`).join(', ')}]`;

/** The rows that the URL's parameters name, the nearest called `parent`. */
function parentProperties({ project, file }: Context, parent: ParentRow): string[] {
    const cached = file.from('django.utils.functional', 'cached_property');
    const find = file.from('rest_framework.generics', 'get_object_or_404');
    const chain: ParentRow[] = [];
    for (let row: ParentRow | undefined = parent; row; row = row.parent) chain.push(row);
    return chain
        .map((row, index) => {
            const rows = hasReadRules(project, row.model)
                ? `${file.model(row.model)}.objects.readable(self.request.user, ${file.own(configFolder, 'permissions', 'client_of')}(self.request))`
                : `${file.model(row.model)}.objects.all()`;
            const above = row.parent ? `.filter(${row.parent.by}=self.${ancestorName(index + 1)})` : '';
            return `    @${cached}
    def ${ancestorName(index)}(self):
        """The ${modelTitle(row.model)} that the URL names."""
        rows = ${rows}${above ? `\n        rows = rows${above}` : ''}
        return ${find}(rows, ${row.lookup}=self.kwargs[${quoteString(row.parameter)}])`;
        })
        .reverse();
}
const ancestorName = (index: number): string => (index === 0 ? 'parent' : `${'grand'.repeat(index)}parent`);

function rowsMethod(
    { project, file, group, route, model }: Context,
    parent: ParentRow | undefined,
): string | undefined {
    const readable = hasReadRules(project, model);
    // A token of a client's own has no user.
    const oauth = authenticationOf(group, route)?.some(name => name.startsWith('oauth2_provider.'));
    const asker = (): Asker => ({
        ...(!oauth && { presence: 'page' }),
        user: 'self.request.user',
        client: `${file.own(configFolder, 'permissions', 'client_of')}(self.request)`,
    });
    const narrowed = rowCases({ project, file, group, route, model }, asker);
    const asked = narrowsRows(group, route) ? [] : askedCalls(project, file, { group, route, asker });
    if (!readable && !parent && asked.length === 0 && narrowed.length === 0) return undefined;
    const lines = ['    def get_queryset(self):'];
    const steps: string[] = [];
    if (readable) {
        steps.push(`readable(self.request.user, ${file.own(configFolder, 'permissions', 'client_of')}(self.request))`);
    }
    steps.push(...asked);
    if (parent) steps.push(`filter(${parent.by}=self.parent)`);
    if (parent) {
        // The schema is made without a request's parameters.
        lines.push(
            '        if getattr(self, "swagger_fake_view", False):',
            '            return super().get_queryset()',
        );
    }
    lines.push(...chained(steps, narrowed));
    return lines.join('\n');
}

/** What some actions choose of the rows, or read along with them, and others do not. */
function rowCases({ project, file, group, route, model }: Context, asker: () => Asker): string[] {
    const usual = relatedRows(project, { group, route, model });
    const rows = narrowsRows(group, route);
    const callsFor = (action: string | undefined): string => {
        const own = routeForAction(route, action);
        const { selected, prefetched } = relatedRows(project, { group, route: own, model, action });
        const more = (names: readonly string[], known: readonly string[]): string =>
            names
                .filter(name => !known.includes(name))
                .map(quoteString)
                .join(', ');
        const select = more(selected, usual.selected);
        const prefetch = more(prefetched, usual.prefetched);
        const asked = rows ? askedCalls(project, file, { group, route: own, asker, action }) : [];
        return [
            ...(select ? [`.select_related(${select})`] : []),
            ...(prefetch ? [`.prefetch_related(${prefetch})`] : []),
            ...(rows ? [fixedCalls(project, file, group, own, action)] : []),
            ...asked.map(call => `.${call}`),
        ].join('');
    };
    const general = callsFor(undefined);
    const actions = [...viewSetActions(group, route).standard, ...route.extraActions.map(({ name }) => name)];
    const byCalls = Map.groupBy(
        actions.filter(action => callsFor(action) !== general),
        callsFor,
    );
    if (byCalls.size === 0) return general ? [`queryset = queryset${general}`] : [];
    const lines = [...byCalls].flatMap(([calls, of], index) => [
        `${index === 0 ? 'if' : 'elif'} ${actionTest(of)}:`,
        `    ${calls ? `queryset = queryset${calls}` : 'pass'}`,
    ]);
    return [...lines, ...(general ? ['else:', `    queryset = queryset${general}`] : [])];
}

function serializerMethod({ project, file, group, route }: Context): string | undefined {
    const plan = serializerPlan(project);
    const usual = plan.of(group, route);
    const { standard } = viewSetActions(group, route);
    const byClass = new Map<SerializerClass, string[]>();
    for (const action of [...standard, ...route.extraActions.map(({ name }) => name)]) {
        const own = plan.of(group, route, action);
        if (own && own !== usual) byClass.set(own, [...(byClass.get(own) ?? []), action]);
    }
    if (byClass.size === 0) return undefined;
    const cases = [...byClass].map(
        ([own, actions]) => `        if ${actionTest(actions)}:\n            return ${serializerName(file, own)}`,
    );
    const rest = usual
        ? 'super().get_serializer_class()'
        : serializerName(file, [...byClass.keys()][0] as SerializerClass);
    return `    def get_serializer_class(self):\n${cases.join('\n')}\n        return ${rest}`;
}

/** What the server fills in when it saves. */
function fillMethods(context: Context): string[] {
    const { project, model, route, group, file } = context;
    if (route.set.length === 0) return [];
    const { standard } = viewSetActions(group, route);
    const checked = hasWriteRules(project, model);
    const method = (name: 'perform_create' | 'perform_update', set: readonly SetField[]): string => {
        const pair = (entry: SetField): string => `${lookupPath(entry.field)}=${setSource(context, entry)}`;
        const item = (entry: SetField): string =>
            `${quoteString(lookupPath(entry.field))}: ${setSource(context, entry)}`;
        // One method serves PUT and PATCH, of which `for` may name one.
        const some = set.filter(
            entry => name === 'perform_update' && fills(entry, 'update') !== fills(entry, 'partial_update'),
        );
        const always = set.filter(entry => !some.includes(entry));
        const lines = some.flatMap(entry => [
            `        if self.request.method == ${quoteString(fills(entry, 'update') ? 'PUT' : 'PATCH')}:`,
            `            values[${quoteString(lookupPath(entry.field))}] = ${setSource(context, entry)}`,
        ]);
        const saving =
            some.length === 0
                ? [`        serializer.save(${always.map(pair).join(', ')})`]
                : [`        values = {${always.map(item).join(', ')}}`, ...lines, '        serializer.save(**values)'];
        const body = [`    def ${name}(self, serializer):`, ...saving].join('\n');
        if (!checked) return body;
        const transaction = file.from('django.db', 'transaction');
        return `    @${transaction}.atomic\n${body}\n        self.check_object_permissions(self.request, serializer.instance)`;
    };
    const methods: string[] = [];
    const created = route.set.filter(entry => fills(entry, 'create'));
    if (created.length > 0 && standard.includes('create')) methods.push(method('perform_create', created));
    const later = route.set.filter(entry => fills(entry, 'update') || fills(entry, 'partial_update'));
    if (later.length > 0 && (standard.includes('update') || standard.includes('partial_update'))) {
        methods.push(method('perform_update', later));
    }
    return methods;
}

/** Whether an action fills the field. Who made a row stays who made it, unless `for` says otherwise. */
export function fills({ value, for: targets }: SetField, action: 'create' | 'update' | 'partial_update'): boolean {
    if (targets) return targets.includes(action) || targets.includes(methodOf[action]);
    return action === 'create' || value.kind !== 'request';
}

function setSource({ project, file, model }: Context, { field, value }: SetField): string {
    if (value.kind !== 'request') return valueSource(project, file, value);
    const target = fieldNamed(project, model, lookupPath(field));
    const needed = target !== undefined && !isNullable(project, target);
    if (value.of === 'user') {
        return `${file.own(configFolder, 'permissions', needed ? 'required_user' : 'user_of')}(self.request)`;
    }
    const client = `${file.own(configFolder, 'permissions', needed ? 'required_client' : 'client_of')}(self.request)`;
    return target?.type.kind === 'relation' ? client : `${client}.client_id`;
}

/** An action beside DRF's own: it sets fields, or a person writes it. */
function actionSource(context: Context, action: ExtraAction): string {
    const { project, file, group, route, model } = context;
    const decorator = file.from('rest_framework.decorators', 'action');
    const schema = file.from('drf_spectacular.utils', 'extend_schema');
    const name = pythonName(action.name);
    const options = [
        `detail=${action.detail ? 'True' : 'False'}`,
        `methods=[${action.methods.map(method => quoteString(method.toLowerCase())).join(', ')}]`,
        ...(action.path !== undefined ? [`url_path=${quoteString(action.path)}`] : []),
        ...(name === action.name || action.path !== undefined
            ? []
            : [`url_path=${quoteString(action.name)}`, `url_name=${quoteString(action.name.replaceAll('_', '-'))}`]),
    ];
    const usual = permissionsOf(group, route);
    const settings: Route = { ...route, settings: [...route.settings, ...action.settings] };
    const permissions = permissionsOf(group, settings, action.name);
    if (permissions.join(' ') !== usual.join(' ')) {
        const rules = hasWriteRules(project, model) && changes(action);
        options.push(`permission_classes=[${permissionAttribute(file, permissions, rules).join(', ')}]`);
    }
    const throttle = settingOf(group, settings, 'throttle', action.name);
    const classes = valuesOf(group, routeForAction(route, action.name), 'throttle_classes', action.name);
    if (throttle && !classes && throttle !== settingOf(group, route, 'throttle')) {
        const own = narrowedThrottles(group, route, throttle).map(({ python }) => file.dotted(python));
        options.push(`throttle_classes=[${own.join(', ')}]`);
    }
    const own = routeForAction(route, action.name);
    for (const key of ['renderer_classes', 'parser_classes', 'throttle_classes', 'filter_backends']) {
        const classes = ownClasses(project, file, group, own, key, action.name);
        if (classes) options.push(`${key}=[${classes.join(', ')}]`);
    }
    const head = [`@${decorator}(${options.join(', ')})`, ...actionDecorators(context, action.name)].join('\n    ');
    const docstring = docstringLines(action.documentation, '        ');
    if (action.set.length === 0 || !action.detail) {
        const types = file.from('drf_spectacular.types', 'OpenApiTypes');
        const request = action.methods.some(method => method !== 'GET') ? `request=${types}.OBJECT, ` : '';
        return `    @${schema}(${request}responses=${types}.OBJECT)
    ${head}
    def ${name}(self, request, **kwargs):
${docstring}        # Say here what the action does, and answer with a Response.
        raise ${file.own(configFolder, 'exceptions', 'NotWritten')}`;
    }
    const row = snakeCase(model.name) === 'request' ? 'row' : pythonName(snakeCase(model.name));
    const rules = hasWriteRules(project, model);
    const response = file.from('rest_framework.response', 'Response');
    const lines = [`${row} = self.get_object()`];
    for (const entry of action.set) lines.push(`${row}.${lookupPath(entry.field)} = ${setSource(context, entry)}`);
    const unique = action.set
        .map(({ field }) => lookupPath(field))
        .filter(name => isUnique(fieldNamed(project, model, name)));
    if (hasConstraints(project, model) || unique.length > 0) {
        const names = unique.length > 0 ? `, unique=[${unique.map(quoteString).join(', ')}]` : '';
        lines.push(`${file.own(configFolder, 'serializers', 'check_constraints')}(${row}${names})`);
    }
    if (rules) {
        lines.push(
            `with ${file.from('django.db', 'transaction')}.atomic():`,
            `    ${row}.save()`,
            `    self.check_object_permissions(request, ${row})`,
        );
    } else lines.push(`${row}.save()`);
    lines.push(`return ${response}(self.get_serializer(${row}).data)`);
    return `    @${schema}(request=None)
    ${head}
    def ${name}(self, request, **kwargs):
${docstring}${lines.map(line => `        ${line}`).join('\n')}`;
}

/** The body of `get_queryset()`: the class's rows, filtered step by step; `before` are lines that change `queryset`. */
export function chained(steps: readonly string[], before: readonly string[] = []): string[] {
    if (before.length > 0) {
        const [last = 'queryset', ...earlier] = steps.map(step => `queryset.${step}`).reverse();
        return [
            'queryset = super().get_queryset()',
            ...before,
            ...earlier.reverse().map(step => `queryset = ${step}`),
            `return ${last}`,
        ].map(line => `        ${line}`);
    }
    const [first, ...others] = steps;
    const only = `        return super().get_queryset().${first}`;
    if (others.length === 0 && displayWidth(only) <= 88) return [only];
    return [
        '        queryset = super().get_queryset()',
        ...steps.map(
            (step, index) => `        ${index === steps.length - 1 ? 'return' : 'queryset ='} queryset.${step}`,
        ),
    ];
}
