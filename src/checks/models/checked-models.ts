import type { DjangoModel, Field } from '../../model/django-model.js';
import type { ModelId } from '../../model/names.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { allFields, ancestorsOf, ownModels, usersOf } from '../../model/queries.js';
import { managersInBody } from '../../model/query-set-classes.js';
import type { SourceSpan } from '../../model/source-span.js';
import { classOf, fieldsOf } from './django-class.js';
import { isSwapped } from './swapped.js';

/** The project's own models that Django's checks look at: an abstract one is checked in those that extend it, one that is swapped out not at all. */
export const checkedModels = perProject((project): readonly DjangoModel[] =>
    ownModels(project).filter(model => model.kind !== 'abstract' && isChecked(project, model)),
);

/**
 * The fields that Django's checks look at, each where it is written: one of an abstract model is a field of each model
 * that extends it, and of no table where there is none, or where each of them has a field of that name itself.
 */
export const checkedFields = perProject((project): readonly CheckedField[] => [
    ...fieldsWhere(project, model => isChecked(project, model)),
]);

/** Those of which classes are made, whether or not Django's checks look at these. */
export const madeFields = (project: Project): Iterable<CheckedField> => fieldsWhere(project, () => true);

interface CheckedField {
    readonly model: DjangoModel;
    readonly field: Field;
}

function* fieldsWhere(project: Project, counts: (model: DjangoModel) => boolean): Iterable<CheckedField> {
    for (const model of ownModels(project)) {
        if (model.kind === 'abstract') {
            const heirs = heirsOf(project, model);
            const isMade = (heir: DjangoModel, field: Field): boolean =>
                counts(heir) && isTakenBy(project, heir, field);
            for (const field of model.fields) if (heirs.some(heir => isMade(heir, field))) yield { model, field };
        } else if (counts(model)) {
            const managers = managersInBody(project, model);
            for (const field of model.fields) if (!managers.includes(field.name)) yield { model, field };
        }
    }
}

/** Whether an abstract model's field becomes the heir's: what the heir has under its name stands in front of it. */
const isTakenBy = (project: Project, heir: DjangoModel, field: Field): boolean =>
    fieldsOf(classOf(project, heir)).some(each => each.field === field);

/** Whether Django's checks look at what a model with a table, or a proxy, says. */
export const isChecked = (project: Project, model: DjangoModel): boolean =>
    !isSwapped(project, model) && !hidesCheck(project, model);

/** Whether something called `check` stands in front of the method by which Django checks a model. */
export const hidesCheck = (project: Project, model: DjangoModel): boolean =>
    allFields(project, model).some(({ name }) => name === 'check') ||
    [model, ...ancestorsOf(project, model)].some(({ managers }) => managers.some(({ name }) => name === 'check'));

/** Where to say something of a field of a model: at the field, or at the model that has it from another one. */
export const placeIn = (model: DjangoModel, field: Field): SourceSpan =>
    model.fields.includes(field) ? field.span : model.span;

/** The models that Django's checks look at in which what a model says holds: itself, or those that extend an abstract one. */
export const checkedWith = (project: Project, model: DjangoModel): DjangoModel[] =>
    (model.kind === 'abstract' ? heirsOf(project, model) : [model]).filter(heir => isChecked(project, heir));

/** The models of which an abstract one's fields and options become a part: with a table of their own, or proxies. */
export const heirsOf = (project: Project, model: DjangoModel): readonly DjangoModel[] =>
    heirs(project, model, new Set());

/** A model and all that extend it, at any distance. */
export function withHeirs(project: Project, model: DjangoModel): readonly DjangoModel[] {
    const found = new Set([model]);
    for (const each of found) {
        for (const user of usersOf(project, each.id)) {
            const extendsIt = user.bases.some(base => base.kind === 'model' && base.model === each.id);
            if (extendsIt || user.proxyOf === each.id) found.add(user);
        }
    }
    return [...found];
}

function heirs(project: Project, model: DjangoModel, seen: Set<ModelId>): DjangoModel[] {
    return usersOf(project, model.id).flatMap(user => {
        if (seen.has(user.id) || !user.bases.some(base => base.kind === 'model' && base.model === model.id)) return [];
        seen.add(user.id);
        return user.kind === 'abstract' ? heirs(project, user, seen) : [user];
    });
}
