import type { DjangoModel, Field } from '../../../model/django-model.js';
import { partsOfFieldId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import {
    abstractBasesOf,
    allFields,
    indexOf,
    isOptionTrue,
    localFields,
    optionOf,
    ownModels,
    relatedModel,
} from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { isGiven, optionSpan } from '../option-values.js';
import { isManyToMany, writtenFields } from '../written-fields.js';

/** Relations to many: the model between their ends, and options without effect. */
export function* manyToMany(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        const params = { field: field.name };
        const isPlainKey = field.type.kind === 'relation' && field.type.relation === 'ForeignKey';
        const single = ['unique', 'primary_key'].find(option => isPlainKey && isOptionTrue(field, option));
        if (single !== undefined) {
            const target = relatedModel(project, field)?.name ?? '';
            yield finding('fields.W342', optionSpan(field, single), { ...params, model: target });
        }
        if (!isManyToMany(field)) continue;
        if (isOptionTrue(field, 'unique')) yield finding('fields.E330', optionSpan(field, 'unique'), params);
        if (optionOf(field, 'null')) yield finding('fields.W340', optionSpan(field, 'null'), params);
        const validators = optionOf(field, 'validators');
        if (isGiven(validators) && !(validators.kind === 'list' && validators.items.length === 0)) {
            yield finding('fields.W341', optionSpan(field, 'validators'), params);
        }
        if (isGiven(optionOf(field, 'db_comment')))
            yield finding('fields.W346', optionSpan(field, 'db_comment'), params);
        yield* symmetry(project, model, field);
        yield* between(project, model, field);
    }
    for (const model of ownModels(project)) yield* sameRelation(project, model);
}

function* symmetry(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    const target = relatedModel(project, field);
    const written = optionOf(field, 'symmetrical');
    const isToItself = target === model;
    const isSymmetrical = written?.kind === 'boolean' ? written.value : isToItself;
    if (isSymmetrical && isGiven(optionOf(field, 'related_name')) && isToItself) {
        yield finding('fields.W345', optionSpan(field, 'related_name'), { field: field.name });
    }
    if (written?.kind === 'boolean' && written.value && target && !isToItself) {
        yield finding('symmetrical-not-to-itself', optionSpan(field, 'symmetrical'), { field: field.name });
    }
}

function* between(project: Project, model: DjangoModel, field: Field): Iterable<Finding> {
    const through = optionOf(field, 'through');
    const named = optionOf(field, 'through_fields');
    if (!isGiven(through)) {
        if (isGiven(named)) {
            yield finding('through-fields-without-through', optionSpan(field, 'through_fields'), { field: field.name });
        }
        return;
    }
    if (isGiven(optionOf(field, 'db_table'))) {
        yield finding('db-table-with-through', optionSpan(field, 'db_table'), { field: field.name });
    }
    const middle = through.kind === 'model' ? indexOf(project).models.get(through.model) : undefined;
    const target = relatedModel(project, field);
    if (!middle || !target) return;
    // An abstract model has no table yet: which model the relation begins at is not known before it is extended.
    if (model.kind === 'abstract' && target !== model) return;
    if (isGiven(named)) yield* namedEnds(project, model, field, middle, target);
    else yield* countedEnds(project, model, field, middle, target);
}

const relationsTo = (project: Project, middle: DjangoModel, end: DjangoModel): Field[] =>
    allFields(project, middle).filter(
        ({ type }) => type.kind === 'relation' && type.relation !== 'ManyToManyField' && type.to === end.id,
    );

function* countedEnds(
    project: Project,
    model: DjangoModel,
    field: Field,
    middle: DjangoModel,
    target: DjangoModel,
): Iterable<Finding> {
    const span = optionSpan(field, 'through');
    const params = { field: field.name, through: middle.name };
    const back = relationsTo(project, middle, model).length;
    if (model === target) {
        if (back > 2) yield finding('fields.E333', span, { ...params, model: model.name });
        return;
    }
    const onwards = relationsTo(project, middle, target).length;
    if (back > 1) yield finding('fields.E334', span, { ...params, model: model.name });
    if (onwards > 1) yield finding('fields.E335', span, { ...params, model: target.name });
    // What a model in Python brings along is not to be seen from here.
    if (middle.bases.some(({ kind }) => kind === 'python')) return;
    const missing = [...(back === 0 ? [model.name] : []), ...(onwards === 0 ? [target.name] : [])];
    if (missing.length > 0) yield finding('fields.E336', span, { ...params, missing });
}

function* namedEnds(
    project: Project,
    model: DjangoModel,
    field: Field,
    middle: DjangoModel,
    target: DjangoModel,
): Iterable<Finding> {
    const named = optionOf(field, 'through_fields');
    if (named?.kind !== 'list') return;
    if (named.items.length < 2) {
        yield finding('fields.E337', optionSpan(field, 'through_fields'), { field: field.name });
        return;
    }
    for (const [item, end] of [
        [named.items[0], model],
        [named.items[1], target],
    ] as const) {
        const name =
            item?.kind === 'field' ? partsOfFieldId(item.field).name : item?.kind === 'string' ? item.value : undefined;
        if (!item || name === undefined) continue;
        const found = allFields(project, middle).find(candidate => candidate.name === name);
        const params = { field: name, through: middle.name };
        if (!found) yield finding('fields.E338', item.span, params);
        else if (!relationsTo(project, middle, end).includes(found)) {
            yield finding('fields.E339', item.span, { ...params, model: end.name });
        }
    }
}

/** Two relations to the same model through the same rows. */
function* sameRelation(project: Project, model: DjangoModel): Iterable<Finding> {
    if (model.kind !== 'concrete') return;
    const seen = new Map<string, Field>();
    for (const field of localFields(project, model)) {
        const through = optionOf(field, 'through');
        if (!isManyToMany(field) || through?.kind !== 'model') continue;
        const names = optionOf(field, 'through_fields');
        const ends = names?.kind === 'list' ? names.items.map(item => (item.kind === 'field' ? item.field : '')) : [];
        const key = [relatedModel(project, field)?.id, through.model, ...ends].join(' ');
        const first = seen.get(key);
        const isOwn = model.fields.includes(field) || abstractBasesOf(project, model).length === 0;
        if (first && isOwn) yield finding('models.E003', field.span, { field: field.name, other: first.name });
        else seen.set(key, field);
    }
}
