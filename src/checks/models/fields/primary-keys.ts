import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, isOptionTrue, optionOf, ownModels, parentTablesOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { defaultVendors } from '../../vendors.js';
import { checkedFields, checkedModels, checkedWith, placeIn } from '../checked-models.js';
import type { ClassField } from '../class-fields.js';
import { classOf } from '../django-class.js';
import { optionSpan } from '../option-values.js';
import { isOfClass } from '../written-fields.js';
import { mayBeNull } from './removed-classes.js';

/** One primary key for each model, which has a value in each row. */
export function* primaryKeys(project: Project): Iterable<Finding> {
    for (const { model, field } of checkedFields(project)) {
        yield* keyOptions(project, field, isKeyOfAll(project, model, field));
    }
    for (const { model, field } of keysInPlaceOfLinks(project)) {
        if (field && mayBeNull(project, field) && isAskedForNull(project))
            yield finding('fields.E007', model.span, { field: field.name });
    }
    yield* keys(project);
    yield* autoFields(project);
}

/** Of a field, or of an array's item, which is the key of nothing but its own word. */
export function* keyOptions(project: Project, field: Field, isKeyUnsaid = false): Iterable<Finding> {
    const { name, span, typeSpan } = field;
    const isKey = isOptionTrue(field, 'primary_key');
    if (isKey && mayBeNull(project, field) && isAskedForNull(project))
        yield finding('fields.E007', span, { field: name });
    if (field.computed) return;
    if (isAuto(project, field) && !isKey && !isKeyUnsaid) yield finding('fields.E100', typeSpan, { field: name });
    if (optionOf(field, 'primary_key') && isOfClass(project, field, 'File', 'Image')) {
        yield finding('fields.E201', optionSpan(field, 'primary_key'), { field: name });
    }
}

/** Oracle takes an empty text for NULL, so Django does not ask there. */
function isAskedForNull(project: Project): boolean {
    const vendors = defaultVendors(project);
    return vendors.size === 0 || [...vendors].some(vendor => vendor !== 'oracle');
}

/** Whether the field is the key of each model that has it, though it does not say so. */
const isKeyOfAll = (project: Project, model: DjangoModel, field: Field): boolean =>
    checkedWith(project, model).every(heir => classOf(project, heir).primaryKey?.field === field);

/**
 * The columns of abstract models that stand where the link to a model with a table would, under its name: Django makes
 * each the key of the class that extends both.
 */
export function* keysInPlaceOfLinks(project: Project): Iterable<{ model: DjangoModel } & ClassField> {
    for (const model of checkedModels(project)) {
        if (model.bases.length < 2) continue;
        const { columns, primaryKey: key, parents } = classOf(project, model);
        if (!key || parents.size === 0 || key.isParentLink || !columns.includes(key)) continue;
        if (!key.field || !isKey(project, key.field)) yield { ...key, model };
    }
}

const isAuto = (project: Project, field: Field): boolean =>
    !field.computed && /Auto$/.test(fieldClassOf(project, field)?.name ?? '');

const isKey = (project: Project, field: Field): boolean =>
    isOptionTrue(field, 'primary_key') || isOfClass(project, field, 'CompositePrimaryKey');

const keysOf = (project: Project, model: DjangoModel): Field[] =>
    columnsOf(project, model).filter(field => isKey(project, field));

/** The columns of the model's own table that are written, be it in an abstract model: not those behind what has their name already. */
const columnsOf = (project: Project, model: DjangoModel): Field[] =>
    classOf(project, model).columns.flatMap(({ field }) => field ?? []);

function* keys(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        if (model.kind === 'proxy') continue;
        const found = keysOf(project, model);
        const last = found.findLast(field => model.fields.includes(field)) ?? found.at(-1);
        if (found.length < 2 || !last) continue;
        const fields = found.map(({ name }) => name);
        yield finding('models.E026', placeIn(model, last), { model: model.name, fields });
    }
    for (const model of checkedModels(project)) {
        const { columns } = classOf(project, model);
        const id =
            hasImpliedId(project, model) && columns.find(({ name, isPrimaryKey }) => name === 'id' && !isPrimaryKey);
        if (id) yield finding('models.E004', id.field ? placeIn(model, id.field) : model.span, { field: 'id' });
    }
}

/** Whether Django adds a primary key called `id`: what a class in Python brings along, only Python knows. */
const hasImpliedId = (project: Project, model: DjangoModel): boolean =>
    model.kind === 'concrete' &&
    keysOf(project, model).length === 0 &&
    parentTablesOf(project, model).length === 0 &&
    !model.bases.some(({ kind }) => kind === 'python');

/** Django refuses to make a class of a model with two fields that count up; the key that it adds is one of them. */
function* autoFields(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        if (model.kind === 'proxy') continue;
        const autos = columnsOf(project, model).filter(field => isAuto(project, field));
        const first = hasImpliedId(project, model) ? 'id' : autos[0]?.name;
        const second = hasImpliedId(project, model) ? autos[0] : autos[1];
        if (!second || first === undefined) continue;
        yield finding('second-auto-field', placeIn(model, second), { field: second.name, first });
    }
}
