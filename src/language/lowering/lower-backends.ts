import { GrammarUtils } from 'langium';
import type { Backend, Expectation, Fixture, FixtureRow, NamedValue, OAuth2, Request } from '../../model/backend.js';
import { backendId, clientId, requestId, scopeId } from '../../model/names.js';
import type { Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { modelAt } from '../scoping/row-context.js';
import { modelIdOf, routeIdOf, rowIdOf } from './ids-of.js';
import { textOf } from './lower-expressions.js';
import { lowerEntries, lowerValue } from './lower-values.js';
import { type Lowering, present } from './lowering.js';

export function lowerOAuth2(lowering: Lowering, node: ast.OAuthDeclaration): OAuth2 {
    const { spans } = lowering;
    const path = node.items.find(ast.isOAuthPath)?.path ?? 'o/';
    return {
        span: spans.of(node),
        grants: node.items.filter(ast.isGrantsSetting).flatMap(setting => setting.grants),
        path: path === '' || path.endsWith('/') ? path : `${path}/`,
        settings: node.items.filter(ast.isLifetimeSetting).map(setting => {
            const span = spans.ofProperty(setting, 'value');
            const text = GrammarUtils.findNodeForProperty(setting.$cstNode, 'value')?.text ?? '';
            const value: Value = { kind: 'duration', milliseconds: setting.value ?? 0, text, span };
            return { name: setting.key, value, span: spans.of(setting) };
        }),
        scopes: node.items
            .filter(ast.isScopeDeclaration)
            .filter(scope => scope.name)
            .map(scope =>
                present({
                    id: scopeId(scope.name),
                    name: scope.name,
                    span: spans.ofProperty(scope, 'name'),
                    description: scope.title,
                }),
            ),
        clients: node.items
            .filter(ast.isClientDeclaration)
            .filter(client => client.name)
            .map(client =>
                present({
                    id: clientId(client.name),
                    name: client.name,
                    span: spans.ofProperty(client, 'name'),
                    title: client.title,
                    scopes: client.scopes.map(scope => ({
                        name: scope.$refText,
                        span: spans.ofReference(scope, client),
                    })),
                }),
            ),
    };
}

export function lowerBackend(lowering: Lowering, node: ast.BackendDeclaration): Backend {
    const { spans } = lowering;
    const url = node.items.find(ast.isBaseUrlSetting);
    const client = node.items.find(ast.isBackendClientSetting);
    const timeout = node.items.find(ast.isTimeoutSetting);
    const headers = node.items.filter(ast.isHeaderSetting).map(header => ({
        name: header.header ?? '',
        value: lowerValue(lowering, header.value, header),
        span: spans.ofProperty(header, 'header'),
    }));
    return present({
        id: backendId(node.name),
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        extent: spans.of(node),
        baseUrl: url?.url === undefined ? undefined : { url: url.url, span: spans.ofProperty(url, 'url') },
        client: client?.client?.$refText
            ? { name: client.client.$refText, span: spans.ofReference(client.client, client) }
            : undefined,
        timeoutMs: timeout?.duration,
        headers: headers.length > 0 ? headers : undefined,
    });
}

export function lowerRequest(lowering: Lowering, node: ast.RequestDeclaration): Request {
    const { spans } = lowering;
    const body = node.items.find(ast.isRequestBody);
    const parameters = node.items.filter(ast.isRequestParameter);
    const named = (kind: 'query' | 'path'): NamedValue[] =>
        parameters.filter(parameter => parameter.kind === kind).map(parameter => lowerParameter(lowering, parameter));
    return present({
        id: requestId(node.name),
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        extent: spans.of(node),
        documentation: lowering.documentationOf(node),
        method: node.method ?? 'GET',
        target: lowerTarget(lowering, node),
        backend: node.backend?.$refText
            ? { name: node.backend.$refText, span: spans.ofReference(node.backend, node) }
            : undefined,
        pathValues: named('path'),
        query: named('query'),
        headers: node.items.filter(ast.isRequestHeader).map(header => ({
            name: header.header ?? '',
            value: lowerValue(lowering, header.value, header),
            span: spans.of(header),
        })),
        body: body && {
            kind: 'object' as const,
            entries: lowerEntries(lowering, body.entries),
            span: spans.of(body),
        },
        expectations: node.items.flatMap(item => lowerExpectation(lowering, item)),
    });
}

const lookups: Readonly<Record<string, string>> = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' };

/** `query price < 30` is the parameter `price__lt`, as django-filter names it. */
function lowerParameter(lowering: Lowering, node: ast.RequestParameter): NamedValue {
    const names = node.parameter?.segments.map(segment => segment.$refText) ?? [];
    const lookup = lookups[node.operator];
    return {
        name: [...names, ...(lookup ? [lookup] : [])].join('__'),
        value: lowerValue(lowering, node.value, node),
        span: lowering.spans.of(node),
    };
}

function lowerTarget(lowering: Lowering, node: ast.RequestDeclaration): Request['target'] {
    const { spans } = lowering;
    if (node.url !== undefined) return { kind: 'url', path: node.url, span: spans.ofProperty(node, 'url') };
    if (!node.route) return { kind: 'unresolved', text: '', span: spans.of(node) };
    const span = spans.of(node.route);
    const { segments } = node.route;
    const at = segments.findIndex(segment => ast.isRouteDeclaration(segment.ref));
    const route = segments[at]?.ref;
    const behind = segments.slice(at + 1);
    if (!ast.isRouteDeclaration(route) || behind.length > 1 || behind.some(segment => !segment.ref)) {
        return { kind: 'unresolved', text: textOf(node.route), span };
    }
    return { kind: 'route', route: routeIdOf(route), action: behind[0]?.$refText, span };
}

function lowerExpectation(lowering: Lowering, node: ast.RequestItem): Expectation[] {
    const { spans } = lowering;
    const span = spans.of(node);
    switch (node.$type) {
        case 'ExpectStatus':
            return node.status === undefined ? [] : [{ kind: 'status', status: Number(node.status), span }];
        case 'ExpectHeader': {
            const value = lowerValue(lowering, node.value, node);
            return [{ kind: 'header', name: node.header ?? '', operator: node.operator ?? '=', value, span }];
        }
        case 'ExpectJson': {
            const path = (node.path?.steps ?? []).map(step =>
                ast.isJsonIndex(step) ? Number(step.index) : (step.key ?? ''),
            );
            const value = lowerValue(lowering, node.value, node);
            return [{ kind: 'json', path, operator: node.operator ?? '=', value, span }];
        }
        default:
            return [];
    }
}

export function lowerFixture(lowering: Lowering, node: ast.FixtureDeclaration): Fixture {
    return {
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        extent: lowering.spans.of(node),
        rows: node.rows.filter(row => row.name).map(row => lowerRow(lowering, row)),
    };
}

function lowerRow(lowering: Lowering, node: ast.FixtureRow): FixtureRow {
    const { spans } = lowering;
    const model = modelAt(node.model);
    return {
        id: rowIdOf(node),
        model: model && modelIdOf(model),
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        values: node.values
            .filter(value => value.field?.$refText)
            .map(value => ({
                field: value.field.$refText,
                value: lowerValue(lowering, value.value, value),
                span: spans.ofReference(value.field, value),
            })),
    };
}
