import { entry, quotedNames, withArticle } from '../catalogue-entry.js';

/** What is said of serializers, filters and what routes do with fields. */
export const serializerCatalogue = {
    'serializer-of-another-model': entry<{ serializer: string; of: string; rows: string }>({
        severity: 'error',
        summary: 'A serializer shows rows of another model than its own.',
        message: ({ serializer, of, rows }) => `'${serializer}' is for rows of ${of}, and these are of ${rows}.`,
        advice: ({ rows }) => `Name a serializer of ${rows}.`,
    }),
    'serializer-of-abstract-model': entry<{ serializer: string; of: string; rows: string }>({
        severity: 'error',
        summary: 'A serializer of an abstract model shows rows, which DRF refuses.',
        message: ({ serializer, of }) => `'${serializer}' is for what extends ${of}, which has no rows itself.`,
        advice: ({ serializer, rows }) => `Name a serializer of ${rows}: it may extend '${serializer}'.`,
    }),
    'serializer-depth': entry<{ serializer: string }>({
        severity: 'error',
        summary: 'The depth of a serializer is not one that DRF takes, from 0 to 10.',
        message: ({ serializer }) => `'${serializer}' must have a depth from 0 to 10: DRF refuses any other.`,
        advice: () => 'Nest serializers of your own where rows lie deeper.',
    }),
    'serializer-field-contradiction': entry<{ field: string; one: string; other: string }>({
        severity: 'error',
        summary: "Options of a serializer's field contradict each other, and DRF refuses them.",
        message: ({ field, one, other }) => `At '${field}', '${one}' and '${other}' contradict each other.`,
        advice: () => 'Leave one of them out.',
    }),
    'serializer-field-lacks': entry<{ field: string; type: string; missing: readonly string[] }>({
        severity: 'error',
        summary: "A serializer's field lacks what its class is not made without.",
        message: ({ field, type, missing }) => `'${field}' lacks ${missing.join(' and ')}, which ${type} needs.`,
        advice: ({ type, missing }) => `Write ${type}(${missing.map(name => `${name}=…`).join(', ')}).`,
    }),
    'serializer-choice': entry<{ field: string }>({
        severity: 'error',
        summary: "A choice of a serializer's field is no pair of value and label, and DRF refuses it.",
        message: ({ field }) => `A choice of '${field}' is a value, or a list of two: a value and its label.`,
        advice: () => 'Write `["draft", "Draft"]`, or the value alone.',
    }),
    'mixed-choices': entry<{ field: string }>({
        severity: 'warning',
        summary: "A serializer's field has texts and numbers to choose from, and its API cannot be described.",
        message: ({ field }) => `'${field}' has texts and numbers as choices: the API's description cannot be made.`,
        advice: () => 'Write all of them as texts, or all as numbers.',
    }),
    'invalid-field-regex': entry<{ field: string; flaw: string }>({
        severity: 'error',
        summary: "The regular expression of a serializer's field does not compile.",
        message: ({ field, flaw }) => `The expression of '${field}' is no regular expression: ${flaw}.`,
        advice: () => 'Write a backslash before a bracket that stands for itself.',
    }),
    'serializer-field-of-nothing': entry<{ serializer: string; fields: readonly string[]; model: string }>({
        severity: 'warning',
        summary: "A serializer's own field has the name of nothing that its rows have, and says no source.",
        message: ({ serializer, fields, model }) =>
            `'${serializer}' reads '${fields.join("' and '")}' of each row, and '${model}' has nothing of that name.`,
        advice: ({ fields: [name = ''] }) =>
            `Say what it reads (\`${name}: Char(read_only) = path\`), let a method make it (\`${name}: method\`), or annotate it in a queryset.`,
    }),
    'serializer-field-source': entry<{ field: string }>({
        severity: 'error',
        summary: "A serializer's field names itself as its source, which DRF refuses.",
        message: ({ field }) => `'${field}' reads '${field}' anyway, and DRF refuses to be told so.`,
        advice: () => 'Leave the source out.',
    }),
    'nested-without-relation': entry<{ name: string; model: string }>({
        severity: 'error',
        summary: 'A nested serializer stands at what is no relation.',
        message: ({ name, model }) => `'${model}' has no relation '${name}' whose rows could be nested.`,
        advice: () => 'Name a relation of the model, or the `related_name` of one that leads to it.',
    }),
    'nested-many': entry<{ name: string; many: boolean }>({
        severity: 'error',
        summary: 'A nested serializer is for one row where there are several, or the other way round.',
        message: ({ name, many }) => (many ? `'${name}' has several rows.` : `'${name}' has one row at most.`),
        advice: ({ many }) => (many ? 'Write `[]` behind the serializer.' : 'Leave `[]` out.'),
    }),
    'writable-without-key': entry<{ name: string; serializer: string; model: string }>({
        severity: 'warning',
        summary: 'Nested rows are written without a unique field by which those that exist are found.',
        message: ({ name, serializer }) =>
            `'${serializer}' has no unique field by which rows of '${name}' are found: each request makes new ones.`,
        advice: ({ model }) =>
            `Add a \`unique\` field of '${model}' to the serializer, or write them by key: \`(write_by=id)\`.`,
    }),
    'row-without-address': entry<{ serializer: string; model: string }>({
        severity: 'error',
        summary: 'A hyperlinked serializer shows the address of rows that have none.',
        message: ({ serializer, model }) =>
            `'${serializer}' shows the address of each row, and no viewset shows one row of '${model}'.`,
        advice: ({ model }) =>
            `List its \`fields\` without \`url\`, or add a route: \`route "${model.toLowerCase()}s/" viewset ${model}\`.`,
    }),
    'serializer-circle': entry<{ serializer: string }>({
        severity: 'error',
        summary: 'Serializers nest each other in a circle.',
        message: ({ serializer }) => `What is nested here nests '${serializer}' in turn.`,
        advice: () => 'Nest a shorter serializer in one of them.',
    }),
    'serializer-path-through-many': entry<{ path: string; many: string; rows?: string }>({
        severity: 'error',
        summary: 'A key of a serializer is read through a relation that leads to several rows.',
        message: ({ path, many }) =>
            `A row may have several '${many}', so DRF reads no '${path}' and leaves the key out, or empty.`,
        advice: ({ many, rows }) =>
            many.includes('.') || rows === undefined
                ? `Show the keys of the rows: \`${many}\`.`
                : `Nest a serializer of '${rows}' (\`${many}: Other[]\`), or show the keys of the rows: \`${many}\`.`,
    }),
    'fields-and-exclude': entry<{ serializer: string }>({
        severity: 'error',
        summary: 'A serializer both lists its fields and excludes some.',
        message: ({ serializer }) => `'${serializer}' lists its fields, so there is nothing to exclude from.`,
        advice: () => 'Keep `fields` or `exclude`: DRF refuses both.',
    }),
    'read-only-and-write-only': entry<{ key: string }>({
        severity: 'error',
        summary: 'A field is read-only and write-only at once.',
        message: ({ key }) => `'${key}' can be neither read nor written.`,
        advice: () => 'Leave it out of one of the lists.',
    }),
    'repeated-serializer-field': entry<{ key: string; serializer: string }>({
        severity: 'error',
        summary: 'A serializer has two fields of one key.',
        message: ({ key, serializer }) => `A second '${key}' among the fields of '${serializer}'.`,
        advice: ({ key }) => `Leave it out, or give it a key of its own: \`other = ${key}\`.`,
    }),
    'narrowed-serializer-field': entry<{ key: string; serializer: string }>({
        severity: 'warning',
        summary: 'A field is made read-only or write-only that the serializer does not have.',
        message: ({ key, serializer }) => `'${serializer}' does not show '${key}', so this says nothing.`,
        advice: () => 'Add it to `fields`, or leave it out here.',
    }),
    'exposed-secret': entry<{ by: string; fields: readonly string[]; isWritten: boolean }>({
        severity: 'warning',
        summary: '`fields *`, or a route that names no serializer, shows a field that holds a secret.',
        message: ({ by, fields }) => `'${by}' shows ${quotedNames(fields)} to whoever may read.`,
        advice: ({ fields, isWritten }) =>
            isWritten
                ? `List the fields, or write \`exclude ${fields.join(', ')}\` or \`write_only_fields\`.`
                : `Name a serializer that lists its fields, or has \`exclude ${fields.join(', ')}\`.`,
    }),
    'ordering-by-secret': entry<{ fields: readonly string[]; isAll: boolean }>({
        severity: 'warning',
        summary: 'Clients may put rows in order by a field that holds a secret, which tells them what it is.',
        message: ({ fields }) =>
            `Whoever may read the list may order it by ${quotedNames(fields)}, and so find it out.`,
        advice: ({ isAll }) => (isAll ? 'List the fields that rows may be ordered by.' : 'Leave it out.'),
    }),
    'writable-rights': entry<{ serializer: string; fields: readonly string[] }>({
        severity: 'warning',
        summary: '`fields *` of users lets requests say what a user may do.',
        message: ({ serializer, fields }) => `Whoever writes with '${serializer}' may set ${quotedNames(fields)}.`,
        advice: ({ fields }) => `List the fields, or write \`read_only_fields ${fields.join(', ')}\`.`,
    }),
    'unknown-filter-lookup': entry<{ field: string; lookup: string; type: string }>({
        severity: 'error',
        summary: "A filter uses a lookup that the field's type does not have.",
        message: ({ field, lookup, type }) => `'${field}' is ${withArticle(type)}, which has no lookup '${lookup}'.`,
        advice: () => 'Choose a lookup of the type, or filter by a field behind it.',
    }),
    'filter-by-pk': entry<{ name: string; suggestions: readonly string[] }>({
        severity: 'error',
        summary: 'A filter is for `pk`, by which django-filter knows no field.',
        message: ({ name }) => `django-filter knows no field '${name}': the list fails for each request.`,
        advice: ({ suggestions }) => `Write ${quotedNames(suggestions)}, the name of the key itself.`,
    }),
    'unfilterable-field': entry<{ field: string; type: string }>({
        severity: 'warning',
        summary: 'A filter is wanted for a type that django-filter has none for.',
        message: ({ field, type }) => `django-filter has no filter for '${field}', ${withArticle(type)}.`,
        advice: () => 'Leave it out, or filter in a `queryset`.',
    }),
    'search-of-relation': entry<{ field: string }>({
        severity: 'error',
        summary: 'A search looks into a relation, which has no text.',
        message: ({ field }) => `'${field}' is a relation, and has no text to search in.`,
        advice: ({ field }) => `Name a text of the row that it leads to: \`${field}.name\`.`,
    }),
    'search-of-no-text': entry<{ field: string; type: string }>({
        severity: 'warning',
        summary: 'A search looks for text in a column that holds none.',
        message: ({ field, type }) => `'${field}' is ${withArticle(type)}, and a search looks for parts of texts.`,
        advice: () => 'Use `filterset_fields` for it, or `=` before it for the whole value.',
    }),
    'ordering-by-many': entry<{ field: string }>({
        severity: 'warning',
        summary: 'Rows are ordered by what each of them may have several of, and come once for each.',
        message: ({ field }) => `A row may have several '${field}', and would come once for each.`,
        advice: () => 'Order by a field of the row itself, or by an aggregate that a `queryset` annotates.',
    }),
    'set-of-filled-field': entry<{ field: string; by: string }>({
        severity: 'error',
        summary: '`set` fills a field that Django or the database fills.',
        message: ({ field, by }) => `'${field}' is filled by ${by}, whatever is set here.`,
        advice: () => 'Leave it out.',
    }),
    'set-to-null': entry<{ field: string }>({
        severity: 'error',
        summary: '`set` empties a column that cannot be NULL.',
        message: ({ field }) => `'${field}' cannot be NULL.`,
        advice: ({ field }) => `Write another value, or make the field optional: \`${field}: ...?\`.`,
    }),
    'set-to-unfit-value': entry<{ field: string; wanted: string }>({
        severity: 'error',
        summary: '`set` gives a field what it cannot hold.',
        message: ({ field, wanted }) => `'${field}' wants ${wanted}.`,
        advice: () => '',
    }),
    'unfit-path-converter': entry<{ name: string; converter: string; fitting: string }>({
        severity: 'warning',
        summary: 'A path takes other texts for a field than the field has.',
        message: ({ name, converter }) => `'${converter}' does not fit the values of '${name}'.`,
        advice: ({ name, fitting }) => `Write \`<${fitting}:${name}>\`, or leave the converter out.`,
    }),
    'route-without-table': entry<{ route: string; model: string }>({
        severity: 'error',
        summary: 'A route answers with rows of a model that has no table.',
        message: ({ route, model }) => `'${model}' has no table, so '${route}' has no rows to answer with.`,
        advice: () => 'Name a model that is neither abstract nor swapped out.',
    }),
    'page-without-row': entry<{ route: string; what: string }>({
        severity: 'error',
        summary: 'A page about one row has no parameter that says which.',
        message: ({ route }) => `The URL of '${route}' does not say which row is meant.`,
        advice: () => 'Write a parameter into the path, such as "<int:pk>/".',
    }),
};
