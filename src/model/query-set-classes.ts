/** Which managers a model's class declares: those that are written, and those that what is written needs. */
import type { DjangoModel, Manager } from './django-model.js';
import type { Project } from './project.js';
import { ancestorsOf, indexOf } from './queries.js';

/** Whether a model has a QuerySet class: for its own methods and rules, and to join those of its bases. */
export const hasQuerySet = (project: Project, model: DjangoModel): boolean =>
    model.querysets.length + model.allow.length > 0 || inheritedQuerySets(project, model).length > 1;

/** The nearest bases with a QuerySet of ours: of each branch of the bases one. */
export function inheritedQuerySets(project: Project, model: DjangoModel): readonly DjangoModel[] {
    if (model.bases.length === 0 && !model.proxyOf) return [];
    const bases = ancestorsOf(project, model).filter(
        base =>
            indexOf(project).apps.get(base.app)?.origin === 'project' &&
            // Bases in a circle, which a finding names, have no nearest one.
            !ancestorsOf(project, base).includes(model) &&
            hasQuerySet(project, base),
    );
    return bases.filter(base => !bases.some(other => ancestorsOf(project, other).includes(base)));
}

/** Whether its class has an `objects` that nobody wrote: for its QuerySet class, or since it has no other beside managers that are written. */
export function hasAddedObjects(project: Project, model: DjangoModel): boolean {
    if (model.managers.some(({ name }) => name === 'objects')) return false;
    if (hasQuerySet(project, model) || lacksQuerySet(project, model) || lacksUserManager(project, model)) return true;
    // A proxy has that of the model behind it.
    const isAlone = model.kind !== 'proxy' && model.managers.length > 0;
    return isAlone && inheritedQuerySets(project, model).length === 0;
}

/** The `objects` that a base of a model writes, if Django's own for users is not nearer; its rows are those of the model's own `objects` too. */
export function inheritedObjects(
    project: Project,
    model: DjangoModel,
): { readonly owner: DjangoModel; readonly manager: Manager } | undefined {
    if (model.managers.some(({ name }) => name === 'objects')) return undefined;
    for (const owner of ancestorsOf(project, model)) {
        const manager = owner.managers.find(({ name }) => name === 'objects');
        if (manager && owner.app === 'auth') return undefined;
        if (manager) return { owner, manager };
    }
    return undefined;
}

/** Whether the `objects` that a model inherits from one base would lack the methods and rules of another. */
function lacksQuerySet(project: Project, model: DjangoModel): boolean {
    const inherited = inheritedObjects(project, model);
    const isFrom = (of: DjangoModel, base: DjangoModel): boolean =>
        of === base || ancestorsOf(project, of).includes(base);
    return (
        inherited !== undefined &&
        inheritedQuerySets(project, model).some(
            base => !isFrom(base, inherited.owner) && !isFrom(inherited.owner, base),
        )
    );
}

/** Django's manager that a model of users has, by its name. */
export function userManager(project: Project, model: DjangoModel): string | undefined {
    const bases = ancestorsOf(project, model).filter(({ app }) => app === 'auth');
    if (bases.some(({ name }) => name === 'AbstractUser')) return 'UserManager';
    return bases.some(({ name }) => name === 'AbstractBaseUser') ? 'BaseUserManager' : undefined;
}

/** Whether the `objects` that a model of users inherits would not know how to make a user. */
export function lacksUserManager(project: Project, model: DjangoModel): boolean {
    const manager = userManager(project, model);
    const other = inheritedObjects(project, model)?.owner ?? inheritedQuerySets(project, model)[0];
    return manager !== undefined && other !== undefined && userManager(project, other) !== manager;
}

/** The names of the managers that stand in the class's body, behind its fields. */
export const managersInBody = (project: Project, model: DjangoModel): readonly string[] => {
    const names = model.managers.map(({ name }) => name);
    return hasAddedObjects(project, model) ? [...names, 'objects'] : names;
};
