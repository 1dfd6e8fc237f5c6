import type { Field } from '../../../model/django-model.js';
import type { EnumId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, indexOf, optionOf } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields } from '../checked-models.js';
import { integerIn, optionSpan } from '../option-values.js';

/** Choices are pairs, of an enum or of a list, and fit the column. */
export function* choices(project: Project): Iterable<Finding> {
    for (const { field } of checkedFields(project)) yield* choicesOf(project, field);
}

export function* choicesOf(project: Project, field: Field): Iterable<Finding> {
    const written = optionOf(field, 'choices');
    if (written && isNoList(written)) {
        yield finding('fields.E004', optionSpan(field, 'choices'), { field: field.name });
        return;
    }
    const values = !written
        ? enumValues(project, field)
        : written.kind === 'enum'
          ? membersOf(project, written.enum)
          : valuesOf(written);
    if (values === undefined) {
        yield finding('fields.E005', optionSpan(field, 'choices'), { field: field.name });
        return;
    }
    const max = lengthOf(project, field);
    if (max === undefined) return;
    const longest = values
        .flatMap(value => (value.kind === 'string' ? [value.value] : []))
        .map(text => ({ text, length: [...text].length }))
        .sort((one, other) => other.length - one.length)[0];
    if (!longest || longest.length <= max) return;
    const params = { field: field.name, longest: longest.text, length: longest.length, max };
    yield finding('fields.E009', optionSpan(field, 'max_length'), params);
}

/** Nothing at all is no list either, and passes. */
const isNoList = (value: Value): boolean =>
    (value.kind === 'string' && value.value !== '') ||
    (value.kind === 'number' && Number(value.text) !== 0) ||
    (value.kind === 'boolean' && value.value) ||
    value.kind === 'duration' ||
    value.kind === 'word';

/** Written, or its class's own. A computed field has none: its column has. */
function lengthOf(project: Project, field: Field): number | undefined {
    if (field.computed) return undefined;
    const written = optionOf(field, 'max_length');
    if (written) return integerIn(written);
    const own = fieldClassOf(project, field)?.options.get('max_length')?.default;
    return own === undefined || field.type.kind === 'enum' || !/^\d+$/.test(own) ? undefined : Number(own);
}

const enumValues = (project: Project, field: Field): Value[] =>
    field.type.kind === 'enum' ? membersOf(project, field.type.enum) : [];

const membersOf = (project: Project, id: EnumId): Value[] =>
    (indexOf(project).enums.get(id)?.members ?? []).map(({ value }) => value);

/** The values of a list of pairs, or of an object; of groups, those inside. */
export function choiceValues(written: Value | undefined): Value[] {
    // A key of an object is a text, whatever the column holds.
    return (written && written.kind !== 'object' && valuesOf(written)) || [];
}

/** As Django goes through them; undefined where something is no pair. */
function valuesOf(written: Value): Value[] | undefined {
    const found: Value[] = [];
    for (const item of pairsIn(written)) {
        const values = valuesOfChoice(item);
        if (!values) return undefined;
        found.push(...values);
    }
    return found;
}

/** An object's entries are pairs of a key and a value. */
const pairsIn = (written: Value): readonly Value[] =>
    written.kind === 'object'
        ? written.entries.map(({ key, value }) => {
              const { span } = value;
              return { kind: 'list', items: [{ kind: 'string', value: key, span }, value], span };
          })
        : written.kind === 'list'
          ? written.items
          : [];

function valuesOfChoice(item: Value): Value[] | undefined {
    if (item.kind === 'python' || item.kind === 'unresolved') return [];
    if (item.kind !== 'list' || item.items.length !== 2) return undefined;
    const [value, label] = item.items as [Value, Value];
    if (label.kind !== 'list' && label.kind !== 'object') return isPlain(value) ? [value] : undefined;
    const members = pairsIn(label);
    const pairs = members.map(member =>
        member.kind === 'list' && member.items.length === 2 ? member.items : undefined,
    );
    const isGroup = pairs.every(pair => pair?.every(isPlain));
    return isGroup ? pairs.flatMap(pair => pair?.slice(0, 1) ?? []) : undefined;
}

/** What stands for itself: no list. */
const isPlain = (value: Value): boolean => value.kind !== 'list' && value.kind !== 'object';
