import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { allFields, indexOf } from '../../../model/queries.js';
import type { Route, RouteGroup } from '../../../model/route.js';
import { fieldNamed, modelOfRoute, pathParameters } from '../../../model/route-path.js';
import { settingOf, valuesOf } from '../../../model/route-settings.js';
import type { GeneratedFile } from '../../generated-file.js';
import { quoteString } from '../../python/quote-string.js';
import { hasReadRules } from '../allow-rules.js';
import { rendererOf } from '../graphs/renderers.js';
import { configFolder, groupModules } from '../group-modules.js';
import { includesAuthUrls } from '../login-pages.js';
import { lookupPath } from '../path-source.js';
import { PythonFile } from '../python-file.js';
import { rowConditions } from '../route-rows.js';
import { asksToLogIn, isCached, permissionsRequired } from '../view-decorators.js';
import { pascalCase, projectTitle } from '../words.js';
import { chosenRows } from './chosen-rows.js';
import { type Caller, callerFor, type Kind } from './rule-caller.js';
import { needsUser, onItsHost, userSource, valueKeywords } from './test-callers.js';

/** Tests of the pages: a case for each of a block's routes. */
export function emitPageTests(project: Project): GeneratedFile[] {
    return project.routeGroups
        .filter(group => group.kind === 'pages')
        .flatMap(group => {
            const { folder, views } = groupModules(project, group);
            const file = new PythonFile(project, {
                folder: `${folder}/tests`,
                docstring: `Tests of routes ${group.name}.`,
            });
            const names = new Set<string>();
            for (const route of group.routes) {
                let name = `${pascalCase(route.name)}Tests`;
                for (let number = 2; names.has(name); number++) name = `${pascalCase(route.name)}${number}Tests`;
                const methods = file.attempt(() => {
                    const found = route.regex ? [] : routeTests({ project, file, group, route });
                    return found.length > 0 ? found : undefined;
                });
                if (!methods) continue;
                names.add(name);
                file.add(
                    `${onItsHost(file, group)}class ${name}(${file.from('django.test', 'TestCase')}):\n${methods.join('\n\n')}`,
                );
            }
            if (project.routeGroups.find(other => other.kind === 'pages') === group && includesAuthUrls(project)) {
                file.add(loginTests(file));
            }
            return file.isEmpty ? [] : [{ path: `${folder}/tests/test_${views}.py`, text: file.text() }];
        });
}

interface Context {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly route: Route;
}

const method = (name: string, lines: readonly string[]): string =>
    `    def ${name}(self):\n${lines.map(line => `        ${line}`).join('\n')}`;

const reverse = ({ file, group, route }: Context, kwargs: readonly string[] = []): string => {
    const given = kwargs.length > 0 ? `, kwargs={${kwargs.join(', ')}}` : '';
    return `${file.from('django.urls', 'reverse')}(${quoteString(`${group.name}:${route.name}`)}${given})`;
};

function routeTests(context: Context): string[] {
    const { project, file, group, route } = context;
    const { view } = route;
    const forUsers = asksToLogIn(project, group, route);
    const privileged = permissionsRequired(group, route).length > 0;
    const bare = pathParameters(route).length === 0;
    const login = [
        // What another test was shown is not shown here.
        ...(isCached(group, route) ? [`${file.from('django.core.cache', 'cache')}.clear()`] : []),
        ...(forUsers ? [`self.client.force_login(${userSource(file, [], privileged)})`] : []),
    ];
    const turnedAway = (url: string): string[] =>
        forUsers
            ? [
                  method('test_asks_to_log_in', [
                      `self.assertRedirects(self.client.get(${url}), ${loginUrl(project, file, url)}, fetch_redirect_response=False)`,
                  ]),
              ]
            : [];
    switch (view.kind) {
        case 'template': {
            if (!bare) return [];
            const text =
                route.path === '' && group.prefix === '' ? `, ${quoteString(escapedText(projectTitle(project)))}` : '';
            const url = reverse(context);
            return [
                method('test_is_shown', [
                    ...login,
                    `response = self.client.get(${url})`,
                    text ? `self.assertContains(response${text})` : 'self.assertEqual(response.status_code, 200)',
                    `self.assertTemplateUsed(response, ${quoteString(view.file)})`,
                ]),
                ...turnedAway(url),
            ];
        }
        case 'redirect':
            return bare ? redirectTest(context) : [];
        case 'function':
        case 'class': {
            const url = reverse(context, anyParameters(file, route));
            const methods = view.methods.length > 0 ? view.methods : (['GET'] as const);
            return [
                method('test_is_still_to_be_written', [
                    ...login,
                    ...methods.flatMap(name => [
                        `response = self.client.${name.toLowerCase()}(${url})`,
                        'self.assertEqual(response.status_code, 501)',
                    ]),
                ]),
                ...turnedAway(url),
            ];
        }
        case 'graph':
            return graphTests(context, login);
        case 'list':
        case 'detail':
        case 'create':
        case 'update':
        case 'delete':
        case 'search': {
            const model = modelOfRoute(project, route);
            return model ? rowTests({ ...context, model, kind: view.kind, forUsers }) : [];
        }
        default:
            return [];
    }
}

/** Text as a template shows it. */
const escapedText = (text: string): string =>
    text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#x27;')
        .replaceAll('{', '&#123;');

/** Where a page that asks for a login leads to. */
const loginUrl = (project: Project, file: PythonFile, url: string): string =>
    `f"{${loginPage(project, file)}}?next={${url.replaceAll('"', "'")}}"`;

function loginPage(project: Project, file: PythonFile): string {
    const isOwn = project.declaration?.settings.some(({ name }) => name.toUpperCase() === 'LOGIN_URL');
    if (!isOwn) return `${file.from('django.urls', 'reverse')}('login')`;
    return `${file.from('django.shortcuts', 'resolve_url')}(${file.from('django.conf', 'settings')}.LOGIN_URL)`;
}

const anyParameters = (file: PythonFile, route: Route): string[] =>
    pathParameters(route).map(({ name, converter }) => {
        const value =
            converter === 'int' ? '1' : converter === 'uuid' ? `${file.from('uuid', 'UUID')}(int=1)` : quoteString('x');
        return `${quoteString(name)}: ${value}`;
    });

function redirectTest(context: Context): string[] {
    const { project, file, route } = context;
    const { view } = route;
    if (view.kind !== 'redirect') return [];
    let target: string | undefined;
    if (view.to.kind === 'url') target = quoteString(view.to.url);
    if (view.to.kind === 'route') {
        const found = indexOf(project).routes.get(view.to.route);
        if (!found || pathParameters(found.route).length > 0) return [];
        const suffix = found.route.view.kind === 'viewset' ? '-list' : '';
        target = `${file.from('django.urls', 'reverse')}(${quoteString(`${found.group.name}:${found.route.name}${suffix}`)})`;
    }
    if (target === undefined) return [];
    const status = view.permanent ? ', status_code=301' : '';
    return [
        method('test_leads_elsewhere', [
            `response = self.client.get(${reverse(context)})`,
            `self.assertRedirects(response, ${target}${status}, fetch_redirect_response=False)`,
        ]),
    ];
}

function graphTests(context: Context, login: readonly string[]): string[] {
    const { project, file, route } = context;
    const graph =
        route.view.kind === 'graph' && route.view.graph ? indexOf(project).graphs.get(route.view.graph) : undefined;
    if (!graph || pathParameters(route).length > 0) return [];
    const url = reverse(context);
    const skip =
        rendererOf(graph) === 'graphviz' || graph.from
            ? `    @${file.from('unittest', 'skipUnless')}(${file.from('shutil', 'which')}("dot"), "Graphviz is not installed")\n`
            : '';
    return [
        method('test_is_data', [
            ...login,
            `response = self.client.get(${url}, {"format": "json"})`,
            `self.assertEqual(response.json()["graph"]["name"], ${quoteString(graph.name)})`,
            `response = self.client.get(${url}, headers={"Accept": "application/json"})`,
            'self.assertIn("nodes", response.json())',
        ]),
        skip +
            method('test_is_a_picture', [
                ...login,
                `self.assertContains(self.client.get(${url}), "<figure")`,
                `response = self.client.get(${url}, {"format": "svg"})`,
                'self.assertEqual(response["Content-Type"], "image/svg+xml")',
                'self.assertContains(response, "<svg")',
            ]),
    ];
}

interface PageContext extends Context {
    readonly model: DjangoModel;
    readonly kind: 'list' | 'create' | 'detail' | 'update' | 'delete' | 'search';
    readonly forUsers: boolean;
}

function rowTests(context: PageContext): string[] {
    const { project, file, group, route, model, kind, forUsers } = context;
    const wanted: Kind[] =
        kind === 'create'
            ? ['create']
            : kind === 'update'
              ? ['read', 'update']
              : kind === 'delete'
                ? ['read', 'delete']
                : ['read'];
    const also = kind === 'create' ? [] : rowConditions(group, route);
    // Pages have users and no OAuth clients.
    const all = also && callerFor(project, model, wanted, also);
    const caller = all?.client === undefined ? all : undefined;
    const setsUser = route.set.some(({ value }) => value.kind === 'request' && value.of === 'user');
    const withUser = forUsers || setsUser || needsUser(caller);
    const make = file.own(configFolder, 'testing', 'make');
    const keys = pathParameters(route).map(({ name }) => name);
    if (keys.some(name => !fieldNamed(project, model, name) && name !== 'pk' && name !== 'id')) return [];
    const attribute = (name: string): string =>
        fieldNamed(project, model, name)?.type.kind === 'relation' && name !== 'pk' ? `${name}_id` : name;
    const kwargs = keys.map(name => `${quoteString(name)}: self.row.${attribute(name)}`);
    const setUp = [
        ...(isCached(group, route) ? [`${file.from('django.core.cache', 'cache')}.clear()`] : []),
        ...(withUser
            ? [`self.user = ${userSource(file, caller?.flags ?? [], permissionsRequired(group, route).length > 0)}`]
            : []),
        ...(kind === 'create' && keys.length === 0
            ? []
            : [`self.row = ${make}(${[file.model(model), ...valueKeywords(file, caller)].join(', ')})`]),
        `self.url = ${reverse(context, kwargs)}`,
    ];
    const login = withUser ? ['self.client.force_login(self.user)'] : [];
    const tests = [method('setUp', setUp)];
    if (forUsers) {
        tests.push(
            method('test_asks_to_log_in', [
                'response = self.client.get(self.url)',
                `self.assertRedirects(response, ${loginUrl(project, file, 'self.url')}, fetch_redirect_response=False)`,
            ]),
        );
    }
    if (!caller) return tests.length > 1 ? tests : [];
    switch (kind) {
        case 'list':
            tests.push(
                method('test_shows_the_rows', [
                    ...login,
                    'response = self.client.get(self.url)',
                    'self.assertIn(self.row, response.context["object_list"])',
                ]),
            );
            break;
        case 'search':
            tests.push(
                method('test_is_a_page', [...login, 'self.assertContains(self.client.get(self.url), "<html")']),
                method('test_finds', searchLines(context, login)),
            );
            break;
        case 'detail':
            tests.push(
                method('test_shows_the_row', [
                    ...login,
                    'response = self.client.get(self.url)',
                    'self.assertEqual(response.context["object"], self.row)',
                ]),
            );
            if (hasReadRules(project, model) && (caller.owned.length > 0 || caller.values.size > 0)) {
                tests.push(
                    method('test_hides_what_is_not_readable', [
                        `hidden = ${make}(${file.model(model)})`,
                        ...(forUsers ? login : []),
                        `url = ${reverse(
                            context,
                            kwargs.map(entry => entry.replace('self.row', 'hidden')),
                        )}`,
                        `readable = ${file.model(model)}.objects.readable(${forUsers ? 'self.user' : ''}).filter(pk=hidden.pk).exists()`,
                        'status = 200 if readable else 404',
                        'self.assertEqual(self.client.get(url).status_code, status)',
                    ]),
                );
            }
            break;
        case 'create':
        case 'update':
            tests.push(...formTests(context, caller, withUser));
            break;
        case 'delete':
            tests.push(
                method('test_deletes', [
                    ...login,
                    'self.assertEqual(self.client.get(self.url).status_code, 200)',
                    'self.assertEqual(self.client.post(self.url).status_code, 302)',
                    `self.assertFalse(${file.model(model)}.objects.filter(pk=self.row.pk).exists())`,
                ]),
            );
    }
    return tests;
}

function searchLines({ project, group, route, model, file }: PageContext, login: readonly string[]): string[] {
    const setting = settingOf(group, route, 'search_fields');
    const field = setting?.paths.find(
        path =>
            path.segments.length === 1 && fieldNamed(project, model, path.segments[0]?.name ?? '')?.optional === false,
    );
    const value = field ? `str(self.row.${lookupPath(field)})` : '""';
    return [
        ...login,
        `response = self.client.get(self.url, {"q": ${value}}, headers={"HX-Request": "true"})`,
        'self.assertNotContains(response, "<html")',
        ...(field ? ['self.assertIn(self.row, response.context["object_list"])'] : []),
        ...(setting
            ? [
                  'response = self.client.get(self.url, {"q": "nowhere-to-be-found"})',
                  'self.assertContains(response, "Nothing found.")',
              ]
            : []),
    ].filter(line => line !== '' || file);
}

/** A form that is filled in becomes a row, unless a required field's value is nowhere to be given. */
function formTests(context: PageContext, caller: Caller, withUser: boolean): string[] {
    const login = withUser ? ['self.client.force_login(self.user)'] : [];
    const { project, file, group, route, model, kind } = context;
    const shown = method('test_shows_a_form', [...login, 'self.assertContains(self.client.get(self.url), "<form")']);
    // A form of Python's asks for what it wants.
    if (valuesOf(group, route, 'form_class'))
        return [method('test_shows_a_form', [...login, 'self.assertContains(self.client.get(self.url), "<form")'])];
    const excluded = valuesOf(group, route, 'exclude')?.flatMap(value =>
        value.kind === 'string' ? [value.value] : [],
    );
    const fields =
        settingOf(group, route, 'fields')?.paths.map(lookupPath) ??
        (excluded && allFields(project, model).flatMap(({ name }) => (excluded.includes(name) ? [] : [name])));
    const filled = new Set(route.set.map(({ field }) => lookupPath(field)));
    const missing =
        kind === 'create' &&
        fields !== undefined &&
        allFields(project, model).some(
            field =>
                !field.optional &&
                !field.default &&
                field.type.kind !== 'generic-foreign-key' &&
                !filled.has(field.name) &&
                !fields.includes(field.name) &&
                isNeeded(field),
        );
    const except = new Set([...filled, ...caller.owned, ...caller.values.keys()]);
    for (const { name } of allFields(project, model)) if (fields && !fields.includes(name)) except.add(name);
    const chosen = chosenRows(project, file, model, { except, user: withUser ? 'self.user' : undefined });
    const values = valueKeywords(file, caller).filter(keyword => !filled.has(keyword.split('=')[0] ?? ''));
    const unreachable = values.some(keyword => fields !== undefined && !fields.includes(keyword.split('=')[0] ?? ''));
    const ownedElsewhere = caller.owned.some(
        name => !filled.has(name) && fields !== undefined && !fields.includes(name),
    );
    if (missing || !chosen || (kind === 'create' && (unreachable || ownedElsewhere))) return [shown];
    const data = file.own(configFolder, 'page_testing', 'form_data');
    const model_ = file.model(model);
    return [
        shown,
        method('test_saves', [
            ...login,
            `data = ${data}(${['self.client.get(self.url)', ...values, ...chosen].join(', ')})`,
            ...(kind === 'create' ? [`before = ${model_}.objects.count()`] : []),
            'response = self.client.post(self.url, data)',
            'self.assertEqual(response.status_code, 302)',
            ...(kind === 'create' ? [`self.assertEqual(${model_}.objects.count(), before + 1)`] : []),
            ...(kind === 'create'
                ? route.set.flatMap(({ field, value }) =>
                      value.kind === 'request' && value.of === 'user'
                          ? [`self.assertEqual(${model_}.objects.latest("pk").${lookupPath(field)}, self.user)`]
                          : [],
                  )
                : []),
        ]),
    ];
}

const isNeeded = (field: {
    readonly computed?: unknown;
    readonly options: readonly { readonly name: string }[];
    readonly type: { readonly kind: string; readonly relation?: string };
}): boolean =>
    !field.computed &&
    field.type.relation !== 'ManyToManyField' &&
    field.type.kind !== 'generic-relation' &&
    !field.options.some(({ name }) =>
        ['auto_now', 'auto_now_add', 'null', 'blank', 'primary_key', 'db_default'].includes(name),
    );

const loginTests = (file: PythonFile): string => `class LoginTests(${file.from('django.test', 'TestCase')}):
    def test_log_in(self):
        user = ${userSource(file, [], false)}
        user.set_password("a good long password")
        user.save()
        url = ${file.from('django.urls', 'reverse')}("login")
        self.assertContains(self.client.get(url), "Log in")
        data = {"username": user.get_username(), "password": "a good long password"}
        self.assertEqual(self.client.post(url, data).status_code, 302)
        self.assertEqual(self.client.session["_auth_user_id"], str(user.pk))`;
