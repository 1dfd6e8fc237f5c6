import type { Field } from '../../../model/django-model.js';
import type { ModelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { areKin, fieldClassOf, findRow, indexOf, isOptionTrue, optionOf } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { choiceValues } from '../fields/choices.js';
import { integerOption } from '../option-values.js';
import { isAddress, isEmail, isUrl } from './written-addresses.js';
import { isDate, isDuration, isMoment, isTime, isUuid } from './written-moments.js';

/** What is wrong with a value for a field. What is NULL, Python or unresolved is for others to judge. */
export function* misfit(project: Project, field: Field, value: Value, what: 'default' | 'value'): Iterable<Finding> {
    const { span } = value;
    const params = { field: field.name, what };
    if (['null', 'python', 'unresolved', 'expression'].includes(value.kind)) return;
    if (field.type.kind === 'relation') {
        const expected = relationMisfit(project, field.type, value);
        if (expected !== undefined) yield finding('value-type', span, { ...params, expected });
        return;
    }
    if (field.type.kind === 'enum') {
        yield* enumMisfit(project, field, value, what);
        return;
    }
    if (field.type.kind !== 'library') return;
    const expected = expectedFor(project, field, value);
    if (expected !== undefined) {
        yield finding('value-type', span, { ...params, expected });
        return;
    }
    yield* sizeMisfit(project, field, value, what);
    const format = value.kind === 'string' && value.value !== '' ? formatFor(project, field, value.value) : undefined;
    if (format !== undefined) yield finding('value-format', span, { ...params, expected: format });
    const choices = choiceValues(optionOf(field, 'choices'));
    const written = textOf(value);
    const texts = choices.flatMap(choice => textOf(choice) ?? []);
    if (written !== undefined && choices.length > 0 && texts.length === choices.length && !texts.includes(written)) {
        yield finding('value-not-a-choice', span, { ...params, choices: texts });
    }
}

function textOf(value: Value): string | undefined {
    if (value.kind === 'string') return `"${value.value}"`;
    return value.kind === 'number' ? String(Number(value.text)) : undefined;
}

/** What the field takes, where the value is certainly none of it. */
function expectedFor(project: Project, field: Field, value: Value): string | undefined {
    const facts = fieldClassOf(project, field);
    const { kind } = value;
    const isWord = (...words: readonly string[]): boolean => value.kind === 'word' && words.includes(value.word);
    const isText = (test: (text: string) => boolean): boolean => value.kind === 'string' && test(value.value);
    switch (facts?.valueType) {
        case 'text':
            return kind === 'string' || isWord('uuid4') ? undefined : 'a text in double quotes';
        case 'number': {
            const isWhole = /Integer$|Auto$/.test(facts.name);
            if (kind !== 'number') return isWhole ? 'a whole number' : 'a number';
            return isWhole && !/^-?\d+$/.test(value.text) ? 'a whole number' : undefined;
        }
        case 'boolean':
            return kind === 'boolean' ? undefined : '`true` or `false`';
        case 'date':
            return isWord('now', 'today') || isText(isDate) ? undefined : 'a day, such as "2026-01-31" or `today`';
        case 'datetime':
            return isWord('now', 'today') || isText(text => isDate(text) || isMoment(text))
                ? undefined
                : 'a moment, such as "2026-01-31T12:00:00Z" or `now`';
        case 'time':
            return isWord('now') || isText(isTime) ? undefined : 'a time, such as "12:00"';
        case 'duration':
            return kind === 'duration' || isText(isDuration) ? undefined : 'a duration, such as 1h30m';
        case 'uuid':
            return isWord('uuid4', 'uuid7') || isText(isUuid) ? undefined : 'a UUID, or `uuid4`';
        case 'binary':
            return kind === 'string' ? undefined : 'a text in double quotes';
        default:
            if (facts?.name === 'Array') return kind === 'list' || isWord('list') ? undefined : 'a list';
            return facts?.name === 'HStore' && kind !== 'object' && !isWord('dict') ? 'an object' : undefined;
    }
}

/** What a form or a serializer would want, where the text is certainly none of it: the database takes any. */
function formatFor(project: Project, field: Field, text: string): string | undefined {
    switch (fieldClassOf(project, field)?.name) {
        case 'Email':
            return isEmail(text) ? undefined : 'an address, such as "ann@example.com"';
        case 'URL':
            return isUrl(text) ? undefined : 'an address, such as "https://example.com"';
        case 'Slug':
            if (isOptionTrue(field, 'allow_unicode')) return /^[-\p{L}\p{N}_]+$/u.test(text) ? undefined : aSlug;
            return /^[-a-zA-Z0-9_]+$/.test(text) ? undefined : aSlug;
        case 'GenericIPAddress':
            return isAddress(text) ? undefined : 'an address, such as "192.0.2.1" or "2001:db8::1"';
        default:
            return undefined;
    }
}

const aSlug = 'letters, digits, hyphens and underscores alone';

function* sizeMisfit(project: Project, field: Field, value: Value, what: 'default' | 'value'): Iterable<Finding> {
    const facts = fieldClassOf(project, field);
    const params = { field: field.name, what };
    if (value.kind === 'string' && facts?.valueType === 'text') {
        const max = integerOption(field, 'max_length') ?? Number(facts.options.get('max_length')?.default);
        const { length } = [...value.value];
        if (length > max && max > 0) yield finding('value-too-long', value.span, { ...params, length, max });
    }
    if (value.kind !== 'number') return;
    const range = ranges[facts?.name ?? ''];
    if (range && /^-?\d+$/.test(value.text)) {
        const number = BigInt(value.text);
        if (number < range[0] || number > range[1]) {
            const [low, high] = range.map(String);
            yield finding('value-out-of-range', value.span, { ...params, low: low ?? '', high: high ?? '' });
        }
    }
    const digits = integerOption(field, 'max_digits');
    const places = integerOption(field, 'decimal_places');
    if (facts?.name !== 'Decimal' || digits === undefined || places === undefined || /e/i.test(value.text)) return;
    const [whole = '', fraction = ''] = value.text.replace('-', '').split('.');
    const isTooLong =
        fraction.replace(/0+$/, '').length > places || whole.replace(/^0+/, '').length > Math.max(digits - places, 0);
    if (isTooLong) yield finding('value-digits', value.span, { ...params, digits, places });
}

/** Those that every database of Django's keeps. */
const ranges: Readonly<Record<string, readonly [bigint, bigint]>> = {
    SmallInteger: [-32768n, 32767n],
    Integer: [-2147483648n, 2147483647n],
    BigInteger: [-9223372036854775808n, 9223372036854775807n],
    PositiveSmallInteger: [0n, 32767n],
    PositiveInteger: [0n, 2147483647n],
    PositiveBigInteger: [0n, 9223372036854775807n],
};

function* enumMisfit(project: Project, field: Field, value: Value, what: 'default' | 'value'): Iterable<Finding> {
    const choices = field.type.kind === 'enum' ? indexOf(project).enums.get(field.type.enum) : undefined;
    if (!choices) return;
    const params = { field: field.name, what };
    if (value.kind === 'enum-member') {
        const isOwn = choices.members.some(({ id }) => id === value.member);
        if (!isOwn) yield finding('value-type', value.span, { ...params, expected: `a member of '${choices.name}'` });
        return;
    }
    const written = textOf(value);
    // Nothing at all is what a field that may stay empty holds.
    if (written === undefined) {
        yield finding('value-type', value.span, { ...params, expected: `a member of '${choices.name}'` });
    } else if (written !== '""' && !choices.members.some(member => textOf(member.value) === written)) {
        const names = choices.members.slice(0, 8).map(({ name }) => name);
        yield finding('value-not-a-choice', value.span, { ...params, choices: names });
    }
}

function relationMisfit(
    project: Project,
    type: Extract<Field['type'], { kind: 'relation' }>,
    value: Value,
): string | undefined {
    const to = indexOf(project).models.get(type.to);
    if (!to) return undefined;
    const isMany = type.relation === 'ManyToManyField';
    if (isMany) {
        if (value.kind !== 'list') return `a list of rows of '${to.name}'`;
        return value.items.some(item => !isRowOf(project, type.to, item))
            ? `a list of rows of '${to.name}'`
            : undefined;
    }
    return isRowOf(project, type.to, value) ? undefined : `a row of '${to.name}', or its key`;
}

/** A row of the model, of one that extends it or that it extends; or a key, whose type is the database's business. */
function isRowOf(project: Project, to: ModelId, value: Value): boolean {
    if (value.kind === 'boolean' || value.kind === 'list' || value.kind === 'object' || value.kind === 'duration')
        return false;
    if (value.kind !== 'row') return value.kind !== 'enum-member' && value.kind !== 'request';
    const { models } = indexOf(project);
    const id = findRow(project, value.row)?.model;
    const row = id && models.get(id);
    const target = models.get(to);
    return !row || !target || areKin(project, row, target);
}
