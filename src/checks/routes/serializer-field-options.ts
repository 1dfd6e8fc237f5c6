import type { FieldOption } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import type { DeclaredSerializerField } from '../../model/serializer.js';
import type { ListValue, Value } from '../../model/value.js';
import { type Finding, finding } from '../finding.js';
import { flawOfRegex } from '../python-regex.js';
import { neededBySerializerFields } from './declared-serializer-fields.js';
import { serializersOf } from './serializers-of.js';

/** What DRF's field classes are told (`rest_framework.fields`): with a value of another type a class fails, or the first request does. */
export function* serializerFieldOptions(project: Project): Iterable<Finding> {
    for (const serializer of serializersOf(project)) {
        for (const field of serializer.declared) {
            // What a class in Python takes, only Python knows.
            if (field.type.kind === 'python') continue;
            const known = project.library.serializerFields?.get(classOf(field))?.parameters ?? [];
            for (const option of field.options) {
                // The linker says so.
                if (!known.includes(option.name)) continue;
                const wrong = [...typeOf(field, option), ...wordOf(project, field, option)];
                yield* wrong.length > 0 ? wrong : contentOf(field, option);
            }
        }
        for (const nested of serializer.nested) for (const option of nested.options) yield* typeOf(nested, option);
    }
}

const classOf = ({ type }: DeclaredSerializerField): string =>
    type.kind === 'library' ? type.name : 'SerializerMethod';

interface Wanted {
    readonly kinds: readonly Value['kind'][];
    readonly words: string;
    readonly nullable?: true;
}

const flag: Wanted = { kinds: ['boolean'], words: '`true` or `false`' };
const integer: Wanted = { kinds: ['number'], words: 'a whole number', nullable: true };
const number: Wanted = { kinds: ['number'], words: 'a number', nullable: true };
const duration: Wanted = { kinds: ['duration'], words: 'a duration, such as 15m', nullable: true };
// One word needs no quotes.
const text: Wanted = { kinds: ['string', 'word'], words: 'a text in double quotes', nullable: true };
const list: Wanted = { kinds: ['list'], words: 'a list' };
const object: Wanted = { kinds: ['object'], words: 'an object' };
const named: Wanted = { kinds: [], words: 'a Python name in backticks' };

const wanted: Readonly<Record<string, Wanted>> = {
    ...Object.fromEntries(
        (
            'read_only write_only required allow_null allow_blank allow_empty allow_empty_file allow_unicode allow_files ' +
            'allow_folders recursive trim_whitespace localize normalize_output use_url binary'
        )
            .split(' ')
            .map(name => [name, flag]),
    ),
    max_length: integer,
    min_length: integer,
    max_digits: integer,
    decimal_places: integer,
    html_cutoff: integer,
    max_value: number,
    min_value: number,
    source: text,
    label: text,
    help_text: text,
    html_cutoff_text: text,
    method_name: text,
    format: text,
    protocol: text,
    regex: text,
    match: text,
    path: text,
    choices: { kinds: ['list', 'enum'], words: 'an enum, or a list' },
    validators: list,
    input_formats: { ...list, nullable: true },
    style: object,
    error_messages: object,
    child: { kinds: ['word'], words: "a class of DRF's, such as Integer, or a Python name in backticks" },
    model_field: named,
    default_timezone: { ...named, nullable: true },
    encoder: { ...named, nullable: true },
    decoder: { ...named, nullable: true },
    rounding: { ...text, nullable: true },
};

/** What Python, a name that leads nowhere or an expression stands for is not known here. */
const isUnknown = ({ kind }: Value): boolean => /^(python|unresolved|missing|expression)$/.test(kind);

type Named = Pick<DeclaredSerializerField, 'name'> & Partial<Pick<DeclaredSerializerField, 'type'>>;

function* typeOf({ name: field, type }: Named, { name, value, span }: FieldOption): Iterable<Finding> {
    const isBound = name === 'max_value' || name === 'min_value';
    const ofDuration = isBound && type?.kind === 'library' && type.name === 'Duration';
    const known = ofDuration ? duration : wanted[name];
    if (!known || isUnknown(value) || (value.kind === 'null' && known.nullable)) return;
    const isWhole = known !== integer || (value.kind === 'number' && /^-?\d+$/.test(value.text));
    if (known.kinds.includes(value.kind) && isWhole) return;
    // A dictionary is read as its keys.
    if (name === 'choices' && value.kind === 'object') return;
    yield finding('option-type', span, { field, option: name, expected: known.words });
}

const wordsOf: Readonly<Record<string, readonly string[]>> = {
    'UUID.format': ['hex_verbose', 'hex', 'int', 'urn'],
    'Duration.format': ['iso-8601', 'django'],
    'IPAddress.protocol': ['both', 'ipv4', 'ipv6'],
};

function* wordOf(
    project: Project,
    { name: field, type }: DeclaredSerializerField,
    { name, value, span }: FieldOption,
): Iterable<Finding> {
    const word = wordIn(value);
    if (word === undefined || type.kind !== 'library') return;
    const words = name === 'child' ? classesMadeOfNothing(project) : wordsOf[`${type.name}.${name}`];
    // Of these DRF takes capital letters too.
    const isKnown = words?.includes(name === 'protocol' || type.name === 'Duration' ? word.toLowerCase() : word);
    if (words && !isKnown) yield finding('option-word', span, { field, option: name, words });
}

const wordIn = (value: Value): string | undefined => {
    if (value.kind === 'word') return value.word;
    return value.kind === 'string' ? value.value : undefined;
};

/** What a class of the library is made of without being told anything. */
const classesMadeOfNothing = ({ library }: Project): string[] =>
    [...(library.serializerFields?.keys() ?? [])].filter(
        name => !(name in neededBySerializerFields) && !/^(Field|SerializerMethod|ReadOnly)$/.test(name),
    );

/** What a list of choices holds, a regular expression, and a list of validators. */
function* contentOf({ name: field, type }: DeclaredSerializerField, { name, value }: FieldOption): Iterable<Finding> {
    if (name === 'choices' && value.kind === 'list') yield* choices(field, value);
    if (name === 'regex' && value.kind === 'string' && type.kind === 'library' && type.name === 'Regex') {
        const flaw = flawOfRegex(value.value);
        if (flaw !== undefined) yield finding('invalid-field-regex', value.span, { field, flaw });
    }
    if (name !== 'validators' || value.kind !== 'list') return;
    for (const item of value.items) {
        if (isUnknown(item) || item.kind === 'call') continue;
        yield finding('option-type', item.span, {
            field,
            option: name,
            expected: "a list of Django's validators, or of Python names in backticks",
        });
    }
}

/** A choice is a value, or a pair of a value and its label; a group is a pair of its name and a list (`to_choices_dict`). */
function* choices(field: string, { items, span }: ListValue): Iterable<Finding> {
    const kinds = new Set<Value['kind']>();
    for (const choice of items) {
        if (choice.kind === 'list' && choice.items.length !== 2) {
            yield finding('serializer-choice', choice.span, { field });
            return;
        }
        const [value, label] = choice.kind === 'list' ? choice.items : [choice];
        if (label?.kind === 'list') return;
        if (value?.kind === 'string' || value?.kind === 'word') kinds.add('string');
        else if (value) kinds.add(value.kind);
    }
    if (kinds.has('string') && kinds.has('number')) yield finding('mixed-choices', span, { field });
}
