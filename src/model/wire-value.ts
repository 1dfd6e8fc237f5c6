import { type AskedColumn, askedByRelation, askedInBody } from './asked-column.js';
import type { FixtureRow, Request } from './backend.js';
import type { DjangoModel } from './django-model.js';
import { fixtureKeysOf, type RowKey, writtenValue } from './fixture-keys.js';
import { labelOf } from './names.js';
import type { Project } from './project.js';
import { areKin, findField, findRow, indexOf, isOptionTrue } from './queries.js';
import type { RequestProblem } from './request-problem.js';
import type { RowValue, Value } from './value.js';

/** A number is its text, so that a decimal stays as exact as it was written. */
export type JsonValue =
    | string
    | boolean
    | null
    | { readonly number: string }
    | { readonly list: readonly JsonValue[] }
    | { readonly object: readonly (readonly [key: string, value: JsonValue])[] };

type Answer<T> = T | { readonly problem: RequestProblem };

/**
 * @param name what the value is for, in a problem's words
 * @param asked what rows in it stand for; their keys, unless it says otherwise
 */
export function jsonOf(
    project: Project,
    value: Value,
    name: string,
    asked?: AskedColumn,
): Answer<{ readonly json: JsonValue }> {
    const unsendable = (why: string): { readonly problem: RequestProblem } => ({
        problem: { kind: 'unsendable-value', name, why, span: value.span },
    });
    switch (value.kind) {
        case 'string':
        case 'boolean':
            return { json: value.value };
        case 'null':
            return { json: null };
        case 'number':
            return { json: { number: value.text } };
        case 'duration':
            return { json: durationText(value.milliseconds) };
        case 'word':
            return { json: value.word };
        case 'list': {
            const list: JsonValue[] = [];
            for (const [index, item] of value.items.entries()) {
                const json = jsonOf(project, item, `${name}[${index}]`, asked);
                if ('problem' in json) return json;
                list.push(json.json);
            }
            return { json: { list } };
        }
        case 'object': {
            const object: [string, JsonValue][] = [];
            for (const entry of value.entries) {
                const json = jsonOf(project, entry.value, `${name}.${entry.key}`);
                if ('problem' in json) return json;
                object.push([entry.key, json.json]);
            }
            return { json: { object } };
        }
        case 'enum-member': {
            for (const { members } of indexOf(project).enums.values()) {
                const member = members.find(candidate => candidate.id === value.member);
                if (member) return jsonOf(project, member.value, name);
            }
            return { json: value.name };
        }
        case 'row': {
            const row = findRow(project, value.row);
            return row ? rowJson(project, value, row, name, asked) : unsendable('no fixture has such a row');
        }
        case 'model':
            return { json: labelOf(value.model) };
        case 'field':
            return { json: findField(project, value.field)?.name ?? value.field };
        case 'python':
            return unsendable(`'${value.name}' is known to Python only`);
        case 'request':
            return unsendable(`'request.${value.of}' is known to the backend only`);
        case 'enum':
            return unsendable(`'${value.name}' is an enum, not a value of it`);
        case 'expression':
        case 'call':
        case 'field-type':
            return unsendable(`'${value.text}' is known to the backend only`);
        case 'missing':
            return unsendable(`'${value.name}' is nothing known`);
        case 'unresolved':
            return unsendable(`'${value.text}' is nothing known`);
        default:
            return assertNever(value);
    }
}

function rowJson(
    project: Project,
    { span }: RowValue,
    row: FixtureRow,
    name: string,
    asked: AskedColumn | undefined,
): Answer<{ readonly json: JsonValue }> {
    const keys = fixtureKeysOf(project);
    const model = keys.modelOf(row);
    if (asked && model && !areKin(project, model, asked.model)) {
        return { problem: { kind: 'foreign-row', name, row: row.name, ...modelNames(model, asked.model), span } };
    }
    if (!asked?.field || isOptionTrue(asked.field, 'primary_key')) {
        const key = keys.primaryKey(row);
        const why = `the backend chooses the key of '${row.name}', whose fixture says none`;
        return key ? { json: keyJson(key) } : { problem: { kind: 'unsendable-value', name, why, span } };
    }
    const { field } = asked;
    const held = writtenValue(row, field.name) ?? field.default;
    // What is made anew for each row is known to the backend only.
    if (!held || held.kind === 'word') {
        const why = `'${row.name}' has no '${field.name}' in its fixture`;
        return { problem: { kind: 'unsendable-value', name, why, span } };
    }
    const json = jsonOf(project, held, name, askedByRelation(project, field));
    return 'problem' in json ? { problem: { ...json.problem, span } } : json;
}

const modelNames = (
    model: DjangoModel,
    expected: DjangoModel,
): { readonly model: string; readonly expected: string } =>
    model.name === expected.name
        ? { model: labelOf(model.id), expected: labelOf(expected.id) }
        : { model: model.name, expected: expected.name };

const keyJson = (key: RowKey): JsonValue => (key.kind === 'string' ? key.value : { number: key.text });

/** A request's body: rows in it stand for what each key of it asks of them. */
export function bodyJson(project: Project, request: Request, body: Value): Answer<{ readonly json: JsonValue }> {
    if (body.kind !== 'object') return jsonOf(project, body, 'body');
    const object: [string, JsonValue][] = [];
    for (const { key, value } of body.entries) {
        const json = jsonOf(project, value, `body.${key}`, askedInBody(project, request, key));
        if ('problem' in json) return json;
        object.push([key, json.json]);
    }
    return { json: { object } };
}

/** As DRF and Django's forms read a duration: `[days ]hours:minutes:seconds[.fraction]`. */
function durationText(milliseconds: number): string {
    const seconds = Math.floor(milliseconds / 1000);
    const two = (number: number): string => String(number).padStart(2, '0');
    const days = Math.floor(seconds / 86_400);
    const time = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    const rest = milliseconds % 1000;
    return `${days > 0 ? `${days} ` : ''}${time}${rest > 0 ? `.${String(rest).padStart(3, '0')}` : ''}`;
}

/** As text for a URL or a header; several for a list. */
export function textsOf(
    project: Project,
    value: Value,
    name: string,
    asked?: AskedColumn,
): Answer<{ readonly texts: readonly string[] }> {
    const json = jsonOf(project, value, name, asked);
    if ('problem' in json) return json;
    const items = isList(json.json) ? json.json.list : [json.json];
    return { texts: items.map(item => (typeof item === 'string' ? item : item === null ? '' : jsonText(item))) };
}

const isList = (json: JsonValue): json is { readonly list: readonly JsonValue[] } =>
    typeof json === 'object' && json !== null && 'list' in json;

export function jsonText(json: JsonValue): string {
    if (typeof json !== 'object' || json === null) return JSON.stringify(json);
    if ('number' in json) return numberText(json.number);
    if ('list' in json) return `[${json.list.map(jsonText).join(', ')}]`;
    return `{${json.object.map(([key, value]) => `${JSON.stringify(key)}: ${jsonText(value)}`).join(', ')}}`;
}

/** JSON allows neither `+1` nor `.5` nor `1_000`. */
const numberText = (text: string): string =>
    /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? text : JSON.stringify(Number(text.replaceAll('_', '')));

function assertNever(value: never): never {
    throw new Error(`unknown value ${JSON.stringify(value)}`);
}
