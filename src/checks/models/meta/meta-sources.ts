import type { Constraint, DjangoModel, Exclusion, Index, MetaOption } from '../../../model/django-model.js';
import { isKnownConstraint, isKnownExclusion, isKnownIndex, isKnownValue } from '../../../model/known-expressions.js';
import type { Project } from '../../../model/project.js';
import { abstractBasesOf } from '../../../model/queries.js';
import { linearized } from '../linearized.js';

/** The models whose options are a model's own, nearest first: itself, and the abstract ones that it extends. */
export function metaSources(project: Project, model: DjangoModel): DjangoModel[] {
    if (model.bases.length === 0) return [model];
    const abstract = new Set(abstractBasesOf(project, model));
    return (linearized(project, model) ?? [model, ...abstract]).filter(
        source => source === model || abstract.has(source),
    );
}

/** What a model says of its table, without what names something that is not there: no database sees that. */
export const knownIndexes = ({ indexes }: DjangoModel): readonly Index[] => indexes.filter(isKnownIndex);
export const knownConstraints = ({ constraints }: DjangoModel): readonly Constraint[] =>
    constraints.filter(isKnownConstraint);
export const knownExclusions = ({ exclusions = [] }: DjangoModel): readonly Exclusion[] =>
    exclusions.filter(isKnownExclusion);

/** The one of a model's sources whose constraints are its own. */
export const constraintSource = (sources: readonly DjangoModel[]): DjangoModel | undefined =>
    sources.find(source => knownConstraints(source).length + knownExclusions(source).length > 0);

/** The one of a model's sources whose indexes are its own. */
export const indexSource = (sources: readonly DjangoModel[]): DjangoModel | undefined =>
    sources.find(source => knownIndexes(source).length > 0);

/** An option of class Meta, as the nearest of them says it: one that was not understood is not generated. */
export function metaOption(project: Project, model: DjangoModel, name: string): MetaOption | undefined {
    for (const { meta } of metaSources(project, model)) {
        const found = meta.find(option => option.name === name && isKnownValue(option.value));
        if (found) return found;
    }
    return undefined;
}

/** Whether migrations make its table. */
export function isManaged(project: Project, model: DjangoModel): boolean {
    const value = metaOption(project, model, 'managed')?.value;
    return value?.kind !== 'boolean' || value.value;
}
