import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { allFields, optionOf } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { isOpen, isUserModel } from '../../model-families.js';
import { isFilledByCode, isNeeded } from '../needed-fields.js';
import { type AdminPage, adminPages, namesIn, optionNamed, type PageOption } from './admin-page.js';

/** Forms of the admin that leave out, or only show, what a row cannot be made without. */
export function* unwrittenAdminFields(project: Project): Iterable<Finding> {
    for (const page of adminPages(project)) {
        const { model } = page;
        if (isOpen(project, model) || isUserModel(project, model) || isFilledByCode(project, model)) continue;
        const option = ['fields', 'fieldsets', 'exclude', 'readonly_fields'].find(name => optionNamed(page, name));
        const place = option === undefined ? undefined : optionNamed(page, option);
        if (!place || isMadeElsewhere(page)) continue;
        const fields = allFields(project, model).filter(isEditable);
        const written = new Set(fields.map(({ name }) => name).filter(isWritten(page)));
        // A page for reading.
        if (written.size === 0) continue;
        const left = fields.filter(
            field => isNeeded(project, field) && !written.has(field.name) && !leadsToPage(field, page.parent),
        );
        if (left.length === 0) continue;
        const names = left.map(({ name }) => name);
        const hidden = hiddenIn(page);
        yield finding('admin-field-unwritten', place.span, {
            fields: names,
            model: model.name,
            option: place.name,
            isListed: place.name === 'fields' && !names.some(name => hidden.has(name)),
        });
    }
}

/** Whether a class of Python's makes the form, or no rows are added. */
function isMadeElsewhere(page: AdminPage): boolean {
    const most = optionNamed(page, 'max_num')?.values[0];
    const isFull = most?.kind === 'value' && most.value.kind === 'number' && Number(most.value.text) === 0;
    return isFull || ['form', 'formset'].some(name => optionNamed(page, name));
}

const isEditable = (field: Field): boolean => {
    const editable = optionOf(field, 'editable');
    return !(editable?.kind === 'boolean' && !editable.value);
};

/** An inline's row gets the row that it stands below. */
const leadsToPage = ({ type }: Field, parent: DjangoModel | undefined): boolean =>
    parent !== undefined && type.kind === 'relation';

function isWritten(page: AdminPage): (name: string) => boolean {
    const listed = optionNamed(page, 'fields') ?? optionNamed(page, 'fieldsets');
    const shown = listed && new Set(listed.name === 'fields' ? namesOf(listed) : namesInGroups(listed));
    const hidden = hiddenIn(page);
    return name => (shown?.has(name) ?? true) && !hidden.has(name);
}

const hiddenIn = (page: AdminPage): ReadonlySet<string> =>
    new Set(['exclude', 'readonly_fields'].flatMap(name => namesOf(optionNamed(page, name))));

const namesOf = (option: PageOption | undefined): string[] => namesIn(option).map(({ name }) => name);

/** Of `[["Title", { fields: [name, [made, changed]] }]]`. */
const namesInGroups = ({ values }: PageOption): string[] =>
    values.flatMap(each => (each.kind === 'value' ? namesUnderFields(each.value) : []));

function namesUnderFields(value: Value): string[] {
    if (value.kind === 'list') return value.items.flatMap(namesUnderFields);
    if (value.kind !== 'object') return [];
    return value.entries.flatMap(entry => (entry.key === 'fields' ? namesInValue(entry.value) : []));
}

function namesInValue(value: Value): string[] {
    if (value.kind === 'list') return value.items.flatMap(namesInValue);
    const name = nameIn(value);
    return name === undefined ? [] : [name];
}
