import type { DjangoModel } from '../../../model/django-model.js';
import { type ParentRow, parentOf } from '../../../model/nested-route.js';
import { isBlank } from '../../../model/queries.js';
import { fieldNamed, pathParameters } from '../../../model/route-path.js';
import { permissionsOf, scopesOf, settingOf, valuesOf } from '../../../model/route-settings.js';
import { isWriting, viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { hasReadRules } from '../allow-rules.js';
import { configFolder } from '../group-modules.js';
import { lookupPath } from '../path-source.js';
import { tuple } from '../python-file.js';
import { rowConditions } from '../route-rows.js';
import { lookupKeyword } from '../view-sets/lookup-attributes.js';
import { snakeCase } from '../words.js';
import { AccessTests } from './api-access-tests.js';
import { ancestor, attributeOf, chainOf, isComparable, isPlainText } from './api-rows.js';
import { ApiTestWriter, type Context, type Lookup, method, type RowContext } from './api-test-writer.js';
import { WritingTests } from './api-writing-tests.js';
import { callerFor, type Kind } from './rule-caller.js';
import { accessOf, needsUser, userSource, valueKeywords } from './test-callers.js';

/** Tests of a view on rows, action by action. */
export class RowTests extends ApiTestWriter {
    private readonly writing: WritingTests;
    private readonly access: AccessTests;

    constructor(context: Context) {
        super(context);
        this.writing = new WritingTests(context);
        this.access = new AccessTests(context);
    }

    rowTests(model: DjangoModel): string[] {
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
        tests.push(...this.access.scopeTests(context, actions.standard, verbs));
        if (caller && this.speaksJson()) {
            for (const action of actions.standard) tests.push(...this.actionTests(context, action));
            for (const action of route.extraActions) tests.push(...this.writing.extraTests(context, action, above));
            tests.push(...this.writing.constraintTests(context));
        }
        if (this.speaksJson()) tests.push(...this.access.strangerTests(context));
        if (parent) tests.push(...this.access.parentTest(context, parents, above, actions.standard));
        tests.push(...this.access.missingMethods(context, actions.standard));
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
                return this.writing.createTests(context);
            case 'update':
                return this.writing.updateTests(context);
            case 'partial_update':
                return this.writing.patchTests(context);
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
        if (ordering && (ordering.all || ordering.paths.length > 0)) {
            const names = ordering.all
                ? `[field.name for field in ${this.file.model(model)}._meta.fields]`
                : tuple(ordering.paths.map(path => quoteString(lookupPath(path))));
            tests.push(
                method('test_ordering', [
                    `for name in ${names}:`,
                    '    for ordering in (name, f"-{name}"):',
                    '        response = self.caller.get(self.url, {"ordering": ordering})',
                    '        self.assertStatus(response, 200)',
                    `        ${this.inList(context)}`,
                ]),
            );
        }
        return tests;
    }
}

const openToRead = (permissions: readonly string[], action: string): boolean =>
    !isWriting(action) && permissions.every(name => /ReadOnly$|AllowAny$/.test(name));
