/** Requests, and the backends that they go to. */
import { AstUtils, GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine } from './adding.js';
import { count, type Fix, type FixContext, firstOf, fixAt, fixHere, nodeAt, rangeOf, word, words } from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { targetOf } from './models-of.js';
import { removalOf } from './removing.js';
import { changesTo, changeText, didYouMean, removeIt } from './rewriting.js';
import { parameterOf } from './route-blocks.js';

/** The key of an entry, whose value was found. */
function* changeKey(context: FixContext): Iterable<Fix> {
    const entry = nodeAt(context, ast.isObjectEntry);
    const key = GrammarUtils.findNodeForProperty(entry?.$cstNode, 'key')?.range;
    if (!key || param(context)) return;
    for (const suggestion of words(context, 'suggestions')) {
        yield fixHere(context, `Change to '${suggestion}'`, TextEdit.replace(key, suggestion));
    }
}

const param = ({ params }: FixContext): boolean =>
    typeof params === 'object' && params !== null && (params as { isRead?: unknown }).isRead === true;

function* removeKey(context: FixContext): Iterable<Fix> {
    const entry = nodeAt(context, ast.isObjectEntry);
    const range = rangeOf(entry);
    const entries = (entry?.$container as { entries?: readonly unknown[] } | undefined)?.entries ?? [];
    if (!range || entries.length < 2) return;
    yield fixHere(context, `Remove '${word(context, 'key')}'`, ...removalOf(context.document, range));
}

/** A method that the route answers. */
function* changeMethod(context: FixContext): Iterable<Fix> {
    const request = nodeAt(context, ast.isRequestDeclaration);
    const range = GrammarUtils.findNodeForProperty(request?.$cstNode, 'method')?.range;
    const methods = words(context, 'methods').filter(method => method !== 'HEAD' && method !== 'OPTIONS');
    for (const method of range ? methods : []) {
        yield fixHere(context, `Change to ${method}`, TextEdit.replace(range as NonNullable<typeof range>, method));
    }
}

/** One of DRF's own actions, which the route leaves out. */
function* answerAction(context: FixContext): Iterable<Fix> {
    const action = word(context, 'action');
    const route = nodeAt(context, ast.isRequestDeclaration)?.route?.segments.at(-2)?.ref;
    const setting = ast.isRouteDeclaration(route) ? route.items.find(ast.isActionsSetting) : undefined;
    const end = GrammarUtils.findNodesForProperty(setting?.$cstNode, 'actions').at(-1)?.range.end;
    if (setting && end && action)
        yield fixAt(setting, `Add '${action}' to the actions`, TextEdit.insert(end, `, ${action}`));
}

/** A value that the parameter's converter takes, for a person to change. */
function* giveValue(context: FixContext): Iterable<Fix> {
    const request = nodeAt(context, ast.isRequestDeclaration);
    const name = word(context, 'name');
    const value = request && name ? sampleFor(request, name) : undefined;
    const edit = request && value && addLine(request, `path ${name} = ${value}`, 'first');
    if (edit) yield fixHere(context, `Add \`path ${name} = ${value}\``, edit);
}

/** A value that is written down instead of one that only the backend knows; without it, where the path does not need it. */
function* sendWritten(context: FixContext): Iterable<Fix> {
    const request = nodeAt(context, ast.isRequestDeclaration);
    const parameter = nodeAt(context, ast.isRequestParameter);
    const range = rangeOf(parameter?.value);
    const name = parameter?.parameter.segments.at(-1)?.$refText;
    const value = request && name && parameter?.kind === 'path' ? sampleFor(request, name) : undefined;
    if (range && value) yield fixHere(context, `Change to ${value}`, TextEdit.replace(range, value));
    else if (parameter?.kind !== 'path') yield* removeIt(context);
}

/** A row of the model that is asked for. */
function* nameAnotherRow(context: FixContext): Iterable<Fix> {
    const row = word(context, 'row');
    if (row) yield* changesTo(context, row, words(context, 'rows'));
}

function sampleFor(request: ast.RequestDeclaration, name: string): string | undefined {
    const route = [targetOf(request.route), request.route?.segments.at(-2)?.ref].find(ast.isRouteDeclaration);
    if (!route) return undefined;
    const group = AstUtils.getContainerOfType(route, ast.isRoutesDeclaration);
    const path = `${group?.path ?? ''}${route.path}`;
    return samples[/^<(\w+):/.exec(parameterOf(path, name))?.[1] ?? 'str'];
}

const samples: Readonly<Record<string, string>> = {
    int: '1',
    str: '"a"',
    slug: '"a"',
    path: '"a"',
    uuid: '"00000000-0000-4000-8000-000000000000"',
};

/** The backend that a request goes to, where there are several. */
function* sendOn(context: FixContext): Iterable<Fix> {
    const request = nodeAt(context, ast.isRequestDeclaration);
    const end = rangeOf(request?.route)?.end ?? GrammarUtils.findNodeForProperty(request?.$cstNode, 'url')?.range.end;
    for (const backend of end ? words(context, 'known') : []) {
        yield fixHere(
            context,
            `Send it to '${backend}'`,
            TextEdit.insert(end as NonNullable<typeof end>, ` on ${backend}`),
        );
    }
}

function* addUrl(context: FixContext): Iterable<Fix> {
    const backend = nodeAt(context, ast.isBackendDeclaration);
    const line = 'base_url "http://127.0.0.1:8000/"';
    const edit = backend && addLine(backend, line, 'first');
    if (edit) yield fixHere(context, `Add \`${line}\``, edit);
}

function* changeTimeout(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isBackendDeclaration)?.items.find(ast.isTimeoutSetting);
    const range = GrammarUtils.findNodeForProperty(setting?.$cstNode, 'duration')?.range;
    if (range) yield fixHere(context, 'Change to 10s', TextEdit.replace(range, '10s'));
}

/** On this machine, where nothing is encrypted, or anywhere else, where all is. */
const completeUrl = changeText(url => {
    const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '');
    const host = /^[\w.-]+(:\d+)?/.exec(url.includes('://') ? rest : url)?.[0];
    if (!host) return undefined;
    const path = (url.includes('://') ? rest : url).slice(host.length) || '/';
    return `${/^(localhost|127\.0\.0\.1)\b/.test(host) ? 'http' : 'https'}://${host}${path}`;
});

/** The rows of a list are ordered by what the route allows. */
function* orderByAllowed(context: FixContext): Iterable<Fix> {
    const wrong = word(context, 'field');
    for (const field of wrong ? words(context, 'fields').slice(0, 5) : []) {
        yield* changesTo(context, wrong as string, [field]);
    }
}

/** To what a request is answered with when all is well. */
function* changeStatus(context: FixContext): Iterable<Fix> {
    const status = count(context, 'status');
    if (status !== undefined) yield* changesTo(context, String(status), ['200']);
}

/** The value as its converter reads it, or one that it does, for a person to change. */
function* fitConverter(context: FixContext): Iterable<Fix> {
    const [value, converter] = [word(context, 'value'), word(context, 'converter')];
    const kind = Object.keys(samples).find(each => new RegExp(`\\b${each}\\b`).test(converter ?? ''));
    const sample = samples[kind ?? ''];
    const range = rangeOf(nodeAt(context, ast.isRequestParameter)?.value);
    if (!value || !sample || !range) return;
    const meant = kind === 'slug' ? JSON.stringify(value.replaceAll(/[^\w-]+/g, '-')) : sample;
    yield fixHere(context, `Change to ${meant}`, TextEdit.replace(range, meant));
}

/** What is found in requests. */
export const requestFixes: FixTable = {
    'backend-timeout': offered(changeTimeout),
    'backend-without-url': offered(addUrl),
    'body-key-not-written': offered(firstOf(changeKey, removeKey)),
    'body-without-meaning': offered(removeIt),
    'expected-key': offered(firstOf(didYouMean('key'), removeIt)),
    'expected-page': offered(removeIt),
    'insecure-base-url': offered(changeText(url => url.replace(/^http:/i, 'https:'))),
    'invalid-base-url': offered(completeUrl),
    'invalid-header': offered(removeIt),
    'method-not-answered': offered(changeMethod),
    'missing-path-value': offered(giveValue),
    'query-ordering': offered(orderByAllowed),
    'query-without-filter': offered(didYouMean('name')),
    'request-without-backend': offered(sendOn),
    'expected-status': offered(changeStatus),
    'request-row': offered(nameAnotherRow),
    'surplus-path-value': offered(removeIt),
    'unknown-request-action': offered(answerAction),
    'unsendable-value': offered(sendWritten),
    'wrong-path-value': offered(fitConverter),
};
