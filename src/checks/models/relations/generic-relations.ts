import type { DjangoModel, Field } from '../../../model/django-model.js';
import { isDjangoAtLeast } from '../../../model/django-version.js';
import { genericColumns } from '../../../model/generic-columns.js';
import { modelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { findField, onDeleteOf, optionOf, ownModels, relatedModel } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { type Finding, finding, findingOfName } from '../../finding.js';
import { heirsOf } from '../checked-models.js';
import { type ClassField, targetOf } from '../class-fields.js';
import { classOf, forwardField } from '../django-class.js';
import { optionSpan } from '../option-values.js';
import { djangosClassOf } from '../python-class.js';
import { isSwapped } from '../swapped.js';
import { isForeignKey, writtenFields } from '../written-fields.js';
import { relationsTo } from './reverse-relations.js';

/** A relation to rows of any model keeps the model and the key in two columns, which are added where none are declared. */
export function* genericRelations(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        if (field.type.kind !== 'generic-relation' || !field.type.by) continue;
        const by = findField(project, field.type.by);
        const target = relatedModel(project, field);
        if (by && target && by.type.kind !== 'generic-foreign-key' && !isForeign(project, by)) {
            const params = { field: field.name, by: by.name, model: target.name };
            yield finding('generic-relation-by-plain-field', field.typeSpan, params);
        }
    }
    for (const source of ownModels(project)) yield* missingColumns(project, source);
    // What an abstract model declares is said once of all that extend it.
    const told = new Set<SourceSpan>();
    for (const model of ownModels(project)) {
        if (model.kind === 'abstract') continue;
        for (const relation of classOf(project, model).privateFields) {
            const found = typeColumn(project, model, relation);
            if (!found || told.has(found.span) || !isFound(project, model, relation.name)) continue;
            told.add(found.span);
            yield found;
        }
    }
}

/** Django goes through what stands in classes of models with tables: a way back of its name takes a generic relation's place. */
const isFound = (project: Project, model: DjangoModel, name: string): boolean =>
    !isSwapped(project, model) &&
    !relationsTo(project, model).some(
        ({ accessor, from, target }) => accessor === name && (from.kind !== 'many-to-many' || target === model),
    );

/**
 * Columns that are named and not there, or behind a manager, where they are named: of an abstract model some that extend it
 * may have them.
 */
function* missingColumns(project: Project, source: DjangoModel): Iterable<Finding> {
    for (const field of source.fields) {
        if (field.type.kind !== 'generic-foreign-key') continue;
        const { contentType, objectId } = genericColumns(project, source, field);
        for (const [option, code, name] of [
            ['fk_field', 'contenttypes.E001', objectId],
            ['ct_field', 'contenttypes.E002', contentType],
        ] as const) {
            const value = optionOf(field, option);
            const isMissing = value?.kind === 'missing';
            const lacks = (model: DjangoModel): boolean => {
                const made = classOf(project, model);
                return made.privateFields.some(each => each.field === field) && !forwardField(project, made, name);
            };
            const models = source.kind === 'abstract' ? heirsOf(project, source) : [source];
            if (!models.some(model => lacks(model) && isFound(project, model, field.name))) continue;
            const manager = source.managers.find(each => each.name === name);
            const span = isMissing ? value.span : (manager?.span ?? optionSpan(field, option));
            yield findingOfName(code, span, { field: field.name, column: name }, isMissing);
        }
    }
}

const contentType = modelId('contenttypes', 'ContentType');

function typeColumn(project: Project, model: DjangoModel, { field, declaredBy }: ClassField): Finding | undefined {
    if (field?.type.kind !== 'generic-foreign-key') return undefined;
    const { contentType: name } = genericColumns(project, declaredBy, field);
    const column = forwardField(project, classOf(project, model), name);
    if (!column || (column.field ? isForeign(project, column.field) : targetOf(project, column))) return undefined;
    const span = declaredBy === model ? optionSpan(field, 'ct_field') : model.span;
    const params = { field: field.name, column: name };
    // Where both columns are given one name, it is the key's.
    if (!column.field || !isForeignKey(column.field)) return finding('contenttypes.E003', span, params);
    const target = targetOf(project, column);
    if (target && target.id !== contentType) return finding('contenttypes.E004', span, params);
    const isByDatabase = isDjangoAtLeast(project, 6, 1) && onDeleteWord(column.field).startsWith('DB_');
    return isByDatabase ? finding('contenttypes.E006', column.field.span, params) : undefined;
}

function onDeleteWord(field: Field): string {
    const value = onDeleteOf(field);
    return value.kind === 'word' ? value.word : '';
}

/** What a class in Python is, only Python knows; of Django's own, those that are relations are called so. */
const isForeign = (project: Project, field: Field): boolean => {
    const djangos = djangosClassOf(project, field);
    if (djangos !== undefined) return /Foreign|Relat|OneToOne|ManyToMany/.test(djangos);
    return field.type.kind === 'custom' || field.type.kind === 'python' || field.type.kind === 'unresolved';
};
