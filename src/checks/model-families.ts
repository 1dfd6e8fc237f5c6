import type { DjangoModel } from '../model/django-model.js';
import type { ModelId } from '../model/names.js';
import type { Project } from '../model/project.js';
import { ancestorsOf, indexOf } from '../model/queries.js';

/** Whether rows of one model are rows of the other, or may be. What is unknown may be. */
export function areOfOneFamily(project: Project, one: ModelId, other: ModelId): boolean {
    const { models } = indexOf(project);
    const first = models.get(one);
    const second = models.get(other);
    return (
        !first ||
        !second ||
        first === second ||
        familyOf(project, first).has(other) ||
        familyOf(project, second).has(one)
    );
}

export const isAbstract = (project: Project, model: ModelId): boolean =>
    indexOf(project).models.get(model)?.kind === 'abstract';

/** A model with all that it extends or stands for. */
export const familyOf = (project: Project, model: DjangoModel): ReadonlySet<ModelId> =>
    new Set([model.id, ...ancestorsOf(project, model).map(({ id }) => id)]);

/** Whether Python's code may give the model members that nobody knows here. */
export const isOpen = (project: Project, model: DjangoModel): boolean =>
    [model, ...ancestorsOf(project, model)].some(({ bases }) => bases.some(base => base.kind === 'python'));

/** Whether rows of the model log in. */
export const isUserModel = (project: Project, model: DjangoModel): boolean =>
    [model, ...ancestorsOf(project, model)].some(
        ({ app, name }) => app === 'auth' && /^(User|AbstractUser|AbstractBaseUser)$/.test(name),
    );
