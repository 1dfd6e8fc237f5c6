import { entry } from '../../catalogue-entry.js';

interface OfValue {
    readonly field: string;
    /** Where it stands. */
    readonly what: 'default' | 'value';
}

/** What is said of defaults and of the rows of fixtures. */
export const valueCatalogue = {
    'value-type': entry<OfValue & { expected: string }>({
        severity: 'error',
        summary: 'A default or a value of a fixture is of another type than its field.',
        message: ({ field, what, expected }) => `The ${what} of '${field}' must be ${expected}.`,
        advice: () => '',
    }),
    'fixture-password': entry<Record<never, never>>({
        severity: 'warning',
        summary: 'A row of a fixture has a password that can be read, with which nobody can log in.',
        message: () => 'A password is kept as it stands here, and Django takes it for one that fits nothing.',
        advice: () =>
            'Write "!" for none, and give one with `manage.py changepassword`; or write what Django keeps of it.',
    }),
    'value-format': entry<OfValue & { expected: string }>({
        severity: 'warning',
        summary: 'A default or a value of a fixture is a text that forms and serializers refuse for its field.',
        message: ({ field, what, expected }) => `The ${what} of '${field}' is not ${expected}.`,
        advice: () => 'The database takes it (PostgreSQL no IP address), and forms and serializers refuse it.',
    }),
    'value-too-long': entry<OfValue & { length: number; max: number }>({
        severity: 'error',
        summary: 'A default or a value of a fixture is longer than its field.',
        message: ({ field, what, length, max }) =>
            `The ${what} of '${field}' has ${length} characters, and the field at most ${max}.`,
        advice: () => '',
    }),
    'value-digits': entry<OfValue & { digits: number; places: number }>({
        severity: 'error',
        summary: 'A default or a value of a fixture has more digits than its field.',
        message: ({ field, what, digits, places }) =>
            `The ${what} of '${field}' has too many digits: the field has ${digits - places} before the point and ${places} behind it.`,
        advice: () => '',
    }),
    'value-out-of-range': entry<OfValue & { low: string; high: string }>({
        severity: 'error',
        summary: 'A default or a value of a fixture is outside the range of its field.',
        message: ({ field, what, low, high }) => `The ${what} of '${field}' must lie between ${low} and ${high}.`,
        advice: () => '',
    }),
    'value-not-a-choice': entry<OfValue & { choices: readonly string[] }>({
        severity: 'error',
        summary: 'A default or a value of a fixture is none of the choices of its field.',
        message: ({ field, what }) => `The ${what} of '${field}' is none of its choices.`,
        advice: ({ choices }) => (choices.length > 0 ? `They are ${choices.join(', ')}.` : ''),
    }),
    'default-null': entry<{ field: string }>({
        severity: 'warning',
        summary: 'The default of a field is NULL, which it does not allow.',
        message: ({ field }) => `The default of '${field}' is NULL, which it does not allow.`,
        advice: () => "Write '?' behind the type, or leave the default out.",
    }),
    'fixture-null': entry<{ field: string }>({
        severity: 'error',
        summary: 'A fixture sets a field to NULL, which it does not allow.',
        message: ({ field }) => `'${field}' cannot be NULL.`,
        advice: () => "Give it a value, or write '?' behind its type.",
    }),
    'fixture-value-missing': entry<{ model: string; fields: readonly string[] }>({
        severity: 'error',
        summary: 'A row of a fixture leaves out fields that need a value.',
        message: ({ model, fields }) =>
            `A row of '${model}' needs a value for ${fields.map(name => `'${name}'`).join(', ')}.`,
        advice: () => '',
    }),
    'fixture-value-repeated': entry<{ field: string; row: string }>({
        severity: 'error',
        summary: 'Two rows of fixtures have one value in a field that is unique.',
        message: ({ field, row }) => `'${field}' is unique, and the row '${row}' has this value already.`,
        advice: () => '',
    }),
    'fixture-field-twice': entry<{ field: string }>({
        severity: 'error',
        summary: 'A row of a fixture gives a field two values.',
        message: ({ field }) => `This row has a value for '${field}' already.`,
        advice: () => 'Keep one of them.',
    }),
    'fixture-field-computed': entry<{ field: string }>({
        severity: 'error',
        summary: 'A fixture gives a value to a field that the database computes.',
        message: ({ field }) => `The database computes '${field}': a fixture cannot set it.`,
        advice: () => 'Leave it out.',
    }),
    'fixture-of-abstract-model': entry<{ model: string }>({
        severity: 'error',
        summary: 'A row of a fixture is of an abstract model.',
        message: ({ model }) => `'${model}' is abstract and has no rows.`,
        advice: () => 'Write a row of a model that extends it.',
    }),
};
