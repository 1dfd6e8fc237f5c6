import { askedInAnswer, askedInPath, askedInQuery } from '../../../model/asked-column.js';
import type { Expectation, ExpectationOperator, NamedValue, Request } from '../../../model/backend.js';
import type { Project } from '../../../model/project.js';
import { indexOf } from '../../../model/queries.js';
import { lookupOf } from '../../../model/route-pattern.js';
import { hasActions, standardActions } from '../../../model/view-set-actions.js';
import { bodyJson, type JsonValue, jsonOf } from '../../../model/wire-value.js';
import type { GeneratedFile } from '../../generated-file.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import { PythonFile, tuple } from '../python-file.js';
import { accessOf, callerSource, userSource } from './test-callers.js';

/** The requests of the .dsl as tests: what they expect of the running backend holds with the rows of the fixtures. */
export function emitRequestTests(project: Project): GeneratedFile[] {
    if (project.fixtures.length === 0) return [];
    const file = new PythonFile(project, {
        folder: `${configFolder}/tests`,
        docstring: 'The requests of the .dsl, with the rows of its fixtures.',
    });
    const methods = project.requests.flatMap(request => {
        const lines = requestLines(project, file, request);
        return lines ? [`    def test_${request.name}(self):\n${lines.map(line => `        ${line}`).join('\n')}`] : [];
    });
    if (methods.length === 0) return [];
    const fixtures = tuple(project.fixtures.map(({ name }) => quoteString(name)));
    file.add(
        `class RequestTests(${file.own(configFolder, 'api_testing', 'ApiTestCase')}):\n    fixtures = ${fixtures}\n\n${methods.join('\n\n')}`,
    );
    return [{ path: `${configFolder}/tests/test_requests.py`, text: file.text() }];
}

function requestLines(project: Project, file: PythonFile, request: Request): string[] | undefined {
    const { target } = request;
    if (target.kind !== 'route' || request.expectations.length === 0) return undefined;
    const found = indexOf(project).routes.get(target.route);
    // A host's own URLs have no names for the others.
    if (found?.group.kind !== 'api' || found.group.host !== undefined) return undefined;
    const { group, route } = found;
    const access = accessOf(group, route, target.action);
    const backend = project.backends.find(({ name }) => name === request.backend?.name) ?? project.backends[0];
    const client = project.oauth2?.clients.find(({ name }) => name === backend?.client?.name);
    const scopes = client?.scopes.map(({ name }) => name) ?? [];
    const user = access.kind === 'user' ? userSource(file, [], true) : undefined;
    const caller = callerSource(file, access, { client: client?.name, scopes, user });
    const action = target.action;
    const isDetail = action === undefined ? false : detailOf(action, route.extraActions);
    const standard = action !== undefined && (standardActions as readonly string[]).includes(action);
    const suffix =
        route.view.kind !== 'viewset' || !hasActions(group, route)
            ? ''
            : standard || action === undefined
              ? isDetail
                  ? '-detail'
                  : '-list'
              : `-${action.replaceAll('_', '-')}`;
    const sent = sentSource(project, request, route.view.kind === 'viewset' ? lookupOf(group, route) : undefined);
    if (!sent) return undefined;
    const { kwargs, query, headers, body, expected } = sent;
    const reverse = `${file.from('django.urls', 'reverse')}(${quoteString(`${group.name}:${route.name}${suffix}`)}${kwargs.length > 0 ? `, kwargs={${kwargs.join(', ')}}` : ''})`;
    const verb = request.method.toLowerCase();
    const parts = ['url'];
    const lines = [`caller = ${caller}`, `url = ${reverse}`];
    const sendsBody = verb !== 'get' && verb !== 'head';
    if (!sendsBody && query.length > 0) parts.push(`{${query.join(', ')}}`);
    if (sendsBody) {
        if (query.length > 0) return undefined;
        if (body !== undefined) parts.push(body, 'format="json"');
    }
    if (headers.length > 0) parts.push(`headers={${headers.join(', ')}}`);
    lines.push(`response = caller.${verb}(${parts.join(', ')})`);
    for (const [index, expectation] of request.expectations.entries()) {
        lines.push(expectationLine(expectation, expected[index] ?? ''));
    }
    return lines;
}

/** What a request says, as Python. */
interface SentSource {
    /** Entries of dicts. */
    readonly kwargs: readonly string[];
    readonly query: readonly string[];
    readonly headers: readonly string[];
    readonly body: string | undefined;
    /** For each expectation. */
    readonly expected: readonly string[];
}

/** Undefined where a value cannot be sent, which a rule reports. `lookup`: what a viewset's URL tells its rows apart by. */
function sentSource(project: Project, request: Request, lookup: string | undefined): SentSource | undefined {
    const entries = (
        values: readonly NamedValue[],
        askedIn: typeof askedInPath = () => undefined,
        keyOf = (name: string): string => name,
    ): string[] | undefined => {
        const found = values.map(({ name, value }) => {
            const source = sourceOf(jsonOf(project, value, name, askedIn(project, request, name)));
            return source === undefined ? undefined : `${quoteString(keyOf(name))}: ${source}`;
        });
        return allOf(found);
    };
    const kwargs = entries(request.pathValues, askedInPath, name => (name === 'id' && lookup === 'pk' ? 'pk' : name));
    const query = entries(request.query, askedInQuery);
    const headers = entries(request.headers);
    const body = request.body && sourceOf(bodyJson(project, request, request.body));
    const expected = allOf(request.expectations.map(each => expectedSource(project, request, each)));
    if (!kwargs || !query || !headers || !expected || (request.body && body === undefined)) return undefined;
    return { kwargs, query, headers, body, expected };
}

function allOf(found: readonly (string | undefined)[]): string[] | undefined {
    const known = found.filter(each => each !== undefined);
    return known.length === found.length ? known : undefined;
}

function expectedSource(project: Project, request: Request, expectation: Expectation): string | undefined {
    switch (expectation.kind) {
        case 'status':
            return String(expectation.status);
        case 'header':
            return sourceOf(jsonOf(project, expectation.value, expectation.name));
        case 'json': {
            const { path, value } = expectation;
            return sourceOf(jsonOf(project, value, path.join('.'), askedInAnswer(project, request, path)));
        }
    }
}

const detailOf = (action: string, extra: readonly { readonly name: string; readonly detail: boolean }[]): boolean =>
    extra.find(({ name }) => name === action)?.detail ?? (action !== 'list' && action !== 'create');

function expectationLine(expectation: Expectation, expected: string): string {
    switch (expectation.kind) {
        case 'status':
            return `self.assertStatus(response, ${expected})`;
        case 'header':
            return comparison(`response[${quoteString(expectation.name)}]`, expectation.operator, expected);
        case 'json': {
            const path = expectation.path
                .map(step => `[${typeof step === 'number' ? step : quoteString(step)}]`)
                .join('');
            return comparison(`response.json()${path}`, expectation.operator, expected);
        }
    }
}

const assertions = {
    '=': 'assertEqual',
    '!=': 'assertNotEqual',
    '<': 'assertLess',
    '<=': 'assertLessEqual',
    '>': 'assertGreater',
    '>=': 'assertGreaterEqual',
} as const;

function comparison(actual: string, operator: ExpectationOperator | undefined, expected: string): string {
    if (operator === 'contains') return `self.assertIn(${expected}, ${actual})`;
    return `self.${assertions[operator ?? '=']}(${actual}, ${expected})`;
}

const sourceOf = (answer: ReturnType<typeof jsonOf>): string | undefined =>
    'json' in answer ? pythonOf(answer.json) : undefined;

/** A value of JSON's, in Python. */
function pythonOf(json: JsonValue): string {
    if (typeof json === 'string') return quoteString(json);
    if (json === null) return 'None';
    if (typeof json === 'boolean') return json ? 'True' : 'False';
    if ('number' in json) return json.number.replace(/^\+/, '');
    if ('list' in json) return `[${json.list.map(pythonOf).join(', ')}]`;
    return `{${json.object.map(([key, value]) => `${quoteString(key)}: ${pythonOf(value)}`).join(', ')}}`;
}
