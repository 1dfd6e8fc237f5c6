import { entry, quotedNames } from '../../catalogue-entry.js';
import { pythonKeywords } from '../../python-keywords.js';

interface OfField {
    readonly field: string;
}

const removedClass = entry<OfField & { name: string; instead: string }>({
    severity: 'error',
    summary: 'A field is of a class that is there for old migrations alone.',
    message: ({ field, name }) => `'${name}', the class of '${field}', is there for old migrations alone.`,
    advice: ({ instead }) => `Write ${instead}.`,
});

/** What is said of single fields: their names, options and keys. */
export const fieldCatalogue = {
    'fields.E001': entry<OfField>({
        severity: 'error',
        summary: 'A field name ends with an underscore.',
        message: ({ field }) => `The field name '${field}' ends with an underscore: lookups could not be told from it.`,
        advice: ({ field }) => {
            const name = field.replace(/_+$/, '') || 'value';
            return `Rename it: ${pythonKeywords.has(name) ? `${name}_field` : name}.`;
        },
    }),
    'fields.E002': entry<OfField>({
        severity: 'error',
        summary: "A field name contains '__'.",
        message: ({ field }) => `The field name '${field}' contains '__', with which Django separates lookups.`,
        advice: ({ field }) => `Rename it: ${field.replaceAll(/__+/g, '_')}.`,
    }),
    'fields.E003': entry<OfField>({
        severity: 'error',
        summary: "A field is called 'pk'.",
        message: () => "No field can be called 'pk': that is Django's word for any primary key.",
        advice: () => 'Rename it.',
    }),
    'fields.E013': entry<OfField>({
        severity: 'error',
        summary: "A CompositePrimaryKey is not called 'pk'.",
        message: ({ field }) => `A CompositePrimaryKey must be called 'pk', not '${field}'.`,
        advice: () => "Rename it to 'pk'.",
    }),
    'models.E020': entry<Record<never, never>>({
        severity: 'error',
        summary: "A field or manager is called 'check' and hides the model's own method.",
        message: () => "What is called 'check' hides the method that Django checks models with.",
        advice: () => 'Rename it.',
    }),
    'name-is-python-keyword': entry<{ kind: string; name: string }>({
        severity: 'error',
        summary: 'A name is a keyword of Python.',
        message: ({ kind, name }) => `'${name}' is a keyword of Python and cannot name a ${kind}.`,
        advice: () => 'Rename it; a column keeps the name with db_column.',
    }),
    'field-hides-manager': entry<OfField>({
        severity: 'error',
        summary: "A field is called 'objects' in a model that has no other manager.",
        message: ({ field }) => `A field called '${field}' takes the place of the model's only manager.`,
        advice: () => 'Rename the field.',
    }),
    'field-hides-inherited-manager': entry<OfField & { model: string }>({
        severity: 'error',
        summary: "A field is called 'objects' as the manager is that the model has from another one.",
        message: ({ field, model }) =>
            `A field called '${field}' takes the place of the manager by which the rows of '${model}' are found.`,
        advice: () => 'Rename the field.',
    }),
    'field-hides-meta': entry<Record<never, never>>({
        severity: 'error',
        summary: "A field is called '_meta' and hides what Django knows of the model.",
        message: () => "A field called '_meta' hides what Django knows of the model.",
        advice: () => 'Rename it.',
    }),
    'composite-key-of-one': entry<Record<never, never>>({
        severity: 'error',
        summary: 'A composite primary key has fewer than two columns.',
        message: () => 'A composite primary key has at least two columns.',
        advice: () => 'Give one column primary_key instead.',
    }),
    'composite-key-repeats': entry<OfField>({
        severity: 'error',
        summary: 'A composite primary key names a column twice.',
        message: ({ field }) => `'${field}' is part of the primary key already.`,
        advice: () => 'Name each column once.',
    }),
    'composite-key-option': entry<{ option: string }>({
        severity: 'error',
        summary: 'A composite primary key has an option that only a column can have.',
        message: ({ option }) => `A composite primary key is no column of its own, and cannot have '${option}'.`,
        advice: () => 'Leave it out.',
    }),
    'unpacked-address': entry<OfField>({
        severity: 'error',
        summary: 'unpack_ipv4 stands at an address of one protocol.',
        message: ({ field }) => `'${field}' is of one protocol: unpack_ipv4 works where both are allowed.`,
        advice: () => 'Leave it out.',
    }),
    'field-hides-method': entry<OfField>({
        severity: 'warning',
        summary: "A field has the name of one of the model's methods.",
        message: ({ field }) => `A field called '${field}' hides the method of that name, which Django calls.`,
        advice: () => 'Rename it.',
    }),
    'fields.E120': entry<OfField & { databases: string }>({
        severity: 'error',
        summary: 'A Char field has no max_length, where the database needs one.',
        message: ({ field, databases }) =>
            `'${field}' needs a max_length: ${databases} has no text columns without one.`,
        advice: () => 'Write Char(100), or Text for text of any length.',
    }),
    'unlimited-char': entry<OfField>({
        severity: 'info',
        summary: 'A Char field has no max_length, which MySQL and Oracle refuse.',
        message: ({ field }) => `'${field}' has no max_length: MySQL and Oracle would refuse it (fields.E120).`,
        advice: () => 'Write Char(100), or Text for text of any length.',
    }),
    'fields.E121': entry<OfField>({
        severity: 'error',
        summary: 'A max_length is not a positive whole number.',
        message: ({ field }) => `The max_length of '${field}' must be a positive whole number.`,
        advice: () => '',
    }),
    'fields.W122': entry<OfField>({
        severity: 'warning',
        summary: 'A max_length stands at a whole number.',
        message: ({ field }) => `'${field}' holds whole numbers: Django ignores its max_length.`,
        advice: () => 'Leave it out, or bound the value with `check`.',
    }),
    'fields.E130': entry<OfField>({
        severity: 'error',
        summary: 'A Decimal field has no decimal_places.',
        message: ({ field }) => `'${field}' needs decimal_places: how many digits stand behind the point.`,
        advice: () => 'Write Decimal(10, 2).',
    }),
    'fields.E131': entry<OfField>({
        severity: 'error',
        summary: 'decimal_places is not a whole number from 0 up.',
        message: ({ field }) => `The decimal_places of '${field}' must be a whole number, 0 or more.`,
        advice: () => '',
    }),
    'fields.E132': entry<OfField>({
        severity: 'error',
        summary: 'A Decimal field has no max_digits.',
        message: ({ field }) => `'${field}' needs max_digits: how many digits a value has in all.`,
        advice: () => 'Write Decimal(10, 2).',
    }),
    'fields.E133': entry<OfField>({
        severity: 'error',
        summary: 'max_digits is not a positive whole number.',
        message: ({ field }) => `The max_digits of '${field}' must be a positive whole number.`,
        advice: () => '',
    }),
    'fields.E134': entry<OfField & { digits: number; places: number }>({
        severity: 'error',
        summary: 'A Decimal field has more decimal_places than max_digits.',
        message: ({ field, digits, places }) =>
            `'${field}' has ${places} digits behind the point, and only ${digits} in all.`,
        advice: () => 'max_digits counts the digits on both sides of the point.',
    }),
    'fields.E135': entry<OfField & { missing: string }>({
        severity: 'error',
        since: '6.1',
        summary: 'A Decimal field has one of max_digits and decimal_places without the other.',
        message: ({ field, missing }) =>
            `'${field}' says one of max_digits and decimal_places: '${missing}' is missing.`,
        advice: () => 'Say both, or neither.',
    }),
    'fields.E140': entry<OfField>({
        severity: 'error',
        summary: 'A FilePath field allows neither files nor folders.',
        message: ({ field }) => `'${field}' allows neither files nor folders.`,
        advice: () => 'Set allow_files or allow_folders.',
    }),
    'fields.E150': entry<OfField>({
        severity: 'error',
        summary: 'A GenericIPAddress may be blank and not NULL.',
        message: ({ field }) =>
            `'${field}' may be left empty, and an empty address is stored as NULL, which it does not allow.`,
        advice: () => "Write '?' behind the type, which allows both.",
    }),
    'fields.E160': entry<OfField & { options: readonly string[] }>({
        severity: 'error',
        summary: 'More than one of auto_now, auto_now_add and a default is given.',
        message: ({ field, options }) => `'${field}' is filled in more than one way: ${options.join(' and ')}.`,
        advice: () => 'Keep one of them.',
    }),
    'fields.E201': entry<OfField>({
        severity: 'error',
        summary: 'primary_key stands at a file.',
        message: ({ field }) => `'${field}' is a file, which cannot be a primary key.`,
        advice: () => 'Leave primary_key out.',
    }),
    'fields.E202': entry<OfField>({
        severity: 'error',
        summary: 'An upload_to begins with a slash.',
        message: ({ field }) =>
            `The upload_to of '${field}' must be a path below the folder of uploads, not an absolute one.`,
        advice: () => 'Leave the slash at its beginning out.',
    }),
    'fields.E100': entry<OfField>({
        severity: 'error',
        summary: 'An Auto field is not the primary key.',
        message: ({ field }) => `'${field}' counts up by itself, which only a primary key can.`,
        advice: () => 'Add primary_key, or take an Integer type.',
    }),
    'second-auto-field': entry<OfField & { first: string }>({
        severity: 'error',
        summary: 'A model has two Auto fields.',
        message: ({ field, first }) =>
            `A model can have one Auto field: '${first}' is one already, '${field}' another.`,
        advice: () => 'Take an Integer type for one of them.',
    }),
    'fields.E007': entry<OfField>({
        severity: 'error',
        summary: 'A primary key may be NULL.',
        message: ({ field }) => `'${field}' is the primary key, which cannot be NULL.`,
        advice: () => "Leave 'null' and '?' out.",
    }),
    'models.E004': entry<OfField>({
        severity: 'error',
        summary: "A field called 'id' is not the primary key.",
        message: ({ field }) => `'${field}' is what Django calls the primary key that it adds to the model.`,
        advice: () => 'Add primary_key, or rename the field.',
    }),
    'models.E026': entry<{ model: string; fields: readonly string[] }>({
        severity: 'error',
        summary: 'A model has more than one primary key.',
        message: ({ model, fields }) => `'${model}' has more than one primary key: ${fields.join(', ')}.`,
        advice: () => 'Keep one; others can be `unique`.',
    }),
    'fields.E004': entry<OfField>({
        severity: 'error',
        summary: 'The choices of a field are not a list.',
        message: ({ field }) => `The choices of '${field}' must be a list of pairs.`,
        advice: () => 'Declare an enum, and take it as the type.',
    }),
    'fields.E005': entry<OfField>({
        severity: 'error',
        summary: 'A choice of a field is not a pair of value and label.',
        message: ({ field }) => `Each of the choices of '${field}' must be a pair of a value and a label.`,
        advice: () => 'Declare an enum, and take it as the type.',
    }),
    'fields.E006': entry<OfField>({
        severity: 'error',
        summary: 'db_index is neither true nor false.',
        message: ({ field }) => `The db_index of '${field}' must be \`true\` or \`false\`.`,
        advice: () => '',
    }),
    'fields.E008': entry<OfField>({
        severity: 'error',
        summary: 'A validator is nothing that can be called.',
        message: ({ field }) =>
            `Each of the validators of '${field}' must be one of Django's or a Python name in backticks.`,
        advice: () => 'Write validators=[MinValueValidator(1)], or validators=[`shop.validators.even`].',
    }),
    'fields.E009': entry<OfField & { longest: string; length: number; max: number }>({
        severity: 'error',
        summary: 'A choice is longer than max_length.',
        message: ({ field, longest, length, max }) =>
            `The max_length of '${field}' is ${max}, and its choice "${longest}" has ${length} characters.`,
        advice: ({ length }) => `Make it at least ${length}, or leave it out.`,
    }),
    'fields.E010': entry<OfField & { instead: string }>({
        severity: 'warning',
        summary: 'A column of structured data has one value as its default, not one that is made for each row.',
        message: ({ field }) => `The default of '${field}' is one value that all rows would share.`,
        advice: ({ instead }) => `Write '= ${instead}' behind the type: a new one is made for each row.`,
    }),
    'fields.E012': entry<OfField & { part: string }>({
        severity: 'error',
        summary: 'A db_default refers to fields, or sums up rows.',
        message: ({ field, part }) => `The db_default of '${field}' cannot contain '${part}': it knows no row.`,
        advice: () => 'Use literals and functions of literals.',
    }),
    'unique-without-length': entry<OfField & { databases: string }>({
        severity: 'warning',
        summary: 'A text of any length is unique, which MySQL and Oracle refuse to make a table with.',
        message: ({ field, databases }) => `'${field}' is of any length, and cannot be unique on ${databases}.`,
        advice: () => 'Write `Char` with a length.',
    }),
    'option-type': entry<OfField & { option: string; expected: string }>({
        severity: 'error',
        summary: 'An option of a field has a value of another type.',
        message: ({ field, option, expected }) => `The option '${option}' of '${field}' must be ${expected}.`,
        advice: () => '',
    }),
    'option-word': entry<OfField & { option: string; words: readonly string[] }>({
        severity: 'error',
        summary: 'An option of a field has a word that Django does not know.',
        message: ({ field, option }) => `The option '${option}' of '${field}' has a word that Django does not know.`,
        advice: ({ words }) => `Write ${quotedNames(words)}.`,
    }),
    'incomplete-type': entry<OfField & { type: string; instead: string }>({
        severity: 'error',
        summary: "A class of Django's stands alone that needs to be told more.",
        message: ({ field, type }) => `'${type}' alone makes no field of '${field}': Django asks for more.`,
        advice: ({ instead }) => `Write ${instead}.`,
    }),
    'array-item-type': entry<OfField & { instead?: string }>({
        severity: 'error',
        summary: 'What an array is said to be a list of is no field type.',
        message: ({ field }) => `What '${field}' is said to be a list of is no field type.`,
        advice: () => 'Write the type of its items: `Array(Integer)`, or `Array(Char(20))` for the values of an enum.',
    }),
    'surplus-argument': entry<
        OfField & {
            type: string;
            places: readonly string[];
            /** A model that has the name of a class of Django's, and that class. */
            hidden?: { model: string; python: string };
        }
    >({
        severity: 'error',
        summary: 'A field type has more positional arguments than places for them.',
        message: ({ type, places, hidden }) => {
            if (hidden) return `'${hidden.model}' is a model here, and a relation to it takes no positional arguments.`;
            if (places.length === 0) return `'${type}' takes no positional arguments.`;
            const count = places.length === 1 ? 'one positional argument' : `${places.length} positional arguments`;
            return `'${type}' takes ${count}: ${places.join(', ')}.`;
        },
        advice: ({ hidden }) =>
            hidden
                ? `Call the model otherwise; or write Django's type as \`${hidden.python}\`, with its options by name.`
                : 'Name the option that is meant: option=value.',
    }),
    'default-given-twice': entry<OfField>({
        severity: 'error',
        summary: 'A field has a default behind its type and another one among its options.',
        message: ({ field }) => `'${field}' has two defaults.`,
        advice: () => "Keep the one behind '='.",
    }),
    'computed-option': entry<OfField & { option: string }>({
        severity: 'error',
        summary: 'A computed field has an option that only columns with values of their own can have.',
        message: ({ field, option }) => `'${field}' is computed by the database and cannot have '${option}'.`,
        advice: () => 'Leave it out.',
    }),
    'computed-relation': entry<OfField>({
        severity: 'error',
        summary: 'A relation, or a key of several columns, is computed.',
        message: ({ field }) => `'${field}' is no column of values: no database can compute it.`,
        advice: () => "Leave 'computed' out, or compute a value: `total: Integer computed width * height`.",
    }),
    'fields.E221': entry<OfField & { databases: string }>({
        severity: 'error',
        summary: 'A computed field is not stored, where the database stores all of them.',
        message: ({ field, databases }) => `'${field}' is computed when it is read, which ${databases} cannot do.`,
        advice: () => "Add 'stored' behind the expression.",
    }),
    'fields.E222': entry<OfField & { databases: string }>({
        severity: 'error',
        summary: 'A computed field is stored, where the database stores none.',
        message: ({ field, databases }) => `'${field}' is computed when it is written, which ${databases} cannot do.`,
        advice: () => "Leave 'stored' out.",
    }),
    'fields.W162': entry<OfField & { databases: string }>({
        severity: 'warning',
        summary: 'An index on a column that the database cannot index.',
        message: ({ field, databases }) => `${databases} cannot index a column of the type of '${field}'.`,
        advice: () => 'Leave db_index out, or take a Char type.',
    }),
    'fields.W163': entry<OfField & { databases: string }>({
        severity: 'warning',
        summary: 'A column has a comment, which the database does not keep.',
        message: ({ field, databases }) =>
            `${databases} keeps no comments on columns: the db_comment of '${field}' is lost.`,
        advice: () => 'Document the field with /** … */ instead.',
    }),
    'mysql.W003': entry<OfField & { databases: string; isComputed?: boolean }>({
        severity: 'warning',
        summary: 'A unique text is longer than MySQL can index.',
        message: ({ field, databases }) =>
            `${databases} may refuse a unique text of more than 255 characters, as '${field}' is.`,
        // Django knows no length of what is computed.
        advice: ({ isComputed }) => (isComputed ? "Leave 'unique' out." : 'Shorten its max_length to 255.'),
    }),
    'postgres-only-type': entry<OfField & { type: string; databases: string }>({
        severity: 'warning',
        summary: 'A field type of PostgreSQL alone is used with another database.',
        message: ({ type, databases }) => `'${type}' is a type of PostgreSQL: ${databases} has no such column.`,
        advice: () => 'Use PostgreSQL in every stage, or JSON.',
    }),
    'fields.E190': entry<OfField & { databases: string }>({
        severity: 'error',
        summary: 'A column has a collation, which the database does not know for its type.',
        message: ({ field, databases }) => `${databases} has no collations for columns of the type of '${field}'.`,
        advice: () => 'Leave db_collation out.',
    }),
    'fields.E223': entry<OfField & { problems: readonly string[] }>({
        severity: 'error',
        summary: 'The column of a computed field cannot be made.',
        message: ({ field, problems }) => `The column of '${field}' cannot be made. ${problems.join(' ')}`,
        advice: () => '',
    }),
    'fields.W224': entry<OfField & { problems: readonly string[] }>({
        severity: 'warning',
        summary: 'The column of a computed field has an option without effect.',
        message: ({ field, problems }) => `The column of '${field}' is not what it says. ${problems.join(' ')}`,
        advice: () => '',
    }),
    'postgres.E001': entry<OfField & { problems: readonly string[] }>({
        severity: 'error',
        summary: 'The items of an array are of a type that cannot be.',
        message: ({ field, problems }) => `The items of '${field}' cannot be of this type. ${problems.join(' ')}`,
        advice: () => '',
    }),
    'postgres.W004': entry<OfField & { problems: readonly string[] }>({
        severity: 'warning',
        summary: 'The items of an array have an option without effect.',
        message: ({ field, problems }) => `The items of '${field}' are not what they say. ${problems.join(' ')}`,
        advice: () => '',
    }),
    'postgres.E002': entry<OfField>({
        severity: 'error',
        summary: 'The items of an array are relations.',
        message: ({ field }) => `The items of '${field}' cannot be relations.`,
        advice: () => 'Use a relation to many: Model[].',
    }),
    'file-path-without-path': entry<OfField>({
        severity: 'error',
        summary: 'A FilePath field says no folder whose files it lists, so that no form can show it.',
        message: ({ field }) => `'${field}' lists the files of no folder: each form with it would fail.`,
        advice: () => 'Name the folder: path="/srv/files".',
    }),
    'unique-for-no-field': entry<OfField & { option: string; target: string }>({
        severity: 'error',
        summary: 'unique_for_date, unique_for_month or unique_for_year names what is no field.',
        message: ({ option, target }) =>
            `'${option}' must name a Date or DateTime field, and there is no field '${target}'.`,
        advice: () => '',
    }),
    'unique-for-no-date': entry<OfField & { option: string; target: string }>({
        severity: 'warning',
        summary: 'unique_for_date, unique_for_month or unique_for_year names a field that holds no date.',
        message: ({ option, target }) => `'${option}' must name a Date or DateTime field, which '${target}' is not.`,
        advice: () => '',
    }),
    'models.E042': entry<OfField & { problem: string }>({
        severity: 'error',
        summary: 'A composite primary key names a field that it cannot consist of.',
        message: ({ field, problem }) => `'${field}' cannot be part of the primary key: ${problem}.`,
        advice: () => '',
    }),
    'fields.E900': removedClass,
    'fields.E901': removedClass,
    'fields.E903': removedClass,
    'fields.E904': removedClass,
    'fields.E905': removedClass,
    'fields.E906': removedClass,
    'fields.E907': removedClass,
};
