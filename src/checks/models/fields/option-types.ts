import type { Field, FieldOption } from '../../../model/django-model.js';
import type { OptionFacts, OptionType } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields } from '../checked-models.js';
import { isOfClass, writtenFields } from '../written-fields.js';
import { withItems } from './array-items.js';

/** Each option has a value of its type. That the class knows the option at all, the linker has made sure. */
export function* optionTypes(project: Project): Iterable<Finding> {
    const checked = new Set([...checkedFields(project)].map(({ field }) => field));
    for (const { field: written } of writtenFields(project)) {
        if (checked.has(written)) yield* switchesAndValidators(written);
        for (const field of withItems(written)) {
            const facts = fieldClassOf(project, field);
            for (const option of field.options) {
                const known = facts?.options.get(option.name);
                if (known && !isJudgedElsewhere(project, field, option)) yield* typeOf(project, field, option, known);
            }
        }
    }
}

/** What Django finds of each field, and of an array's item. */
export function* switchesAndValidators(field: Field): Iterable<Finding> {
    for (const option of field.options) {
        if (option.name === 'validators') yield* validators(field, option);
        if (option.name === 'db_index' && !isSwitch(option.value)) {
            yield finding('fields.E006', option.span, { field: field.name });
        }
    }
}

/** To Python 0 and 1 are such, too. */
const isSwitch = (value: Value): boolean =>
    ['boolean', 'null', 'python', 'unresolved', 'missing'].includes(value.kind) ||
    (value.kind === 'number' && [0, 1].includes(Number(value.text)));

function* validators(field: Field, { value }: FieldOption): Iterable<Finding> {
    for (const item of value.kind === 'list' ? value.items : [value]) {
        if (['python', 'call', 'unresolved', 'missing', 'word'].includes(item.kind)) continue;
        // A call of what is not known: the linker has said so.
        if (item.kind === 'expression' && item.expression.kind === 'call' && !item.expression.django) continue;
        yield finding('fields.E008', item.span, { field: field.name });
    }
}

/** Django has findings of its own for these. */
function isJudgedElsewhere(project: Project, field: Field, { name }: FieldOption): boolean {
    switch (name) {
        case 'max_length':
            return isOfClass(project, field, 'Char', 'Email', 'Slug', 'URL');
        case 'validators':
        case 'db_index':
        case 'max_digits':
        case 'decimal_places':
        case 'choices':
            return true;
        default:
            return false;
    }
}

function* typeOf(
    project: Project,
    field: Field,
    { name, value, span }: FieldOption,
    facts: OptionFacts,
): Iterable<Finding> {
    if (value.kind === 'python' || value.kind === 'unresolved' || value.kind === 'missing') return;
    if (value.kind === 'null' && (facts.nullable || facts.types.includes('any'))) return;
    if (facts.words && (value.kind === 'word' || value.kind === 'string')) {
        const word = value.kind === 'word' ? value.word : value.value;
        const isKnown = facts.words.some(known => known.toLowerCase() === word.toLowerCase());
        if (!isKnown) yield finding('option-word', span, { field: field.name, option: name, words: facts.words });
        return;
    }
    if (facts.types.some(type => isOfType(project, value, type))) return;
    const expected = [...new Set(facts.types.map(type => descriptions[type]))].join(' or ');
    yield finding('option-type', span, { field: field.name, option: name, expected });
}

const descriptions: Readonly<Record<OptionType, string>> = {
    boolean: '`true` or `false`',
    integer: 'a whole number',
    number: 'a number',
    string: 'a text in double quotes',
    callable: 'a Python name in backticks',
    list: 'a list',
    object: 'an object',
    'on-delete': "one of Django's words, such as CASCADE",
    model: 'a model',
    field: 'a field',
    expression: 'an expression',
    class: 'a class, by its Python name in backticks',
    duration: 'a duration, such as 15m',
    word: 'a word',
    any: 'a value',
};

function isOfType(project: Project, value: Value, type: OptionType): boolean {
    switch (type) {
        case 'boolean':
            return value.kind === 'boolean';
        case 'integer':
            return value.kind === 'number' && /^-?\d+$/.test(value.text);
        case 'number':
            return value.kind === 'number';
        // One word needs no quotes.
        case 'string':
            return value.kind === 'string' || value.kind === 'word';
        case 'callable':
            return value.kind === 'word';
        case 'list':
            return value.kind === 'list';
        case 'object':
            return value.kind === 'object';
        case 'on-delete':
            return value.kind === 'word' && (project.library.onDelete?.has(value.word) ?? true);
        case 'model':
            return value.kind === 'model';
        case 'field':
            return value.kind === 'field' || value.kind === 'word' || value.kind === 'string';
        case 'expression':
            return value.kind !== 'model' && value.kind !== 'field-type';
        case 'class':
            return value.kind === 'field-type' || value.kind === 'word';
        case 'duration':
            return value.kind === 'duration';
        case 'word':
            return value.kind === 'word';
        case 'any':
            return true;
    }
}
