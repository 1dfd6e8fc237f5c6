import { entry } from '../../catalogue-entry.js';

interface OfField {
    readonly field: string;
}
interface OfOption {
    readonly option: string;
}

const notANumber = {
    severity: 'error',
    message: ({ option }: OfOption) => `'${option}' must be a whole number.`,
    advice: () => '',
} as const;
const notASwitch = {
    severity: 'error',
    message: ({ option }: OfOption) => `'${option}' must be \`true\` or \`false\`.`,
    advice: () => '',
} as const;

const notAnObject = {
    severity: 'error',
    message: ({ option }: OfOption) => `'${option}' must say something of each field.`,
    advice: ({ option }: OfOption) =>
        option === 'radio_fields'
            ? 'Write radio_fields { size: VERTICAL }.'
            : 'Write prepopulated_fields { slug: ["title"] }.',
} as const;
const groupAdvice = 'Write fieldsets=[["Title", { fields: ["a", "b"] }]].';

/** What is said of a model's page in the admin. */
export const adminCatalogue = {
    'admin.E002': entry<OfField>({
        severity: 'error',
        summary: 'raw_id_fields names what is no relation of the model itself, but a column or a path.',
        message: ({ field }) => `'${field}' is no relation of the model itself; the admin wants the relation.`,
        advice: ({ field }) => (/_id$/.test(field) ? `Write ${field.replace(/_id$/, '')}.` : ''),
    }),
    'admin.E003': entry<OfField>({
        severity: 'error',
        summary: 'raw_id_fields names a field that is no relation.',
        message: ({ field }) => `'${field}' is no relation: only relations are chosen by their keys.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E006': entry<OfField>({
        severity: 'error',
        summary: 'A form shows a field twice.',
        message: ({ field }) => `'${field}' is among the fields twice.`,
        advice: () => 'Keep one of them.',
    }),
    'admin.E013': entry<OfField & { through: string }>({
        severity: 'error',
        summary: 'A form shows a relation to many that goes through a model of its own.',
        message: ({ field, through }) => `'${field}' goes through '${through}', whose columns this form cannot fill.`,
        advice: ({ through }) => `Leave it out, and write 'inlines ${through}'.`,
    }),
    'admin.E015': entry<OfField>({
        severity: 'error',
        summary: 'A form leaves out a field twice.',
        message: ({ field }) => `'${field}' is left out twice.`,
        advice: () => 'Keep one of them.',
    }),
    'admin.E019': entry<OfField & OfOption>({
        severity: 'error',
        summary: 'filter_horizontal or filter_vertical names what is no field of the model itself.',
        message: ({ field, option }) => `'${option}' is for the model's own relations to many, and '${field}' is none.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E025': entry<OfOption>({
        ...notASwitch,
        summary: 'view_on_site is no switch, and nothing that can be called.',
    }),
    'admin.E035': entry<OfField>({
        severity: 'error',
        summary: 'readonly_fields names what is no field of the model itself.',
        message: ({ field }) => `A form cannot show '${field}': it is no field of the model itself.`,
        advice: () => 'Leave it out, or write a method of the page that shows it.',
    }),
    'admin.E037': entry<OfField>({
        severity: 'error',
        summary: 'autocomplete_fields names what is no field of the model itself.',
        message: ({ field }) => `'${field}' is no field of the model itself.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E041': entry<OfOption>({
        ...notANumber,
        since: '6.1',
        summary: 'delete_confirmation_max_display is no whole number, or less than nothing.',
    }),
    'admin.E101': entry<OfOption>({ ...notASwitch, summary: 'save_as is no switch.' }),
    'admin.E102': entry<OfOption>({ ...notASwitch, summary: 'save_on_top is no switch.' }),
    'admin.E108': entry<OfField>({
        severity: 'error',
        summary: 'list_display shows what is no field.',
        message: ({ field }) => `The list cannot show '${field}': it does not lead to a field.`,
        advice: () => 'Name a field, or a path that ends at one.',
    }),
    'admin.E116': entry<OfField>({
        severity: 'error',
        summary: 'list_filter filters by what is no field.',
        message: ({ field }) => `The list cannot be filtered by '${field}': it does not lead to a field.`,
        advice: () => 'Name a field, or a path that ends at one.',
    }),
    'admin.E118': entry<OfOption>({ ...notANumber, summary: 'list_per_page is no whole number.' }),
    'admin.E119': entry<OfOption>({ ...notANumber, summary: 'list_max_show_all is no whole number.' }),
    'admin.E127': entry<OfField>({
        severity: 'error',
        summary: 'date_hierarchy names what is no field.',
        message: ({ field }) => `'${field}' does not lead to a field: there are no days to go through.`,
        advice: () => 'Name a Date or a DateTime.',
    }),
    'admin.E203': entry<OfOption>({ ...notANumber, summary: "An inline's extra is no whole number." }),
    'admin.E204': entry<OfOption>({ ...notANumber, summary: "An inline's max_num is no whole number." }),
    'admin.E205': entry<OfOption>({ ...notANumber, summary: "An inline's min_num is no whole number." }),
    'admin.E301': entry<{ model: string }>({
        severity: 'error',
        since: '6.0',
        summary: 'The generic key of an inline is lost: something else of its name comes first.',
        message: ({ model }) => `'${model}' has no generic key: what it extends first has something else of the name.`,
        advice: () => 'Rename one of them.',
    }),
    'admin.E302': entry<OfField & { model: string }>({
        severity: 'error',
        summary: 'ct_field of an inline names what is no field.',
        message: ({ field, model }) => `'${model}' has no field '${field}' that could hold the type of a row.`,
        advice: () => 'Leave ct_field out.',
    }),
    'admin.E303': entry<OfField & { model: string }>({
        severity: 'error',
        summary: 'ct_fk_field of an inline names what is no field.',
        message: ({ field, model }) => `'${model}' has no field '${field}' that could hold the key of a row.`,
        advice: () => 'Leave ct_fk_field out.',
    }),
    'admin.E304': entry<{ model: string; type: string; key: string }>({
        severity: 'error',
        summary: 'An inline names columns that are not those of one generic relation.',
        message: ({ model, type, key }) => `No relation of '${model}' to any model keeps it in '${type}' and '${key}'.`,
        advice: () => 'Leave ct_field and ct_fk_field out.',
    }),
    'inline-of-abstract-model': entry<{ model: string }>({
        severity: 'error',
        summary: 'An inline shows rows of an abstract model.',
        message: ({ model }) => `'${model}' is abstract: it has no rows that a page could show.`,
        advice: () => 'Name a model that extends it.',
    }),
    'composite-key-in-admin': entry<{ model: string }>({
        severity: 'error',
        summary: 'A model with a composite primary key has an admin block.',
        message: ({ model }) => `'${model}' has a composite primary key, for which Django's admin has no pages.`,
        advice: () => 'Leave the block out.',
    }),
    'admin.E020': entry<OfField & { option: string }>({
        severity: 'error',
        summary: 'filter_horizontal or filter_vertical names a field that is no relation to many.',
        message: ({ field, option }) => `'${option}' is for relations to many, and '${field}' is none.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E022': entry<OfField & { option: string }>({
        severity: 'error',
        summary: 'radio_fields names what is no field.',
        message: ({ field }) => `No field '${field}' to choose from buttons.`,
        advice: () => '',
    }),
    'admin.E023': entry<OfField>({
        severity: 'error',
        summary: 'radio_fields names a field without choices.',
        message: ({ field }) =>
            `'${field}' has no choices, and leads to no other model: there is nothing to choose from.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E027': entry<OfField>({
        severity: 'error',
        summary: 'prepopulated_fields fills what is no field.',
        message: ({ field }) => `No field '${field}' to fill in.`,
        advice: () => '',
    }),
    'admin.E028': entry<OfField>({
        severity: 'error',
        summary: 'prepopulated_fields fills a relation or a moment.',
        message: ({ field }) => `'${field}' cannot be filled from texts: it is a relation or a moment.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E030': entry<OfField>({
        severity: 'error',
        summary: 'prepopulated_fields fills a field from what is none.',
        message: ({ field }) => `No field '${field}' to fill another one from.`,
        advice: () => '',
    }),
    'admin.E038': entry<OfField>({
        severity: 'error',
        summary: 'autocomplete_fields names a field that is no relation.',
        message: ({ field }) => `'${field}' is no relation: there are no rows to search for.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E039': entry<OfField & { model: string }>({
        severity: 'error',
        summary: 'autocomplete_fields names a relation to a model that is not in the admin.',
        message: ({ field, model }) => `'${field}' searches for rows of '${model}', which is not in the admin.`,
        advice: ({ model }) => `Give '${model}' an admin block with search_fields.`,
    }),
    'admin.E040': entry<OfField & { model: string }>({
        severity: 'error',
        summary: 'autocomplete_fields names a relation to a model that cannot be searched.',
        message: ({ field, model }) => `'${field}' searches for rows of '${model}', which has no search_fields.`,
        advice: ({ model }) => `Add search_fields to the admin block of '${model}'.`,
    }),
    'admin.E109': entry<OfField>({
        severity: 'error',
        summary: 'list_display shows a relation to many.',
        message: ({ field }) => `'${field}' leads to many rows, and a column of the list shows one value.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E111': entry<OfField>({
        severity: 'error',
        summary: 'list_display_links names what list_display does not show.',
        message: ({ field }) => `'${field}' is to be a link, and is not in list_display.`,
        advice: () => 'Add it to list_display.',
    }),
    'admin.E122': entry<OfField>({
        severity: 'error',
        summary: 'list_editable names what list_display does not show.',
        message: ({ field }) => `'${field}' is to be edited in the list, and is not in list_display.`,
        advice: () => 'Add it to list_display.',
    }),
    'admin.E123': entry<OfField>({
        severity: 'error',
        summary: 'A field is a link and edited in the list.',
        message: ({ field }) => `'${field}' cannot be both a link and edited in the list.`,
        advice: () => 'Keep it in one of list_editable and list_display_links.',
    }),
    'admin.E124': entry<OfField>({
        severity: 'error',
        summary: 'The first column of the list, which is its link, is edited.',
        message: ({ field }) =>
            `'${field}' is the first column and so the link to the row: it cannot be edited in the list.`,
        advice: () => 'Say with list_display_links what is the link.',
    }),
    'admin.E125': entry<OfField>({
        severity: 'error',
        summary: 'list_editable names a field that cannot be edited.',
        message: ({ field }) => `'${field}' cannot be edited: no form shows it.`,
        advice: () => 'Leave it out.',
    }),
    'admin-lookup-in-each-row': entry<{ field: string; option: string }>({
        severity: 'info',
        summary: 'list_editable edits a relation whose widget asks the database in each row.',
        message: ({ field, option }) =>
            `Each row of the list asks the database for its '${field}', which ${option} shows one at a time.`,
        advice: ({ option }) => `Leave it out here, or out of ${option}: choices are read once for the whole list.`,
    }),
    'admin.E121': entry<OfField>({
        severity: 'error',
        summary: "list_editable names what is no field of the model's own.",
        message: ({ field }) => `'${field}' is no field of the model: the list cannot edit it.`,
        advice: () => 'Leave it out.',
    }),
    'admin.E128': entry<OfField>({
        severity: 'error',
        summary: 'date_hierarchy names a field that is no date.',
        message: ({ field }) => `'${field}' is neither a Date nor a DateTime: there are no days to go through.`,
        advice: () => 'Name a field that is.',
    }),
    'admin.E202': entry<{ model: string; parent: string }>({
        severity: 'error',
        summary: 'An inline has no relation to the model that it stands in.',
        message: ({ model, parent }) => `'${model}' has no relation to '${parent}', which shows its rows, or several.`,
        advice: () => 'Name a model with a relation to this one.',
    }),
    'admin.E201': entry<OfField & { model: string }>({
        severity: 'error',
        summary: 'An inline leaves out the relation to the model that it stands in.',
        message: ({ field, model }) => `An inline of '${model}' needs '${field}', which it leaves out.`,
        advice: () => "Leave it out of 'exclude': it is not shown anyway.",
    }),
    'admin.E005': entry<Record<never, never>>({
        severity: 'error',
        summary: 'An inline has both fields and fieldsets.',
        message: () => "What a form shows is said twice, by 'fields' and by 'fieldsets'.",
        advice: () => 'Keep one of them.',
    }),
    'admin.E007': entry<Record<never, never>>({
        severity: 'error',
        summary: 'fieldsets is no list.',
        message: () => "'fieldsets' must be a list of groups.",
        advice: () => groupAdvice,
    }),
    'admin.E008': entry<{ expected: string }>({
        severity: 'error',
        summary: 'A group of fieldsets, or the fields in one, is no list.',
        message: ({ expected }) => `In fieldsets, this must be ${expected}.`,
        advice: () => groupAdvice,
    }),
    'admin.E009': entry<Record<never, never>>({
        severity: 'error',
        summary: 'A group of fieldsets is no pair.',
        message: () => 'A group of fieldsets is a title, or null, and what is in it.',
        advice: () => groupAdvice,
    }),
    'admin.E010': entry<Record<never, never>>({
        severity: 'error',
        summary: 'What is in a group of fieldsets is no object.',
        message: () => 'What is in a group of fieldsets must be an object.',
        advice: () => groupAdvice,
    }),
    'admin.E011': entry<Record<never, never>>({
        severity: 'error',
        summary: 'A group of fieldsets has no fields.',
        message: () => 'This group of fieldsets does not say what it shows.',
        advice: () => groupAdvice,
    }),
    'admin.E012': entry<OfField>({
        severity: 'error',
        summary: 'Groups of fieldsets show a field twice.',
        message: ({ field }) => `'${field}' is shown twice.`,
        advice: () => 'Leave one of them out.',
    }),
    'admin.E016': entry<OfOption>({
        severity: 'error',
        summary: 'The form of a page is no form of a model.',
        message: ({ option }) => `'${option}' must name a form of a model.`,
        advice: () => 'Name a class that extends django.forms.ModelForm, in backticks.',
    }),
    'admin.E206': entry<OfOption>({
        severity: 'error',
        summary: 'The formset of an inline is none of models.',
        message: ({ option }) => `'${option}' must name a formset of models.`,
        advice: () => 'Name a class that extends django.forms.BaseInlineFormSet, in backticks.',
    }),
    'admin.E021': entry<OfOption>({ ...notAnObject, summary: 'radio_fields is no object.' }),
    'admin.E026': entry<OfOption>({ ...notAnObject, summary: 'prepopulated_fields is no object.' }),
    'admin.E032': entry<Record<never, never>>({
        severity: 'error',
        summary: 'A random order of the admin has other fields too.',
        message: () => "A random order, '?', leaves nothing to order by other fields.",
        advice: () => "Leave '?' out, or all else.",
    }),
    'admin.E033': entry<OfField>({
        severity: 'error',
        summary: 'The order of a page names what is no field.',
        message: ({ field }) => `'${field}' is no field of the model: rows cannot be ordered by it.`,
        advice: () => 'Name a field, without quotes.',
    }),
    'admin.E113': entry<{ filter: string }>({
        severity: 'error',
        summary: 'list_filter names a class that is no filter.',
        message: ({ filter }) => `'${filter}' is no filter.`,
        advice: () => 'Name a field, or a class that extends django.contrib.admin.SimpleListFilter.',
    }),
    'admin.E114': entry<{ filter: string }>({
        severity: 'error',
        summary: 'list_filter names a filter for fields without a field.',
        message: ({ filter }) => `'${filter}' filters by a field, and none is named.`,
        advice: ({ filter }) => `Write [field, \`django.contrib.admin.${filter}\`].`,
    }),
    'admin.E115': entry<{ filter: string }>({
        severity: 'error',
        summary: 'list_filter names a filter behind a field that is none for fields.',
        message: ({ filter }) => `'${filter}' filters by no field, and stands behind one.`,
        advice: () => 'Name it alone, or a class that extends django.contrib.admin.FieldListFilter.',
    }),
    'admin.E130': entry<{ name: string }>({
        severity: 'error',
        summary: 'Two actions of a page have one name.',
        message: ({ name }) => `Two actions are called '${name}': the page could not tell them apart.`,
        advice: () => 'Rename one of the functions.',
    }),
    'admin-page-attribute': entry<OfField>({
        severity: 'error',
        summary: 'A list or a form of the admin shows something of the page itself.',
        message: ({ field }) =>
            `'${field}' is something of the page itself, and of no row: the page fails, or shows no value.`,
        advice: () => 'Name a field, or rename the one that is meant.',
    }),
    'admin-field-unwritten': entry<{ fields: readonly string[]; model: string; option: string; isListed: boolean }>({
        severity: 'warning',
        summary: 'A form of the admin leaves out what a row cannot be made without, so that none can be added.',
        message: ({ fields, model, option }) =>
            `No '${model}' can be added in the admin: with these ${option} nobody fills '${fields.join("' and '")}'.`,
        advice: ({ fields: [field = ''] }) => `Let '${field}' be written, or give it a default.`,
    }),
    'admin-option-type': entry<{ option: string; expected: string }>({
        severity: 'error',
        summary: 'An option of the admin has a value of another type.',
        message: ({ option, expected }) => `'${option}' must be ${expected}.`,
        advice: () => '',
    }),
    'admin-search-of-relation': entry<OfField>({
        severity: 'error',
        summary: 'search_fields names a relation, which has no text.',
        message: ({ field }) => `'${field}' is a relation, which has no text: the search would fail.`,
        advice: ({ field }) => `Name a field behind it: ${field}.name.`,
    }),
};
