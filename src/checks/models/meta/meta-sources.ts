import type { DjangoModel, MetaOption } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { abstractBasesOf } from '../../../model/queries.js';
import { linearized } from '../linearized.js';

/** The models whose options are a model's own, nearest first: itself, and the abstract ones that it extends. */
export function metaSources(project: Project, model: DjangoModel): DjangoModel[] {
    const abstract = new Set(abstractBasesOf(project, model));
    return (linearized(project, model) ?? [model, ...abstract]).filter(
        source => source === model || abstract.has(source),
    );
}

/** An option of class Meta, as the nearest of them says it. */
export const metaOption = (project: Project, model: DjangoModel, name: string): MetaOption | undefined =>
    metaSources(project, model)
        .flatMap(({ meta }) => meta)
        .find(option => option.name === name);

/** Whether migrations make its table. */
export function isManaged(project: Project, model: DjangoModel): boolean {
    const value = metaOption(project, model, 'managed')?.value;
    return value?.kind !== 'boolean' || value.value;
}
