/** Serializers, filters, scopes, and requests to the API. */
import { AstUtils, GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine, makeOptional } from './adding.js';
import { searchBehind } from './admin-fixes.js';
import {
    type Fix,
    type FixContext,
    type Fixer,
    firstOf,
    fixAt,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { classNameOf, isOurs, isText, targetOf } from './models-of.js';
import { removalOf, removalOfLine } from './removing.js';
import { changesTo, changeText, didYouMean, removeIt, removeSecond, retype } from './rewriting.js';

/** `[]` behind a nested serializer, or none. */
function* nestAsMany(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isSerializerField);
    const type = rangeOf(field?.type)?.end;
    if (!type) return;
    const close = GrammarUtils.findNodeForKeyword(field?.$cstNode, ']')?.range.end;
    if (close) yield fixHere(context, "Remove '[]'", TextEdit.del({ start: type, end: close }));
    else yield fixHere(context, "Add '[]'", TextEdit.insert(type, '[]'));
}

/** The key of rows that are there, instead of rows that are written along. */
function* writeByKey(context: FixContext): Iterable<Fix> {
    const field = nodeAt(context, ast.isSerializerField);
    const option = field?.arguments.find(argument => /^writable\b/.test(textOf(argument)));
    const range = rangeOf(option);
    if (range) yield fixHere(context, 'Write them by key', TextEdit.replace(range, 'write_by=id'));
}

/** Names the fields in a line of the serializer that says of them what they are. */
const listFields = (key: 'exclude' | 'read_only_fields', title: string): Fixer =>
    function* (context) {
        const serializer = nodeAt(context, ast.isSerializerDeclaration);
        const fields = words(context, 'fields').join(', ');
        if (!serializer || fields === '') return;
        const has = serializer.items.find(item => ast.isSerializerFields(item) && item.key === key);
        const end = rangeOf(has)?.end;
        const edit = end ? TextEdit.insert(end, `, ${fields}`) : addLine(serializer, `${key} ${fields}`);
        if (edit) yield fixHere(context, title, edit);
    };

/** The whole line, of which one field was found. */
function* removeItsLine(context: FixContext): Iterable<Fix> {
    const line = nodeAt(context, ast.isSerializerFields);
    const range = rangeOf(line);
    if (line && range) yield fixHere(context, `Remove '${line.key}'`, removalOfLine(context.document, range));
}

/** One lookup of `field(lookup, lookup)`. */
function* removeLookup(context: FixContext): Iterable<Fix> {
    const filter = nodeAt(context, ast.isFilterField);
    const name = word(context, 'lookup');
    const lookup = GrammarUtils.findNodesForProperty(filter?.$cstNode, 'lookups').find(({ text }) => text === name);
    if (lookup) yield fixHere(context, `Remove '${name}'`, ...removalOf(context.document, lookup.range));
}

/** `=` before a field: the whole value, not a part of it. */
function* searchWhole(context: FixContext): Iterable<Fix> {
    const found = foundText(context);
    if (/^\w/.test(found))
        yield fixHere(context, `Search for the whole value`, TextEdit.insert(context.range.start, '='));
}

/** Makes the field that is to be NULL one that can be. A text is empty instead. */
function* allowNull(context: FixContext): Iterable<Fix> {
    const statement = nodeAt(context, ast.isSetStatement) ?? nodeAt(context, ast.isFixtureValue);
    const field = statement?.field?.ref;
    const value = rangeOf(statement?.value);
    if (!field || !value) return;
    if (isText(field)) yield fixHere(context, 'Change to ""', TextEdit.replace(value, '""'));
    const edit = !isText(field) && isOurs(field) ? makeOptional(field.type) : undefined;
    if (edit) yield fixAt(field, `Make '${field.name}' optional with '?'`, edit);
}

/** Gives clients the scopes that a route requires: the one that asks, or each of them. */
function* grantScopes(context: FixContext): Iterable<Fix> {
    const scopes = word(context, 'scope') ? [word(context, 'scope') ?? ''] : words(context, 'scopes');
    const asking = word(context, 'client');
    for (const client of context.around.namesAround(context.document).clients.values()) {
        if (asking !== undefined && client.name !== asking) continue;
        const had = client.scopes.map(({ $refText }) => $refText.replaceAll(/\s+/g, ''));
        const given = scopes.filter(scope => !had.includes(scope)).join(', ');
        const end = rangeOf(client)?.end;
        if (!end || given === '' || !isOurs(client)) continue;
        const edit = TextEdit.insert(end, had.length > 0 ? `, ${given}` : ` scopes ${given}`);
        yield fixAt(client, `Give '${client.name}' ${given}`, edit);
    }
}

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
    const route = targetOf(request?.route);
    if (!request || !name || !ast.isRouteDeclaration(route)) return;
    const group = AstUtils.getContainerOfType(route, ast.isRoutesDeclaration);
    const path = `${group?.path ?? ''}${route.path}`;
    const converter = new RegExp(`<(?:(\\w+):)?${name}>`).exec(path)?.[1] ?? (name === 'pk' ? 'int' : 'str');
    const value = samples[converter];
    const edit = value && addLine(request, `path ${name} = ${value}`, 'first');
    if (edit) yield fixHere(context, `Add \`path ${name} = ${value}\``, edit);
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

/** Values for the fields that a row must have, by their types. */
function* fillRow(context: FixContext): Iterable<Fix> {
    const row = nodeAt(context, ast.isFixtureRow);
    const model = targetOf(row?.model);
    if (!row || !ast.isModelDeclaration(model)) return;
    const missing = words(context, 'fields').map(name => {
        const field = model.items.filter(ast.isFieldDeclaration).find(each => each.name === name);
        const value = field ? emptyValue(field, row.name) : undefined;
        return value === undefined ? undefined : `${name}: ${value}`;
    });
    const close = GrammarUtils.findNodesForKeyword(row.$cstNode, '}').at(-1)?.range.start;
    if (!close || missing.length === 0 || missing.includes(undefined)) return;
    const last = rangeOf(row.values.at(-1))?.end;
    const text = missing.join('  ');
    const edit = last ? TextEdit.insert(last, `  ${text}`) : TextEdit.insert(close, `${text} `);
    yield fixHere(context, `Add ${words(context, 'fields').join(', ')}`, edit);
}

/** A text that no other row has, and zeros. */
function emptyValue(field: ast.FieldDeclaration, row: string): string | undefined {
    const type = classNameOf(field);
    if (/^(Char|Text|Slug)$/.test(type)) return JSON.stringify(row);
    if (/Integer$|^(Float|Decimal)$/.test(type)) return '0';
    return { Boolean: 'false', Date: '"2026-01-01"', DateTime: '"2026-01-01T00:00:00Z"' }[type];
}

/** What is found in serializers, filters and requests. */
export const apiFixes: FixTable = {
    'backend-timeout': offered(changeTimeout),
    'backend-without-url': offered(addUrl),
    'body-key-not-written': offered(firstOf(changeKey, removeKey)),
    'body-without-meaning': offered(removeIt),
    'client-lacks-scope': offered(grantScopes),
    'expected-key': offered(firstOf(didYouMean('key'), removeIt)),
    'expected-page': offered(removeIt),
    'exposed-secret': offered(listFields('exclude', 'Exclude what is secret')),
    'fields-and-exclude': offered(removeItsLine),
    'fixture-field-computed': offered(removeIt),
    'fixture-field-twice': offered(removeSecond('field')),
    'fixture-null': offered(allowNull),
    'fixture-value-missing': offered(fillRow),
    'insecure-base-url': offered(changeText(url => url.replace(/^http:/i, 'https:'))),
    'invalid-base-url': offered(completeUrl),
    'invalid-header': offered(removeIt),
    'method-not-answered': offered(changeMethod),
    'missing-path-value': offered(giveValue),
    'narrowed-serializer-field': sure(removeIt),
    'nested-many': offered(nestAsMany),
    'ordering-by-many': offered(removeIt),
    'query-ordering': offered(orderByAllowed),
    'query-without-filter': offered(didYouMean('name')),
    'read-only-and-write-only': offered(removeIt),
    'repeated-serializer-field': sure(removeSecond('key')),
    'request-without-backend': offered(sendOn),
    'scope-granted-to-nobody': offered(grantScopes),
    'scopes-granted-apart': offered(grantScopes),
    'search-of-no-text': offered(firstOf(searchWhole, removeIt)),
    'search-of-relation': offered(firstOf(searchBehind, removeIt)),
    'set-of-filled-field': sure(removeIt),
    'set-to-null': offered(allowNull),
    'set-to-unfit-value': offered(retype('wanted')),
    'surplus-path-value': offered(removeIt),
    'unfilterable-field': offered(removeIt),
    'unknown-filter-lookup': offered(removeLookup),
    'unknown-request-action': offered(answerAction),
    'writable-rights': offered(listFields('read_only_fields', 'Let nobody write them')),
    'writable-without-key': offered(writeByKey),
};
