import type { AdminOption, AdminValue, DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf, fieldClassOf, indexOf, optionOf, ownModels } from '../../../model/queries.js';
import type { Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { nameIn } from '../option-values.js';
import { isForeignKey, isOfClass } from '../written-fields.js';

/** Options of the admin that are no lists of fields: numbers, switches, objects, inlines. */
export function* adminOptions(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        if (model.admin?.kind !== 'options') continue;
        for (const option of model.admin.options) {
            yield* typeOf(option);
            for (const value of option.values) {
                if (value.kind !== 'value' || value.value.kind !== 'object') continue;
                if (option.name === 'prepopulated_fields')
                    yield* prepopulated(project, model, value.value.entries, value.value);
                if (option.name === 'radio_fields') yield* radio(project, model, value.value);
                if (option.name === 'inlines') yield* inline(project, model, value.value);
            }
        }
    }
}

const types: Readonly<Record<string, 'number' | 'boolean'>> = {
    list_per_page: 'number',
    list_max_show_all: 'number',
    save_as: 'boolean',
    save_on_top: 'boolean',
    show_full_result_count: 'boolean',
    actions_on_top: 'boolean',
    actions_on_bottom: 'boolean',
};

function* typeOf({ name, values, span }: AdminOption): Iterable<Finding> {
    const wanted = types[name];
    const [first] = values;
    if (!wanted || !first || isOpaque(first)) return;
    const value = first.kind === 'value' ? first.value : undefined;
    const fits = wanted === 'number' ? value?.kind === 'number' && /^\d+$/.test(value.text) : value?.kind === 'boolean';
    if (fits && values.length === 1) return;
    const expected = wanted === 'number' ? 'a whole number' : '`true` or `false`';
    yield finding('admin-option-type', span, { option: name, expected });
}

const isOpaque = (value: AdminValue): boolean =>
    value.kind === 'value' && (value.value.kind === 'python' || value.value.kind === 'unresolved');

type ObjectValue = Extract<Value, { kind: 'object' }>;

function* prepopulated(
    project: Project,
    model: DjangoModel,
    entries: ObjectValue['entries'],
    { span }: ObjectValue,
): Iterable<Finding> {
    const fields = new Map(allFields(project, model).map(field => [field.name, field]));
    for (const { key, value } of entries) {
        const filled = fields.get(key);
        if (!filled) yield finding('admin.E027', span, { field: key });
        else if (filled.type.kind === 'relation' || isOfClass(project, filled, 'DateTime')) {
            yield finding('admin.E028', span, { field: key });
        }
        for (const item of value.kind === 'list' ? value.items : [value]) {
            const name = nameIn(item);
            if (name !== undefined && !fields.has(name)) yield finding('admin.E030', item.span, { field: name });
        }
    }
}

function* radio(project: Project, model: DjangoModel, { entries, span }: ObjectValue): Iterable<Finding> {
    const fields = new Map(allFields(project, model).map(field => [field.name, field]));
    for (const { key } of entries) {
        const field = fields.get(key);
        if (!field) yield finding('admin.E022', span, { field: key, option: 'radio_fields' });
        else if (
            fieldClassOf(project, field) &&
            !isForeignKey(field) &&
            field.type.kind !== 'enum' &&
            !optionOf(field, 'choices')
        ) {
            yield finding('admin.E023', span, { field: key });
        }
    }
}

/** Rows of another model, on the page of the one that they lead to. */
function* inline(project: Project, parent: DjangoModel, { entries, span }: ObjectValue): Iterable<Finding> {
    const of = (key: string): Value | undefined => entries.find(entry => entry.key === key)?.value;
    const target = of('model');
    const model = target?.kind === 'model' ? indexOf(project).models.get(target.model) : undefined;
    if (!model || model.kind === 'abstract') return;
    for (const option of ['extra', 'min_num', 'max_num']) {
        const value = of(option);
        const isFit = !value || value.kind === 'python' || (value.kind === 'number' && /^\d+$/.test(value.text));
        if (!isFit) yield finding('admin-option-type', value.span, { option, expected: 'a whole number' });
    }
    const family = new Set([parent.id, ...ancestorsOf(project, parent).map(({ id }) => id)]);
    const fields = allFields(project, model);
    const links = fields.filter(
        field => isForeignKey(field) && field.type.kind === 'relation' && family.has(field.type.to),
    );
    const mayBeGeneric = fields.some(({ type }) => type.kind !== 'relation' && !saysAll(type.kind));
    const isOpen = [model, ...ancestorsOf(project, model)].some(({ bases }) =>
        bases.some(({ kind }) => kind === 'python'),
    );
    if (links.length === 0 && !mayBeGeneric && !isOpen) {
        yield finding('admin.E202', span, { model: model.name, parent: parent.name });
    }
    const left = of('exclude');
    for (const item of left?.kind === 'list' ? left.items : left ? [left] : []) {
        const name = nameIn(item);
        if (name !== undefined && links.length === 1 && links[0]?.name === name) {
            yield finding('admin.E201', item.span, { field: name, model: model.name });
        }
    }
}

/** Whether a type's kind says all: a generic relation, or a class in Python, may lead to the parent too. */
const saysAll = (kind: string): boolean => kind === 'library' || kind === 'enum' || kind === 'generic-relation';
