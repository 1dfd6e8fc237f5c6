import { entry } from '../../catalogue-entry.js';

/** What is said of queries that fail when they run, or answer something else than they seem to ask. */
export const queryCatalogue = {
    'filter-repeats-rows': entry<{ path: string }>({
        severity: 'warning',
        summary: 'Rows are looked for through others that lead to them, and come once for each of these.',
        message: ({ path }) => `A row may have several '${path}' for which this holds, and comes once for each.`,
        advice: () => 'Add `.distinct()` behind it.',
    }),
    /** `isElsewhere`: what is multiplied stands in another queryset, which this one calls. */
    'multiplied-aggregates': entry<{ function: string; relations: readonly string[]; isElsewhere?: true }>({
        severity: 'warning',
        summary: 'Rows of two relations are summed up or looked through in one query, and multiply each other.',
        message: ({ function: name, relations: [one = '', other = ''] }) =>
            one === other
                ? `'${name}' counts each row once for each '${one}' that the filter behind it finds.`
                : `'${name}' counts each row of one relation once for each row of the other: '${one}' and '${other}' are joined.`,
        advice: ({ function: name, relations: [one, other] }) =>
            one === other
                ? 'Filter first, where the rows that are found shall be counted; else write a function in Python that counts in a subquery.'
                : `${name === 'count' ? 'Count each row once (`distinct=true`), write' : 'Write'} a queryset for each, or a function in Python that counts in subqueries.`,
    }),
    'sum-of-nothing': entry<{ sum: string }>({
        severity: 'warning',
        summary: 'A sum is compared as if that of no rows were 0, and it is NULL.',
        message: ({ sum }) => `'${sum}' is NULL, not 0, where there is nothing to sum up: such rows are left out.`,
        advice: ({ sum }) => `Write \`${sum} = coalesce(sum(...), 0)\`.`,
    }),
    'reverse-without-order': entry<{ model: string }>({
        severity: 'warning',
        summary: '`reverse` turns around an order that the rows do not have.',
        message: ({ model }) => `Rows of '${model}' have no order, and 'reverse' leaves them as they come.`,
        advice: () => 'Order them: `order_by(-pk)`.',
    }),
    'queryset-circle': entry<{ queryset: string; through: string }>({
        severity: 'error',
        summary: 'A queryset calls itself, perhaps through others, and so never ends.',
        message: ({ queryset, through }) =>
            queryset === through
                ? `'${queryset}' calls itself, and so on without end.`
                : `'${queryset}' calls '${through}', which leads back to '${queryset}', and so on without end.`,
        advice: () => 'Leave the call out, or write what it stands for.',
    }),
    'annotation-hides-field': entry<{ name: string; model: string }>({
        severity: 'error',
        summary: 'Rows are annotated with what is called as a field of theirs, which Django refuses.',
        message: ({ name, model }) =>
            `'${model}' has a '${name}' already, and Django annotates nothing under its name.`,
        advice: () => 'Give it another name.',
    }),
    'distinct-fields': entry<{ databases: string }>({
        severity: 'warning',
        summary: '`distinct` names fields, which PostgreSQL alone understands.',
        message: ({ databases }) => `'distinct' of fields fails on ${databases}: it is PostgreSQL's own.`,
        advice: () => 'Leave the fields out, or use PostgreSQL in development too.',
    }),
    'json-lookup': entry<{ lookup: string; databases: string }>({
        severity: 'warning',
        summary: 'A part of a JSON value is looked for on a database that cannot.',
        message: ({ lookup, databases }) => `'${lookup}' of a JSON value fails on ${databases}.`,
        advice: () => 'Compare the value of a key instead, or use another database in development too.',
    }),
    'json-of-columns': entry<{ part: string }>({
        severity: 'error',
        summary: 'A dictionary or list to compare JSON with holds what only the database knows.',
        message: ({ part }) => `JSON is written out before the database is asked, and cannot hold ${part}.`,
        advice: () => 'Compare the value of a key instead: `data.size = other`.',
    }),
    'invalid-query-regex': entry<{ flaw: string }>({
        severity: 'error',
        summary: 'The regular expression of a query or of a validator does not compile.',
        message: ({ flaw }) => `This is no regular expression: ${flaw}.`,
        advice: () => 'Write a backslash before a bracket that stands for itself.',
    }),
    'unique-when-empty': entry<{ field: string }>({
        severity: 'warning',
        summary: 'A text is unique and may be left out: the second row without it is refused.',
        message: ({ field }) => `A '${field}' that is left out is an empty text, and only one row may have that.`,
        advice: () => 'Write `null` too: then it is NULL in rows without it, which repeat nothing.',
    }),
    'unique-over-null': entry<{ fields: readonly string[]; rest: readonly string[]; constraint: string }>({
        severity: 'info',
        summary: 'A constraint holds for no row in which one of its columns is NULL.',
        message: ({ fields, rest }) =>
            `Rows without '${fields.join("' or '")}' may repeat '${rest.join("' with '")}': NULL is like no other NULL.`,
        advice: ({ constraint }) =>
            constraint === ''
                ? 'On PostgreSQL, write `nulls_not_distinct` behind it.'
                : `Add \`${constraint}\`, or on PostgreSQL write \`nulls_not_distinct\` behind it.`,
    }),
};
