import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import {
    fieldClassOf,
    isNullable,
    isOptionTrue,
    localFields,
    optionOf,
    ownModels,
    parentTablesOf,
} from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { vendorsOf } from '../../vendors.js';
import { optionSpan } from '../option-values.js';
import { hasColumn, isOfClass, writtenFields } from '../written-fields.js';

/** One primary key for each model, which has a value in each row. */
export function* primaryKeys(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        const { name, span } = field;
        const isKey = isOptionTrue(field, 'primary_key');
        // Oracle takes an empty text for NULL, so Django does not ask there.
        if (isKey && isNullable(project, field) && !vendorsOf(project, model.app).has('oracle')) {
            yield finding('fields.E007', span, { field: name });
        }
        if (isAuto(project, field) && !isKey) yield finding('fields.E100', field.typeSpan, { field: name });
        if (optionOf(field, 'primary_key') && isOfClass(project, field, 'File', 'Image')) {
            yield finding('fields.E201', optionSpan(field, 'primary_key'), { field: name });
        }
    }
    for (const model of ownModels(project)) yield* keysOf(project, model);
}

const isAuto = (project: Project, field: Field): boolean => /Auto$/.test(fieldClassOf(project, field)?.name ?? '');

function* keysOf(project: Project, model: DjangoModel): Iterable<Finding> {
    if (model.kind === 'proxy') return;
    const local = localFields(project, model);
    const isKey = (field: Field): boolean =>
        isOptionTrue(field, 'primary_key') || isOfClass(project, field, 'CompositePrimaryKey');
    const keys = local.filter(isKey);
    // What is inherited whole is reported where it is declared.
    const ownKey = keys.findLast(field => model.fields.includes(field));
    if (keys.length > 1 && ownKey) {
        yield finding('models.E026', ownKey.span, { model: model.name, fields: keys.map(({ name }) => name) });
    }
    const autos = local.filter(field => isAuto(project, field));
    const second = autos[1];
    if (second && autos[0] && model.fields.includes(second)) {
        yield finding('second-auto-field', second.span, { field: second.name, first: autos[0].name });
    }
    const id = model.fields.find(({ name }) => name === 'id');
    const hasOtherKey = keys.length > 0 || parentTablesOf(project, model).length > 0;
    const mayInherit = model.bases.some(({ kind }) => kind === 'python');
    // An abstract model may leave the key to those that extend it.
    if (id && model.kind === 'concrete' && hasColumn(id) && !hasOtherKey && !mayInherit) {
        yield finding('models.E004', id.span, { field: 'id' });
    }
}
