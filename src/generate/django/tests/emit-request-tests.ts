import type { Expectation, ExpectationOperator, Request } from '../../../model/backend.js';
import type { Project } from '../../../model/project.js';
import { indexOf } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { hasActions, standardActions } from '../../../model/view-set-actions.js';
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
    const kwargs = request.pathValues.map(({ name, value }) => `${quoteString(name)}: ${json(project, value)}`);
    const reverse = `${file.from('django.urls', 'reverse')}(${quoteString(`${group.name}:${route.name}${suffix}`)}${kwargs.length > 0 ? `, kwargs={${kwargs.join(', ')}}` : ''})`;
    const verb = request.method.toLowerCase();
    const query = request.query.map(({ name, value }) => `${quoteString(name)}: ${json(project, value)}`);
    const headers = request.headers.map(({ name, value }) => `${quoteString(name)}: ${json(project, value)}`);
    const parts = ['url'];
    const lines = [`caller = ${caller}`, `url = ${reverse}`];
    const sendsBody = verb !== 'get' && verb !== 'head';
    if (!sendsBody && query.length > 0) parts.push(`{${query.join(', ')}}`);
    if (sendsBody) {
        if (query.length > 0) return undefined;
        if (request.body) parts.push(json(project, request.body), 'format="json"');
    }
    if (headers.length > 0) parts.push(`headers={${headers.join(', ')}}`);
    lines.push(`response = caller.${verb}(${parts.join(', ')})`);
    for (const expectation of request.expectations) lines.push(...expectationLines(project, expectation));
    return lines;
}

const detailOf = (action: string, extra: readonly { readonly name: string; readonly detail: boolean }[]): boolean =>
    extra.find(({ name }) => name === action)?.detail ?? (action !== 'list' && action !== 'create');

function expectationLines(project: Project, expectation: Expectation): string[] {
    switch (expectation.kind) {
        case 'status':
            return [`self.assertStatus(response, ${expectation.status})`];
        case 'header':
            return [
                comparison(
                    `response[${quoteString(expectation.name)}]`,
                    expectation.operator,
                    json(project, expectation.value),
                ),
            ];
        case 'json': {
            const path = expectation.path
                .map(step => `[${typeof step === 'number' ? step : quoteString(step)}]`)
                .join('');
            return [comparison(`response.json()${path}`, expectation.operator, json(project, expectation.value))];
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

/** A value as JSON would have it, in Python. */
function json(project: Project, value: Value): string {
    switch (value.kind) {
        case 'string':
            return quoteString(value.value);
        case 'number':
            return value.text.replace(/^\+/, '');
        case 'boolean':
            return value.value ? 'True' : 'False';
        case 'list':
            return `[${value.items.map(item => json(project, item)).join(', ')}]`;
        case 'object':
            return `{${value.entries.map(({ key, value: inner }) => `${quoteString(key)}: ${json(project, inner)}`).join(', ')}}`;
        case 'enum-member': {
            const owner = value.member.slice(0, value.member.lastIndexOf('#'));
            const found = [...indexOf(project).enums.values()].find(({ id }) => id === owner);
            const member = found?.members.find(({ name }) => name === value.name);
            return member ? json(project, member.value) : quoteString(value.name);
        }
        case 'word':
            return quoteString(value.word);
        case 'duration':
            return quoteString(value.text);
        default:
            return 'None';
    }
}
