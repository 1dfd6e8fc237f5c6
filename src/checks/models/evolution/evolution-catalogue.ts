import { entry, quotedNames } from '../../catalogue-entry.js';

/** What is said of changes since the project was generated last, for the sake of the rows that are there. */
export const evolutionCatalogue = {
    'required-field-added': entry<{ field: string; model: string; once: boolean }>({
        severity: 'warning',
        summary: 'A field without a default is added to a table, whose rows need a value for it.',
        message: ({ field, model, once }) =>
            once
                ? `Rows of '${model}' that are there were never given a '${field}': makemigrations asks for one.`
                : `Rows of '${model}' that are there have no '${field}', and it has no default.`,
        advice: ({ once }) =>
            once
                ? 'Make it optional, or answer makemigrations at a terminal: elsewhere it ends.'
                : 'Give it a default, or make it optional: without a terminal, makemigrations ends here.',
    }),
    'unique-field-added': entry<{ field: string; model: string; canBeNull: boolean }>({
        severity: 'warning',
        summary: 'A unique field with a default is added to a table: all rows would get one value.',
        message: ({ field, model }) =>
            `The default of '${field}' is worked out once, and all rows of '${model}' that are there get that one value.`,
        advice: () =>
            'Make it optional without a default, fill it in a migration of your own, and then take the `?` away.',
    }),
    'column-replaced': entry<{ field: string; model: string; suggestions: readonly string[] }>({
        severity: 'warning',
        summary: 'A field is new where one of its type is gone: the old column is dropped with what it holds.',
        message: ({ field, model, suggestions }) =>
            `'${field}' of '${model}' is new, and ${quotedNames(suggestions)} is gone with all that its column holds.`,
        advice: ({ suggestions: [old = ''] }) => `If it was renamed, write \`renamed_from ${old}\` behind it.`,
    }),
    'column-removed': entry<{ field: string; model: string; declaration?: string }>({
        severity: 'warning',
        summary: 'A field is gone: its column is dropped with what it holds.',
        message: ({ field, model }) => `'${field}' of '${model}' is gone, and its column with all that it holds.`,
        advice: () => 'Make sure that nobody needs it any more, or that its values are kept elsewhere.',
    }),
    'model-replaced': entry<{ model: string; suggestions: readonly string[] }>({
        severity: 'warning',
        summary: 'A model is new where one much like it is gone: the old table is dropped with its rows.',
        message: ({ model, suggestions }) =>
            `'${model}' is new, and ${quotedNames(suggestions)} is gone with all rows of its table.`,
        advice: ({ suggestions: [old = ''] }) => `If it was renamed, write \`renamed_from ${old}\` behind its name.`,
    }),
    'model-moved': entry<{ model: string; from: string; to: string }>({
        severity: 'warning',
        summary: 'A model stands in another app than it did: the old table is dropped with its rows.',
        message: ({ model, from, to }) =>
            `'${model}' has moved from '${from}' to '${to}': its table there is dropped with all rows, and an empty one made.`,
        advice: ({ model, from }) =>
            `Leave it in '${from}'; or write \`db_table "${from}_${model.toLowerCase()}"\`, and before migrating put both operations of the new migrations into \`SeparateDatabaseAndState(state_operations=[...])\`.`,
    }),
    'model-removed': entry<{ model: string; declaration?: string }>({
        severity: 'warning',
        summary: 'A model is gone: its table is dropped with all rows.',
        message: ({ model }) => `'${model}' is gone, and its table with all rows.`,
        advice: () => 'Make sure that nobody needs them any more.',
    }),
    'column-shortened': entry<{ field: string; before: number | null; now: number }>({
        severity: 'warning',
        summary: 'A column has less room for texts than it had.',
        message: ({ field, before, now }) =>
            before === null
                ? `'${field}' was of any length, and texts that are there may be longer than ${now} characters.`
                : `Texts that are there may have up to ${before} characters, and '${field}' has room for ${now}.`,
        advice: () => 'Shorten the texts in a migration of your own first: most databases refuse to cut them off.',
    }),
    /** `digits` and `places` are what has room for both. */
    'column-fewer-digits': entry<{ field: string; before: string; now: string; digits: number; places: number }>({
        severity: 'warning',
        summary: 'A column has room for fewer digits than it had.',
        message: ({ field, before, now }) => `'${field}' had ${before} digits, and now ${now}: numbers may not fit.`,
        advice: () => 'Numbers that are there are rounded or refused, as the database has it.',
    }),
    'column-not-null': entry<{ field: string; canBeNull: boolean }>({
        severity: 'warning',
        summary: 'A column that could be NULL cannot any more, and there is no default for its rows.',
        message: ({ field }) => `'${field}' may be NULL in rows that are there: the migration fails at the first.`,
        advice: () => 'Give it a default, or fill the rows in a migration of your own first.',
    }),
    'column-type-changed': entry<{
        field: string;
        before: string;
        now: string;
        fate: 'unfit' | 'dropped' | 'refused';
        type?: string;
    }>({
        severity: 'warning',
        summary: 'A column becomes one of a type that may not hold what is there.',
        message: ({ field, before, now, fate }) => {
            const change = `'${field}' changes from ${before} to ${now}`;
            if (fate === 'dropped') return `${change}: what it held is dropped.`;
            if (fate === 'refused') return `${change}, between which Django cannot migrate.`;
            return `${change}: what is there may not fit.`;
        },
        advice: () =>
            'Add it under another name, take the values over in a migration of your own, and then remove the old one.',
    }),
    'unique-added': entry<{ columns: readonly string[]; model: string }>({
        severity: 'warning',
        summary: 'What was not unique is to be: rows that are there may repeat it.',
        message: ({ columns, model }) =>
            `Rows of '${model}' that are there may repeat ${columns.map(name => `'${name}'`).join(' with ')}: the migration fails if they do.`,
        advice: () => 'Look for rows that do, and merge them in a migration of your own first.',
    }),
};

/** Whether a finding of this code is about rows that are there. */
export const isAboutRows = (code: string): boolean => Object.hasOwn(evolutionCatalogue, code);
