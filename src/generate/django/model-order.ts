import type { DjangoModel } from '../../model/django-model.js';
import type { ModelId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';

/**
 * Models in their own order, except that each stands behind its bases and, where no circle forbids it, behind the models
 * it refers to.
 */
export function inOrderOfUse(project: Project, models: readonly DjangoModel[]): DjangoModel[] {
    const own = new Set(models);
    const placed = new Set<DjangoModel>();
    const underWay = new Set<DjangoModel>();
    const visit = (model: DjangoModel): void => {
        if (placed.has(model) || underWay.has(model)) return;
        underWay.add(model);
        for (const base of basesOf(model)) visitId(base);
        for (const { type } of model.fields) if (type.kind === 'relation') visitId(type.to);
        // Behind a reference that leads back here a base may have been left out: bases come first whatever happens.
        underWay.delete(model);
        for (const base of basesOf(model)) place(indexOf(project).models.get(base), new Set());
        placed.add(model);
    };
    const place = (model: DjangoModel | undefined, seen: Set<DjangoModel>): void => {
        if (!model || !own.has(model) || placed.has(model) || seen.has(model)) return;
        seen.add(model);
        for (const base of basesOf(model)) place(indexOf(project).models.get(base), seen);
        placed.add(model);
    };
    const visitId = (id: ModelId): void => {
        const model = indexOf(project).models.get(id);
        if (model && own.has(model)) visit(model);
    };
    for (const model of models) visit(model);
    return [...placed];
}

const basesOf = (model: DjangoModel): ModelId[] => [
    ...model.bases.flatMap(base => (base.kind === 'model' ? [base.model] : [])),
    ...(model.proxyOf ? [model.proxyOf] : []),
];
