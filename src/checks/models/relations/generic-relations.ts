import type { DjangoModel, Field } from '../../../model/django-model.js';
import { modelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { allFields, findField, onDeleteOf, optionOf, relatedModel } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { nameIn, optionSpan } from '../option-values.js';
import { hasColumn, isForeignKey, writtenFields } from '../written-fields.js';

/** A relation to rows of any model keeps the model and the key in two columns, which are added where none are declared. */
export function* genericRelations(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        if (field.type.kind === 'generic-foreign-key') yield* columnsOf(project, model, field);
        if (field.type.kind === 'generic-relation' && field.type.by) {
            const by = findField(project, field.type.by);
            const target = relatedModel(project, field);
            if (by && target && by.type.kind !== 'generic-foreign-key' && !isForeign(by)) {
                const params = { field: field.name, by: by.name, model: target.name };
                yield finding('generic-relation-by-plain-field', field.typeSpan, params);
            }
        }
    }
}

const contentType = modelId('contenttypes', 'ContentType');

function* columnsOf(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    const fields = allFields(project, model);
    const named = (option: string, usual: string): [string, Field | undefined] => {
        const name = nameIn(optionOf(field, option)) ?? usual;
        return [name, fields.find(candidate => candidate.name === name)];
    };
    const [typeName, type] = named('ct_field', 'content_type');
    const [keyName, key] = named('fk_field', 'object_id');
    if (type && !isForeign(type)) {
        const span = optionSpan(field, 'ct_field');
        const params = { field: field.name, column: typeName };
        if (!isForeignKey(type)) yield finding('contenttypes.E003', span, params);
        else if (type.type.kind === 'relation' && type.type.to !== contentType) {
            yield finding('contenttypes.E004', span, params);
        } else if (onDeleteWord(type).startsWith('DB_')) yield finding('contenttypes.E006', type.span, params);
    }
    if (key && !hasColumn(key)) {
        yield finding('contenttypes.E001', optionSpan(field, 'fk_field'), { field: field.name, column: keyName });
    }
}

function onDeleteWord(field: Field): string {
    const value = onDeleteOf(field);
    return value.kind === 'word' ? value.word : '';
}

/** What a class in Python is, only Python knows. */
const isForeign = ({ type }: Field): boolean =>
    type.kind === 'custom' || type.kind === 'python' || type.kind === 'unresolved';
