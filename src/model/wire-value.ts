import { labelOf } from './names.js';
import type { Project } from './project.js';
import { findField, findRow, indexOf, isOptionTrue } from './queries.js';
import type { RequestProblem } from './request-problem.js';
import type { Value } from './value.js';

/** A number is its text, so that a decimal stays as exact as it was written. */
export type JsonValue =
    | string
    | boolean
    | null
    | { readonly number: string }
    | { readonly list: readonly JsonValue[] }
    | { readonly object: readonly (readonly [key: string, value: JsonValue])[] };

type Answer<T> = T | { readonly problem: RequestProblem };

/** @param name what the value is for, in a problem's words */
export function jsonOf(project: Project, value: Value, name: string): Answer<{ readonly json: JsonValue }> {
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
                const json = jsonOf(project, item, `${name}[${index}]`);
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
            const key = keyOfRow(project, value.row);
            return key ? jsonOf(project, key, name) : unsendable('the row has no primary key in the fixture');
        }
        case 'model':
            return { json: labelOf(value.model) };
        case 'field':
            return { json: findField(project, value.field)?.name ?? value.field };
        case 'python':
            return unsendable(`'${value.name}' is known to Python only`);
        case 'request':
            return unsendable(`'request.${value.of}' is known to the backend only`);
        case 'expression':
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

function keyOfRow(project: Project, id: string): Value | undefined {
    const row = findRow(project, id)?.row;
    if (!row) return undefined;
    const model = row.model ? indexOf(project).models.get(row.model) : undefined;
    const key = model?.fields.find(field => isOptionTrue(field, 'primary_key'))?.name;
    return row.values.find(({ field }) => field === 'pk' || field === (key ?? 'id'))?.value;
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
export function textsOf(project: Project, value: Value, name: string): Answer<{ readonly texts: readonly string[] }> {
    const json = jsonOf(project, value, name);
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
