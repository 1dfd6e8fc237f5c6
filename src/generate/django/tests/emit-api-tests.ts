import type { DjangoModel, Field } from '../../../model/django-model.js';
import { type ParentRow, parentOf } from '../../../model/nested-route.js';
import type { Project } from '../../../model/project.js';
import { allFields, fieldClassOf, indexOf, isBlank, isNullable, isOptionTrue } from '../../../model/queries.js';
import type { ExtraAction, HttpMethod, Route, RouteGroup } from '../../../model/route.js';
import { converterFor, fieldNamed, modelOfRoute, pathParameters, primaryKeyOf } from '../../../model/route-path.js';
import { permissionsOf, scopesOf, settingOf, valuesOf } from '../../../model/route-settings.js';
import { hasActions, isWriting, viewSetActions } from '../../../model/view-set-actions.js';
import type { GeneratedFile } from '../../generated-file.js';
import { quoteString } from '../../python/quote-string.js';
import { hasReadRules, hasWriteRules } from '../allow-rules.js';
import { rendererOf } from '../emit-graphs.js';
import { isUnique, serializersModule } from '../emit-serializers.js';
import { configFolder, groupModules } from '../group-modules.js';
import { lookupPath } from '../path-source.js';
import { PythonFile, tuple } from '../python-file.js';
import { rowConditions } from '../route-rows.js';
import { type SerializerClass, serializerPlan } from '../serializer-plan.js';
import { fills, lookupKeyword } from '../view-set-source.js';
import { pascalCase, snakeCase } from '../words.js';
import {
    ancestor,
    attributeOf,
    chainOf,
    isComparable,
    isFile,
    isPlainText,
    isRequired,
    missingKey,
} from './api-rows.js';
import { chosenRows } from './chosen-rows.js';
import { type Violation, violationsOf } from './constraint-violations.js';
import { inConstraints, preparedFor } from './row-constraints.js';
import { type Caller, callerFor, isClosedToStrangers, type Kind } from './rule-caller.js';
import {
    type Access,
    accessOf,
    callerSource,
    needsUser,
    onItsHost,
    userSource,
    valueKeywords,
} from './test-callers.js';
import { throttleTest } from './throttle-test.js';

/** Tests of each API: a case for each of its routes. */
export function emitApiTests(project: Project): GeneratedFile[] {
    return project.routeGroups
        .filter(group => group.kind === 'api')
        .flatMap(group => {
            const { folder, views } = groupModules(project, group);
            const file = new PythonFile(project, {
                folder: `${folder}/tests`,
                docstring: `Tests of routes ${group.name}.`,
            });
            const names = new Set<string>();
            for (const route of group.routes) {
                const stem = testedName(project, route);
                let name = `${stem}Tests`;
                for (let number = 2; names.has(name); number++) name = `${stem}${number}Tests`;
                const source = file.attempt(() => new RouteTests({ project, file, group, route }).source(name));
                if (source) {
                    names.add(name);
                    file.add(source);
                }
            }
            const throttled = throttleTest({ project, file, group });
            if (throttled) file.add(throttled);
            return file.isEmpty ? [] : [{ path: `${folder}/tests/test_${views}.py`, text: file.text() }];
        });
}

/** A route that is called after its model, in lower case as DRF does it, is tested under the model's own name. */
function testedName(project: Project, route: Route): string {
    const model = modelOfRoute(project, route);
    return model && model.name.toLowerCase() === route.name ? model.name : pascalCase(route.name);
}

interface Context {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly route: Route;
}

const method = (name: string, lines: readonly string[]): string =>
    `    def ${name}(self):\n${lines.map(line => (line ? `        ${line}` : '')).join('\n')}`;

class RouteTests {
    private readonly project: Project;
    private readonly file: PythonFile;
    private readonly group: RouteGroup;
    private readonly route: Route;

    constructor({ project, file, group, route }: Context) {
        this.project = project;
        this.file = file;
        this.group = group;
        this.route = route;
    }

    source(name: string): string | undefined {
        const { project, group, route, file } = this;
        const model = modelOfRoute(project, route);
        let methods: string[];
        if (hasActions(group, route)) methods = model ? this.rowTests(model) : [];
        else methods = this.viewTests();
        if (methods.length === 0) return undefined;
        const base = file.own(configFolder, 'api_testing', 'ApiTestCase');
        return `${onItsHost(file, group)}class ${name}(${base}):\n${methods.join('\n\n')}`;
    }

    // Views without rows

    private viewTests(): string[] {
        const { route } = this;
        switch (route.view.kind) {
            case 'function':
            case 'class':
                return this.writtenViewTests(route.view.methods.length > 0 ? route.view.methods : ['GET']);
            case 'graph':
                return this.graphTests();
            case 'schema':
                return this.schemaTests();
            default:
                return [];
        }
    }

    private reverse(suffix = '', kwargs: readonly string[] = []): string {
        const { file, group, route } = this;
        const name = quoteString(`${group.name}:${route.name}${suffix}`);
        const given = kwargs.length > 0 ? `, kwargs={${kwargs.join(', ')}}` : '';
        return `${file.from('django.urls', 'reverse')}(${name}${given})`;
    }

    /** Something for each parameter of a view that knows no rows. */
    private anyParameters(): string[] {
        return pathParameters(this.route).map(({ name, converter }) => {
            const value =
                converter === 'int'
                    ? '1'
                    : converter === 'uuid'
                      ? `${this.file.from('uuid', 'UUID')}(int=1)`
                      : quoteString(converter === undefined && this.route.regex ? '1' : 'x');
            return `${quoteString(name)}: ${value}`;
        });
    }

    private writtenViewTests(methods: readonly HttpMethod[]): string[] {
        const { group, route } = this;
        if (route.regex) return [];
        const url = this.reverse('', this.anyParameters());
        const healthy = /^(health|healthz|health_check|healthcheck|ping|alive|livez|readyz)$/;
        const isHealth =
            route.view.kind === 'function' &&
            healthy.test(route.view.name) &&
            methods.every(name => name === 'GET' || name === 'HEAD') &&
            permissionsOf(group, route).every(name => name.endsWith('.AllowAny')) &&
            pathParameters(route).length === 0;
        const tests: string[] = [];
        const access = accessOf(group, route);
        if (isHealth) {
            return [
                method('test_is_open', [
                    `response = self.client.get(${url})`,
                    'self.assertEqual(response.json(), {"status": "ok"})',
                ]),
            ];
        }
        const lines: string[] = [`url = ${url}`];
        for (const name of methods) {
            const caller = this.caller(access, scopesOf(group, route, name));
            lines.push(`response = ${caller}.${name.toLowerCase()}(url)`, 'self.assertStatus(response, 501)');
        }
        tests.push(method('test_is_still_to_be_written', lines));
        tests.push(...this.refusals(access, url, methods[0]?.toLowerCase() ?? 'get'));
        const [narrow] = methods.filter(name => scopesOf(group, route, name).join() !== scopesOf(group, route).join());
        if (access.scoped && narrow) {
            const usual = scopesOf(group, route);
            const lacking = scopesOf(group, route, narrow).some(scope => !usual.includes(scope));
            if (lacking) {
                tests.push(
                    method(`test_${narrow.toLowerCase()}_needs_its_scope`, [
                        `caller = ${this.caller(access, usual)}`,
                        `self.assertStatus(caller.${narrow.toLowerCase()}(${url}), 403)`,
                    ]),
                );
            }
        }
        return tests;
    }

    private caller(access: Access, scopes: readonly string[], user?: string, client?: string): string {
        const privileged = access.kind === 'user' && user === undefined;
        return callerSource(this.file, access, {
            scopes,
            client,
            user: user ?? (privileged ? userSource(this.file, [], true) : undefined),
        });
    }

    /** Who is nobody, or lacks the scope, is turned away. */
    private refusals(access: Access, url: string, verb: string): string[] {
        const { file, group, route } = this;
        const tests: string[] = [];
        if (access.refusal) {
            tests.push(
                method('test_asks_who_calls', [
                    `response = ${file.from('rest_framework.test', 'APIClient')}().${verb}(${url})`,
                    `self.assertStatus(response, ${access.refusal})`,
                ]),
            );
        }
        if (access.scoped && scopesOf(group, route).length > 0) {
            tests.push(
                method('test_needs_the_scope', [
                    `caller = ${this.caller(access, [])}`,
                    `self.assertStatus(caller.${verb}(${url}), 403)`,
                ]),
            );
        }
        return tests;
    }

    private graphTests(): string[] {
        const { file, group, route, project } = this;
        const graph =
            route.view.kind === 'graph' && route.view.graph ? indexOf(project).graphs.get(route.view.graph) : undefined;
        if (!graph || pathParameters(route).length > 0) return [];
        const access = accessOf(group, route);
        const caller = this.caller(access, scopesOf(group, route));
        const url = this.reverse();
        const names = graph.body.items.flatMap(item => (item.kind === 'node' ? [item.name] : []));
        const data = graph.body.items.flatMap(item => (item.kind === 'data-nodes' && item.model ? [item.model] : []));
        const json = [
            `data = ${caller}.get(${url}).json()`,
            ...(data.length === 0 && !graph.from && names.length > 0
                ? [
                      'ids = [node["id"] for node in data["nodes"]]',
                      `self.assertLessEqual({${[...new Set(names)].map(quoteString).join(', ')}}, set(ids))`,
                  ]
                : [`self.assertEqual(data["graph"]["name"], ${quoteString(graph.name)})`]),
        ];
        const rows: string[] = [];
        const firstModel = data[0] && indexOf(project).models.get(data[0]);
        const item = graph.body.items.find(candidate => candidate.kind === 'data-nodes');
        if (firstModel && item?.kind === 'data-nodes' && !item.where && !hasReadRules(project, firstModel)) {
            rows.push(
                method('test_shows_rows', [
                    `row = ${file.own(configFolder, 'testing', 'make')}(${file.model(firstModel)})`,
                    `data = ${caller}.get(${url}).json()`,
                    'ids = [node["id"].split("_")[-1] for node in data["nodes"]]',
                    'self.assertIn(str(row.pk), ids)',
                ]),
            );
        }
        const skip =
            rendererOf(graph) === 'graphviz' || graph.from
                ? [
                      `    @${file.from('unittest', 'skipUnless')}(${file.from('shutil', 'which')}("dot"), "Graphviz is not installed")`,
                  ]
                : [];
        const pictures = method('test_is_drawn', [
            `caller = ${caller}`,
            `response = caller.get(${url}, {"format": "svg"})`,
            'self.assertContains(response, "<svg")',
            'self.assertTrue(response["Content-Type"].startswith("image/svg+xml"))',
            `response = caller.get(${url}, headers={"Accept": "text/html"})`,
            'self.assertContains(response, "<figure")',
        ]);
        return [
            method('test_is_data', json),
            ...rows,
            [...skip, pictures].join('\n'),
            ...this.refusals(access, url, 'get'),
        ];
    }

    private schemaTests(): string[] {
        const { group, route } = this;
        if (route.view.kind === 'schema' && route.view.style && route.view.style !== 'json') {
            const access = accessOf(group, route);
            return [
                method('test_is_a_page', [
                    `response = ${this.caller(access, scopesOf(group, route))}.get(${this.reverse()})`,
                    'self.assertContains(response, "<html")',
                ]),
            ];
        }
        const access = accessOf(group, route);
        const described = group.routes.filter(other => hasActions(group, other) || other.view.kind === 'class');
        const [first] = described.filter(other => !other.regex && other.under === undefined);
        const lines = [
            `response = ${this.caller(access, scopesOf(group, route))}.get(${this.reverse()}, {"format": "json"})`,
            'self.assertStatus(response, 200)',
        ];
        if (first) {
            const path = `/${group.prefix}${first.path}`.replaceAll(/<(?:[^<>:]+:)?([^<>:]+)>/g, '{$1}');
            lines.push(`self.assertIn(${quoteString(path)}, response.json()["paths"])`);
        }
        return [method('test_describes_the_api', lines)];
    }

    // Views on rows

    private rowTests(model: DjangoModel): string[] {
        const { project, file, group, route } = this;
        const actions = viewSetActions(group, route);
        const parent = parentOf(project, route);
        const fixedParameters = pathParameters(route).map(({ name }) => name);
        const parents = chainOf(parent);
        const isViewSet = route.view.kind === 'viewset';
        const lookup = this.lookup(model, parent);
        const unknown = fixedParameters.filter(
            name => !parents.some(row => row.parameter === name) && (isViewSet || name !== lookup.parameter),
        );
        if (unknown.length > 0 || route.regex) return [];
        const [pattern] = valuesOf(group, route, 'lookup_value_regex') ?? [];
        // Keys that the tests make up are numbers.
        if (pattern?.kind === 'string' && !/^(\[0-9\]|\\d)(\+|\{1,\d*\})$/.test(pattern.value)) return [];
        const access = accessOf(group, route);
        const also = rowConditions(group, route);
        const wanted: Kind[] = ['read'];
        if (actions.standard.includes('create')) wanted.push('create');
        if (actions.standard.some(name => /update/.test(name)) || route.extraActions.length > 0) wanted.push('update');
        if (actions.standard.includes('destroy')) wanted.push('delete');
        const caller = also && callerFor(project, model, wanted, also);
        const scopes = [
            ...new Set(
                [...actions.standard, ...route.extraActions.map(({ name }) => name), undefined].flatMap(action =>
                    scopesOf(group, route, action),
                ),
            ),
        ];
        const make = file.own(configFolder, 'testing', 'make');
        const withUser =
            access.kind === 'user' ||
            needsUser(caller) ||
            route.set.some(({ value }) => value.kind === 'request' && value.of === 'user');
        const setUp = ['super().setUp()'];
        if (withUser) setUp.push(`self.user = ${userSource(file, caller?.flags ?? [], access.kind === 'user')}`);
        setUp.push(`self.caller = ${this.caller(access, scopes, withUser ? 'self.user' : undefined, caller?.client)}`);
        const parentCallers = parents.map(row => callerFor(project, row.model, ['read']));
        for (let index = parents.length - 1; index >= 0; index--) {
            const row = parents[index];
            if (!row) continue;
            const above = row.parent ? [`${row.parent.by}=self.${ancestor(index + 1)}`] : [];
            const rowCaller = parentCallers[index];
            const keywords = needsUser(rowCaller) && !withUser ? [] : valueKeywords(file, rowCaller);
            setUp.push(
                `self.${ancestor(index)} = ${make}(${[file.model(row.model), ...keywords, ...above].join(', ')})`,
            );
        }
        const parentsReadable = parents.every((row, index) => {
            const rowCaller = parentCallers[index];
            return (
                !hasReadRules(project, row.model) ||
                (rowCaller !== undefined &&
                    (!needsUser(rowCaller) || withUser) &&
                    (rowCaller.client === undefined || rowCaller.client === caller?.client))
            );
        });
        if (!parentsReadable) return [];
        const values = [
            ...valueKeywords(file, caller).filter(keyword => !keyword.startsWith(`${parent?.by ?? ''}=`) || !parent),
            ...(parent ? [`${parent.by}=self.parent`] : []),
        ];
        setUp.push(`self.row = ${make}(${[file.model(model), ...values].join(', ')})`);
        const above = parents
            .map(
                (row, index) =>
                    `${quoteString(row.parameter)}: self.${ancestor(index)}.${attributeOf(project, row.model, row.lookup)}`,
            )
            .reverse();
        const single = !isViewSet;
        const listUrl = single ? this.reverse('', above) : this.reverse('-list', above);
        const keyPart = `${quoteString(lookup.parameter)}: self.row.${lookup.attribute}`;
        const detailUrl = single ? this.reverse('', [...above, keyPart]) : this.reverse('-detail', [...above, keyPart]);
        const standardDetail = actions.standard.some(name => name !== 'list' && name !== 'create');
        if (isViewSet ? actions.standard.includes('list') || actions.standard.includes('create') : !standardDetail)
            setUp.push(`self.url = ${listUrl}`);
        if (standardDetail) setUp.push(`self.row_url = ${detailUrl}`);

        const context: RowContext = { model, access, caller, lookup, values, scopes, parent, withUser };
        const tests: string[] = [method('setUp', setUp)];
        const verbs: Readonly<Record<string, string>> = {
            list: 'get(self.url)',
            create: 'post(self.url)',
            retrieve: 'get(self.row_url)',
            update: 'put(self.row_url)',
            partial_update: 'patch(self.row_url)',
            destroy: 'delete(self.row_url)',
        };
        const [firstAction] = actions.standard;
        if (firstAction && access.refusal && !openToRead(permissionsOf(group, route, firstAction), firstAction)) {
            tests.push(
                method('test_asks_who_calls', [
                    `response = ${file.from('rest_framework.test', 'APIClient')}().${verbs[firstAction]}`,
                    `self.assertStatus(response, ${access.refusal})`,
                ]),
            );
        }
        tests.push(...this.scopeTests(context, actions.standard, verbs));
        if (caller && this.speaksJson()) {
            for (const action of actions.standard) tests.push(...this.actionTests(context, action));
            for (const action of route.extraActions) tests.push(...this.extraTests(context, action, above));
            tests.push(...this.constraintTests(context));
        }
        if (this.speaksJson()) tests.push(...this.strangerTests(context));
        if (parent && hasParentTest(parent, project))
            tests.push(...this.parentTest(context, parents, above, actions.standard));
        tests.push(...this.missingMethods(context, actions.standard));
        return tests.length > 1 ? tests : [];
    }

    /** Whether requests and answers are JSON, in which the tests of rows are written. */
    private speaksJson(): boolean {
        const { group, route } = this;
        const classes = (name: string, of: string): boolean =>
            valuesOf(group, route, name)?.some(value => value.kind === 'python' && value.name === of) ?? true;
        return (
            classes('parser_classes', 'rest_framework.parsers.JSONParser') &&
            classes('renderer_classes', 'rest_framework.renderers.JSONRenderer')
        );
    }

    private lookup(model: DjangoModel, parent: ParentRow | undefined): Lookup {
        const { project, group, route } = this;
        const setting = settingOf(group, route, 'lookup_field');
        const own = route.view.kind === 'viewset' ? undefined : pathParameters(route).at(-1)?.name;
        const fromPath = own !== undefined && own !== 'pk' && fieldNamed(project, model, own) ? own : undefined;
        const field = setting ? lookupPath(setting.field) : (fromPath ?? 'pk');
        const names = pathParameters(route).map(({ name }) => name);
        const clash = parent && names.includes(field);
        const parameter = lookupKeyword(group, route) ?? own ?? (clash ? `${snakeCase(model.name)}_${field}` : field);
        return { field, parameter, attribute: attributeOf(project, model, field) };
    }

    private scopeTests(
        context: RowContext,
        actions: readonly string[],
        verbs: Readonly<Record<string, string>>,
    ): string[] {
        const { group, route } = this;
        if (!context.access.scoped) return [];
        const usual = scopesOf(group, route);
        const tests: string[] = [];
        const [usualAction] = actions.filter(action => scopesOf(group, route, action).join() === usual.join());
        if (usualAction && usual.length > 0) {
            tests.push(
                method('test_needs_the_scope', [
                    `caller = ${this.caller(context.access, [])}`,
                    `self.assertStatus(caller.${verbs[usualAction]}, 403)`,
                ]),
            );
        }
        const narrowed = actions.filter(action => scopesOf(group, route, action).some(scope => !usual.includes(scope)));
        if (narrowed.length > 0) {
            tests.push(
                method('test_changes_need_their_scope', [
                    `caller = ${this.caller(context.access, usual, context.withUser ? 'self.user' : undefined, context.caller?.client)}`,
                    ...narrowed.map(action => `self.assertStatus(caller.${verbs[action]}, 403)`),
                ]),
            );
        }
        return tests;
    }

    private serializer(action: string): SerializerClass | undefined {
        return serializerPlan(this.project).of(this.group, this.route, action);
    }

    private serializerName(serializer: SerializerClass): string {
        if (serializer.python !== undefined) return this.file.dotted(serializer.python);
        return this.file.own(serializer.folder, serializersModule(serializer.folder), serializer.className);
    }

    /** By which key a row is known again in an answer. */
    private key(context: RowContext, action: string): { key: string; attribute: string; isText: boolean } | undefined {
        const { project } = this;
        const serializer = this.serializer(action);
        if (!serializer || serializer.python !== undefined) return undefined;
        const primary = primaryKeyOf(project, context.model)?.name ?? 'id';
        const candidates = [
            context.lookup.field,
            primary,
            ...allFields(project, context.model)
                .filter(field => isOptionTrue(field, 'unique'))
                .map(({ name }) => name),
        ];
        const { declaration } = serializer;
        const has = (name: string): boolean => {
            if (name === 'pk' || name.includes('__')) return false;
            const nested =
                declaration?.nested.some(inner => inner.name === name) ||
                declaration?.declared.some(inner => inner.name === name);
            if (nested || serializer.parent?.by === name) return false;
            if (declaration?.writeOnly?.some(({ key }) => key === name)) return false;
            if (declaration?.hyperlinked && name === primary && declaration.fields.kind === 'all') return false;
            if (!declaration || declaration.fields.kind === 'all')
                return !declaration?.exclude.some(({ key }) => key === name);
            return declaration.fields.items.some(({ key, path }) => key === name && lookupPath(path) === name);
        };
        const key = candidates.find(has);
        if (key === undefined) return undefined;
        const field = fieldNamed(project, context.model, key);
        const isNumber = converterFor(project, field) === 'int' || (field !== undefined && isPlainText(project, field));
        return { key, attribute: attributeOf(project, context.model, key), isText: !isNumber };
    }

    private inList(context: RowContext, negated = false): string {
        const key = this.key(context, 'list');
        const rows = `${this.file.own(configFolder, 'api_testing', 'rows_of')}(response)`;
        if (!key) return negated ? '' : `self.assertGreater(len(${rows}), 0)`;
        const assertion = negated ? 'assertNotIn' : 'assertIn';
        const text = (source: string): string => (key.isText ? `str(${source})` : source);
        return `self.${assertion}(${text(`self.row.${key.attribute}`)}, [${text(`row[${quoteString(key.key)}]`)} for row in ${rows}])`;
    }

    private actionTests(context: RowContext, action: string): string[] {
        switch (action) {
            case 'list':
                return this.listTests(context);
            case 'retrieve': {
                const key = this.key(context, 'retrieve');
                const text = (source: string): string => (key?.isText ? `str(${source})` : source);
                return [
                    method('test_retrieve', [
                        'response = self.caller.get(self.row_url)',
                        'self.assertStatus(response, 200)',
                        ...(key
                            ? [
                                  `self.assertEqual(${text(`response.json()[${quoteString(key.key)}]`)}, ${text(`self.row.${key.attribute}`)})`,
                              ]
                            : []),
                    ]),
                ];
            }
            case 'create':
                return this.createTests(context);
            case 'update':
                return this.updateTests(context);
            case 'partial_update':
                return this.patchTests(context);
            case 'destroy':
                return [
                    method('test_destroy', [
                        'self.assertStatus(self.caller.delete(self.row_url), 204)',
                        `self.assertFalse(${this.file.model(context.model)}.objects.filter(pk=self.row.pk).exists())`,
                    ]),
                ];
            default:
                return [];
        }
    }

    private listTests(context: RowContext): string[] {
        const { project, group, route } = this;
        const { model } = context;
        const tests = [
            method('test_list', [
                'response = self.caller.get(self.url)',
                'self.assertStatus(response, 200)',
                this.inList(context),
            ]),
        ];
        const filters = settingOf(group, route, 'filterset_fields', 'list')?.filters ?? [];
        const included: string[] = [];
        const excluded: string[] = [];
        for (const { path, lookups } of filters) {
            const field =
                path.segments.length === 1 && path.transforms.length === 0
                    ? fieldNamed(project, model, path.segments[0]?.name ?? '')
                    : undefined;
            if (!field || !isComparable(project, field)) continue;
            const name = lookupPath(path);
            const attribute = `self.row.${field.type.kind === 'relation' ? `${name}_id` : name}`;
            for (const lookup of lookups) {
                if (lookup === 'exact') included.push(`${quoteString(name)}: ${attribute}`);
                if (lookup === 'lte' || lookup === 'gte')
                    included.push(`${quoteString(`${name}__${lookup}`)}: ${attribute}`);
                if (lookup === 'lt' || lookup === 'gt')
                    excluded.push(`${quoteString(`${name}__${lookup}`)}: ${attribute}`);
            }
        }
        const loop = (entries: readonly string[], negated: boolean): string[] => [
            `for name, value in {${entries.join(', ')}}.items():`,
            '    with self.subTest(name):',
            '        response = self.caller.get(self.url, {name: value})',
            '        self.assertStatus(response, 200)',
            ...(this.inList(context, negated) ? [`        ${this.inList(context, negated)}`] : []),
        ];
        if (included.length > 0 || excluded.length > 0) {
            tests.push(
                method('test_filters', [
                    ...(included.length > 0 ? loop(included, false) : []),
                    ...(excluded.length > 0 ? loop(excluded, true) : []),
                ]),
            );
        }
        const search = settingOf(group, route, 'search_fields', 'list');
        const searched = search?.paths
            .map(path =>
                path.segments.length === 1 && !path.searchPrefix
                    ? fieldNamed(project, model, path.segments[0]?.name ?? '')
                    : undefined,
            )
            .find(field => field && isPlainText(project, field) && !isBlank(project, field) && !field.default);
        if (search) {
            tests.push(
                method('test_search', [
                    `response = self.caller.get(self.url, {"search": ${searched ? `self.row.${searched.name}` : '"x"'}})`,
                    'self.assertStatus(response, 200)',
                    ...(searched ? [this.inList(context)] : []),
                    'response = self.caller.get(self.url, {"search": "nowhere-to-be-found"})',
                    `self.assertEqual(${this.file.own(configFolder, 'api_testing', 'rows_of')}(response), [])`,
                ]),
            );
        }
        const ordering = settingOf(group, route, 'ordering_fields', 'list');
        if (ordering && ordering.paths.length > 0) {
            tests.push(
                method('test_ordering', [
                    `for name in ${tuple(ordering.paths.map(path => quoteString(lookupPath(path))))}:`,
                    '    for ordering in (name, f"-{name}"):',
                    '        response = self.caller.get(self.url, {"ordering": ordering})',
                    '        self.assertStatus(response, 200)',
                    `        ${this.inList(context)}`,
                ]),
            );
        }
        return tests;
    }

    /** Values that a request must give, since rules or the URL ask for them. */
    private payload(context: RowContext, action: string): string | undefined {
        const serializer = this.serializer(action);
        if (!serializer?.model) return undefined;
        const values = [...valueKeywords(this.file, context.caller), ...(this.chosen(context) ?? [])];
        const payload = this.file.own(configFolder, 'api_testing', 'payload');
        return `${payload}(${[this.serializerName(serializer), this.file.model(context.model), ...values].join(', ')})`;
    }

    /** The rows that a request refers to; undefined where nothing is known that the caller may choose. */
    private chosen(context: RowContext, withUser = context.withUser): string[] | undefined {
        const { project, file, route } = this;
        const { model, caller, parent } = context;
        const filled = route.set.map(({ field }) => lookupPath(field));
        const except = new Set([...(caller?.owned ?? []), ...(caller?.values.keys() ?? []), ...filled]);
        if (parent) except.add(parent.by);
        return chosenRows(project, file, model, { except, user: withUser ? 'self.user' : undefined });
    }

    private format(context: RowContext): string {
        const { project } = this;
        const file = allFields(project, context.model).some(
            field => isFile(project, field) && !isBlank(project, field) && !isNullable(project, field),
        );
        return file ? 'format="multipart"' : 'format="json"';
    }

    /** Where nested rows or declared fields are written, or rows that not everybody may read, a person knows what to send. */
    private isUnknown(context: RowContext, action: string): boolean {
        const serializer = this.serializer(action);
        if (!serializer?.model) return true;
        const { declaration } = serializer;
        const required = allFields(this.project, context.model).filter(field => isRequired(this.project, field));
        const covers = (field: Field): boolean => {
            if (serializer.filled.includes(field.name) || serializer.parent?.by === field.name) return true;
            if (declaration?.readOnly.some(({ key }) => key === field.name)) return false;
            const nested = declaration?.nested.find(({ name }) => name === field.name);
            if (nested) return nested.writable || nested.writeBy !== undefined;
            if (!declaration || declaration.fields.kind === 'all')
                return !declaration?.exclude.some(({ key }) => key === field.name);
            return declaration.fields.items.some(
                ({ key, path }) => key === field.name || lookupPath(path) === field.name,
            );
        };
        return (
            !required.every(covers) ||
            this.chosen(context) === undefined ||
            (declaration?.declared.some(
                ({ type, options }) =>
                    type.kind !== 'method' &&
                    !options.some(({ name }) => name === 'read_only' || name === 'required' || name === 'default'),
            ) ??
                false)
        );
    }

    private createTests(context: RowContext): string[] {
        const { file, route } = this;
        const by = context.parent && fieldNamed(this.project, context.model, context.parent.by);
        // The parent has its one row already.
        if (isUnique(by) || this.isUnknown(context, 'create')) return [];
        const data = this.payload(context, 'create');
        if (!data) return [];
        const model = file.model(context.model);
        const lines = [
            `data = ${data}`,
            `response = self.caller.post(self.url, data, ${this.format(context)})`,
            'self.assertStatus(response, 201)',
            `created = ${model}.objects.exclude(pk=self.row.pk).latest("pk")`,
        ];
        const checks: string[] = [];
        for (const { field, value } of route.set.filter(entry => fills(entry, 'create'))) {
            const name = lookupPath(field);
            if (value.kind === 'request' && value.of === 'user')
                checks.push(`self.assertEqual(created.${name}, self.user)`);
            if (value.kind === 'enum-member')
                checks.push(`self.assertEqual(created.${name}, ${file.member(value.member)})`);
        }
        if (context.parent) checks.push(`self.assertEqual(created.${context.parent.by}, self.parent)`);
        if (
            route.set.some(({ value }) => value.kind === 'request' && value.of === 'client') &&
            context.access.kind !== 'token'
        )
            return [];
        if (checks.length === 0) {
            lines.pop();
            lines.splice(1, 0, `before = ${model}.objects.count()`);
            lines.push(`self.assertEqual(${model}.objects.count(), before + 1)`);
        }
        return [method('test_create', [...lines, ...checks])];
    }

    private updateTests(context: RowContext): string[] {
        if (this.isUnknown(context, 'update')) return [];
        const data = this.payload(context, 'update');
        if (!data) return [];
        return [
            method('test_update', [
                `data = ${data}`,
                `response = self.caller.put(self.row_url, data, ${this.format(context)})`,
                'self.assertStatus(response, 200)',
            ]),
        ];
    }

    private patchTests(context: RowContext): string[] {
        const { project } = this;
        const serializer = this.serializer('partial_update');
        if (!serializer?.model) return [];
        const { declaration } = serializer;
        const constrained = new Set(violationsOf(project, context.model).map(({ field }) => field.name));
        const field = allFields(project, context.model).find(candidate => {
            const name = candidate.name;
            if (!isPlainText(project, candidate) || isOptionTrue(candidate, 'unique') || constrained.has(name))
                return false;
            if (!/^(Char|Text)Field$/.test(fieldClassOf(project, candidate)?.className ?? '') || name === 'password')
                return false;
            if (
                candidate.options.some(option =>
                    ['choices', 'validators', 'editable', 'primary_key'].includes(option.name),
                )
            )
                return false;
            if (candidate.computed || context.caller?.values.has(name) || serializer.filled.includes(name))
                return false;
            if (inConstraints(project, context.model, name)) return false;
            const length = candidate.options.find(option => option.name === 'max_length')?.value;
            if (length?.kind === 'number' && Number(length.text) < 7) return false;
            if (declaration?.readOnly.some(({ key }) => key === name)) return false;
            if (
                declaration?.nested.some(nested => nested.name === name) ||
                declaration?.declared.some(own => own.name === name)
            )
                return false;
            if (!declaration || declaration.fields.kind === 'all')
                return !declaration?.exclude.some(({ key }) => key === name);
            return declaration.fields.items.some(({ key, path }) => key === name && lookupPath(path) === name);
        });
        const data = field ? `{${quoteString(field.name)}: "changed"}` : '{}';
        return [
            method('test_partial_update', [
                `response = self.caller.patch(self.row_url, ${data}, format="json")`,
                'self.assertStatus(response, 200)',
                ...(field ? ['self.row.refresh_from_db()', `self.assertEqual(self.row.${field.name}, "changed")`] : []),
            ]),
        ];
    }

    private extraTests(context: RowContext, action: ExtraAction, above: readonly string[]): string[] {
        const { file, group, route } = this;
        const isViewSet = route.view.kind === 'viewset';
        if (!isViewSet) return [];
        const key = `${quoteString(context.lookup.parameter)}: self.row.${context.lookup.attribute}`;
        const url = this.reverse(`-${action.name.replaceAll('_', '-')}`, action.detail ? [...above, key] : above);
        const verb = action.methods[0]?.toLowerCase() ?? 'get';
        const lines = [
            ...preparedFor(this.project, file, context.model, action),
            `response = self.caller.${verb}(${url})`,
        ];
        if (action.set.length === 0 || !action.detail) lines.push('self.assertStatus(response, 501)');
        else {
            const touches = action.set.some(
                ({ field }) =>
                    context.caller?.values.has(lookupPath(field)) || context.caller?.owned.includes(lookupPath(field)),
            );
            if (touches && hasWriteRules(this.project, context.model))
                lines.push('self.assertStatus(response, 200, 403)');
            else {
                lines.push('self.assertStatus(response, 200)', 'self.row.refresh_from_db()');
                for (const { field, value } of action.set) {
                    if (value.kind === 'enum-member')
                        lines.push(`self.assertEqual(self.row.${lookupPath(field)}, ${file.member(value.member)})`);
                    if (value.kind === 'boolean')
                        lines.push(
                            `self.assertEqual(self.row.${lookupPath(field)}, ${value.value ? 'True' : 'False'})`,
                        );
                }
            }
        }
        const tests = [method(`test_${action.name}`, lines)];
        const usual = scopesOf(group, route);
        const scopes = scopesOf(group, { ...route, settings: [...route.settings, ...action.settings] }, action.name);
        if (context.access.scoped && scopes.some(scope => !usual.includes(scope))) {
            tests.push(
                method(`test_${action.name}_needs_its_scope`, [
                    `caller = ${this.caller(context.access, usual, context.withUser ? 'self.user' : undefined, context.caller?.client)}`,
                    `self.assertStatus(caller.${verb}(${url}), 403)`,
                ]),
            );
        }
        return tests;
    }

    private constraintTests(context: RowContext): string[] {
        const { project, group, route } = this;
        const actions = viewSetActions(group, route).standard;
        const action = actions.includes('partial_update')
            ? 'partial_update'
            : actions.includes('create')
              ? 'create'
              : undefined;
        if (!action) return [];
        const serializer = this.serializer(action);
        if (!serializer?.model) return [];
        const data =
            action === 'create' && !this.isUnknown(context, 'create') ? this.payload(context, 'create') : undefined;
        if (action === 'create' && !data) return [];
        const { declaration } = serializer;
        const writable = (name: string): boolean => {
            if (serializer.filled.includes(name) || declaration?.readOnly.some(({ key }) => key === name)) return false;
            if (declaration?.nested.some(nested => nested.name === name)) return false;
            if (!declaration || declaration.fields.kind === 'all')
                return !declaration?.exclude.some(({ key }) => key === name);
            return declaration.fields.items.some(({ key, path }) => key === name && lookupPath(path) === name);
        };
        const violations: Violation[] = violationsOf(project, context.model).filter(({ field }) =>
            writable(field.name),
        );
        if (violations.length === 0) return [];
        const lines = violations.flatMap(({ field, value }) =>
            action === 'partial_update'
                ? [
                      `response = self.caller.patch(self.row_url, {${quoteString(field.name)}: ${value}}, format="json")`,
                      'self.assertStatus(response, 400)',
                  ]
                : [
                      `data = {**${data}, ${quoteString(field.name)}: ${value}}`,
                      `self.assertStatus(self.caller.post(self.url, data, ${this.format(context)}), 400)`,
                  ],
        );
        return [method('test_constraints_are_a_bad_request', lines)];
    }

    /** Of whom the rules know nothing, who may not read or change what they protect. */
    private strangerTests(context: RowContext): string[] {
        const { project, group, route, file } = this;
        const actions = viewSetActions(group, route).standard;
        const tests: string[] = [];
        const stranger = this.caller(
            context.access,
            context.scopes,
            context.access.kind === 'user' ? userSource(file, [], true) : undefined,
            'stranger',
        );
        if (context.access.kind === 'open' || context.caller?.flags.length) return [];
        const { model } = context;
        if (hasReadRules(project, model) && actions.includes('list') && this.key(context, 'list')) {
            const key = this.key(context, 'list');
            const text = (source: string): string => (key?.isText ? `str(${source})` : source);
            const make = file.own(configFolder, 'testing', 'make');
            const above = context.parent ? `, ${context.parent.by}=self.parent` : '';
            const user = context.access.kind === 'user' ? 'stranger.user' : 'None';
            if (context.access.kind === 'token' && !context.parent) {
                tests.push(
                    method('test_lists_what_is_readable', [
                        `${make}(${file.model(model)}${above})`,
                        `stranger = ${stranger}`,
                        'response = stranger.get(self.url)',
                        `readable = ${file.model(model)}.objects.readable(${user}, stranger.application)`,
                        `listed = {${text(`row[${quoteString(key?.key ?? '')}]`)} for row in ${file.own(configFolder, 'api_testing', 'rows_of')}(response)}`,
                        `self.assertLessEqual(listed, {${text(`row.${key?.attribute}`)} for row in readable})`,
                    ]),
                );
            }
        }
        const closed = (kind: 'create' | 'update' | 'delete'): boolean => isClosedToStrangers(project, model, kind);
        const lines: string[] = [];
        if (actions.includes('create') && closed('create') && context.caller && !this.isUnknown(context, 'create')) {
            const usesUser = route.set.some(({ value }) => value.kind === 'request');
            const owned = context.caller.owned.some(name => route.set.some(({ field }) => lookupPath(field) === name));
            const data = this.chosen(context, false) && this.payload(context, 'create');
            if (!usesUser && !owned && data && context.access.kind === 'token') {
                lines.push(
                    `data = ${data}`,
                    `self.assertStatus(stranger.post(self.url, data, ${this.format(context)}), 403)`,
                );
            }
        }
        if (actions.includes('partial_update') && closed('update'))
            lines.push('self.assertStatus(stranger.patch(self.row_url, {}, format="json"), 403, 404)');
        if (actions.includes('destroy') && closed('delete'))
            lines.push('self.assertStatus(stranger.delete(self.row_url), 403, 404)');
        if (lines.length > 0) {
            const model_ = file.model(model);
            tests.push(
                method('test_strangers_change_nothing', [
                    `stranger = ${stranger}`,
                    ...lines,
                    `self.assertTrue(${model_}.objects.filter(pk=self.row.pk).exists())`,
                ]),
            );
        }
        return tests;
    }

    private parentTest(
        context: RowContext,
        parents: readonly ParentRow[],
        above: readonly string[],
        actions: readonly string[],
    ): string[] {
        if (!actions.includes('list') || this.route.view.kind !== 'viewset') return [];
        const [nearest] = parents;
        if (!nearest) return [];
        const { project, file } = this;
        const missing = missingKey(project, file, nearest.model, nearest.lookup);
        const kwargs = [...above.slice(0, -1), `${quoteString(nearest.parameter)}: ${missing}`];
        const key = this.key(context, 'list');
        const make = file.own(configFolder, 'testing', 'make');
        const lines = [`self.assertStatus(self.caller.get(${this.reverse('-list', kwargs)}), 404)`];
        if (key && context.caller) {
            const other = valueKeywords(file, context.caller).filter(keyword => !keyword.startsWith(`${nearest.by}=`));
            lines.push(
                `other = ${make}(${[file.model(context.model), ...other].join(', ')})`,
                'response = self.caller.get(self.url)',
                `listed = [${key.isText ? 'str(' : ''}row[${quoteString(key.key)}]${key.isText ? ')' : ''} for row in ${file.own(configFolder, 'api_testing', 'rows_of')}(response)]`,
                `self.assertNotIn(${key.isText ? 'str(' : ''}other.${key.attribute}${key.isText ? ')' : ''}, listed)`,
            );
        }
        return [method('test_belongs_to_its_parent', lines)];
    }

    private missingMethods(context: RowContext, actions: readonly string[]): string[] {
        if (this.route.view.kind !== 'viewset') return [];
        const on = (url: string, entries: readonly (readonly [string, string])[]): string[] =>
            entries
                .filter(([action]) => !actions.includes(action))
                .map(([, verb]) => `self.assertStatus(self.caller.${verb}(${url}), 405)`);
        const lines = [
            ...(actions.includes('list') || actions.includes('create') ? on('self.url', [['create', 'post']]) : []),
            ...(actions.some(action => action !== 'list' && action !== 'create')
                ? on('self.row_url', [
                      ['update', 'put'],
                      ['partial_update', 'patch'],
                      ['destroy', 'delete'],
                  ])
                : []),
        ];
        if (lines.length === 0 || !context.caller || context.access.kind === 'open') return [];
        return [method('test_has_no_other_methods', lines)];
    }
}

interface Lookup {
    readonly field: string;
    readonly parameter: string;
    readonly attribute: string;
}
interface RowContext {
    readonly model: DjangoModel;
    readonly access: Access;
    readonly caller: Caller | undefined;
    readonly lookup: Lookup;
    readonly values: readonly string[];
    readonly scopes: readonly string[];
    readonly parent: ParentRow | undefined;
    readonly withUser: boolean;
}

const hasParentTest = (_parent: ParentRow, _project: Project): boolean => true;

const openToRead = (permissions: readonly string[], action: string): boolean =>
    !isWriting(action) && permissions.every(name => /ReadOnly$|AllowAny$/.test(name));
