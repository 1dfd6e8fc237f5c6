/** What Django's functions, aggregates and validators are called with: their names, types and our wording. */
import type { CallParameter } from '../../model/library.js';

const parameter = (name: string, type: CallParameter['type'], documentation: string): CallParameter => ({
    name,
    type,
    documentation,
});

const expression = parameter('expression', 'any', 'What it is computed of.');
const length = parameter('length', 'number', 'How many characters.');
const fillText = parameter('fill_text', 'any', 'What it is filled up with; a blank, without it.');
const distinct = parameter('distinct', 'boolean', 'Whether equal values count once.');
const filter = parameter('filter', 'condition', 'Which rows are looked at: a condition in parentheses.');
const byDefault = parameter('default', 'any', 'What it is where there are no rows; null, without it.');
const sample = parameter('sample', 'boolean', 'Whether the rows are a sample of all there are.');

/** By name, of functions that take more than expressions; those behind the first may be given by their names too. */
const ofFunctions: Readonly<Record<string, readonly CallParameter[]>> = {
    left: [expression, length],
    right: [expression, length],
    lpad: [expression, length, fillText],
    rpad: [expression, length, fillText],
    repeat: [expression, parameter('number', 'number', 'How often.')],
    replace: [
        expression,
        parameter('text', 'any', 'What is looked for.'),
        parameter('replacement', 'any', 'What is put in its place; nothing, without it.'),
    ],
    substr: [
        expression,
        parameter('pos', 'number', 'Where it begins, from 1.'),
        parameter('length', 'number', 'How many characters; all that follow, without it.'),
    ],
    round: [expression, parameter('precision', 'number', 'How many places behind the point; none, without it.')],
    string_agg: [expression, parameter('delimiter', 'any', 'What stands between the texts.')],
};

/** Names of what is given by its place alone, where there is more than one. */
const places: Readonly<Record<string, readonly string[]>> = {
    null_if: ['expression', 'value'],
    atan2: ['y', 'x'],
    log: ['base', 'expression'],
    mod: ['dividend', 'divisor'],
    power: ['base', 'exponent'],
    str_index: ['expression', 'text'],
    coalesce: ['expression', 'expression'],
    greatest: ['expression', 'expression'],
    least: ['expression', 'expression'],
    concat: ['expression', 'expression'],
    json_array: ['expression'],
    now: [],
    pi: [],
    random: [],
    uuid4: [],
    uuid7: [],
};

const distinctly: ReadonlySet<string> = new Set(['count', 'sum', 'avg', 'array_agg', 'jsonb_agg', 'string_agg']);

/** The names of a function's arguments in their order. */
export function placesOf(name: string): readonly string[] {
    return ofFunctions[name]?.map(each => each.name) ?? places[name] ?? ['expression'];
}

/** What may be given by its name. */
export function namedParametersOf(name: string, isAggregate: boolean): readonly CallParameter[] {
    return [
        ...(ofFunctions[name]?.slice(1) ?? []),
        ...(distinctly.has(name) ? [distinct] : []),
        ...(/^(std_dev|variance)$/.test(name) ? [sample] : []),
        // A number of rows is never null.
        ...(isAggregate ? (name === 'count' ? [filter] : [filter, byDefault]) : []),
    ];
}

/** A class of `django.core.validators`, or an object of one that is ready to use. */
export interface ValidatorWord {
    readonly name: string;
    readonly documentation: string;
    /** Undefined: it is not called. */
    readonly parameters?: readonly CallParameter[];
    /** How many of them must be given. */
    readonly least?: number;
}

const limit = (documentation: string): CallParameter => parameter('limit_value', 'any', documentation);
const message = parameter('message', 'text', 'What is said of a value that does not pass.');
const code = parameter('code', 'text', "The error's code.");

export const validatorWords: readonly ValidatorWord[] = [
    {
        name: 'MinValueValidator',
        documentation: 'No less than a limit.',
        parameters: [limit('The least value that passes.'), message],
        least: 1,
    },
    {
        name: 'MaxValueValidator',
        documentation: 'No more than a limit.',
        parameters: [limit('The greatest value that passes.'), message],
        least: 1,
    },
    {
        name: 'StepValueValidator',
        documentation: 'A multiple of a step.',
        parameters: [
            limit('The step.'),
            message,
            parameter('offset', 'number', 'Where the steps begin; at 0, without it.'),
        ],
        least: 1,
    },
    {
        name: 'MinLengthValidator',
        documentation: 'A text with no fewer characters.',
        parameters: [parameter('limit_value', 'number', 'The least length that passes.'), message],
        least: 1,
    },
    {
        name: 'MaxLengthValidator',
        documentation: 'A text with no more characters.',
        parameters: [parameter('limit_value', 'number', 'The greatest length that passes.'), message],
        least: 1,
    },
    {
        name: 'RegexValidator',
        documentation: 'A text in which a regular expression finds something.',
        parameters: [
            parameter(
                'regex',
                'regex',
                "Python's regular expression, looked for anywhere in the text: `^` is its start.",
            ),
            message,
            code,
            parameter('inverse_match', 'boolean', 'Whether what it finds something in does not pass.'),
            parameter('flags', 'any', 'Flags of `re`, such as `re.IGNORECASE` in backticks.'),
        ],
        least: 1,
    },
    {
        name: 'EmailValidator',
        documentation: 'An e-mail address.',
        parameters: [message, code, parameter('allowlist', 'list', 'Domains that pass as they are: `["localhost"]`.')],
    },
    {
        name: 'URLValidator',
        documentation: 'A URL.',
        parameters: [parameter('schemes', 'list', 'The schemes that pass: `["https"]`.'), message, code],
    },
    {
        name: 'DecimalValidator',
        documentation: 'A decimal number with no more digits.',
        parameters: [
            parameter('max_digits', 'number', 'How many digits at most.'),
            parameter('decimal_places', 'number', 'How many of them behind the point.'),
        ],
        least: 2,
    },
    {
        name: 'FileExtensionValidator',
        documentation: 'A file whose name ends in one of these.',
        parameters: [parameter('allowed_extensions', 'list', 'Without the dot: `["pdf", "txt"]`.'), message, code],
    },
    {
        name: 'ProhibitNullCharactersValidator',
        documentation: 'A text without the character of number 0.',
        parameters: [message, code],
    },
    { name: 'validate_email', documentation: 'An e-mail address.' },
    { name: 'validate_slug', documentation: 'ASCII letters, digits, `-` and `_`.' },
    { name: 'validate_unicode_slug', documentation: 'Letters of any script, digits, `-` and `_`.' },
    { name: 'validate_ipv4_address', documentation: 'An address of IP version 4.' },
    { name: 'validate_ipv6_address', documentation: 'An address of IP version 6.' },
    { name: 'validate_ipv46_address', documentation: 'An address of IP.' },
    { name: 'validate_integer', documentation: 'A whole number.' },
    { name: 'validate_comma_separated_integer_list', documentation: 'Whole numbers with commas between.' },
    { name: 'validate_image_file_extension', documentation: 'A file whose name ends as that of a picture.' },
    { name: 'validate_domain_name', documentation: 'The name of a domain.' },
];
