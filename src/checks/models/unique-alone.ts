import type { DjangoModel, Field } from '../../model/django-model.js';
import type { Expression } from '../../model/expression.js';
import { uniqueNames } from '../../model/generated-state.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf, isOptionTrue } from '../../model/queries.js';
import { inheritedObjects } from '../../model/query-set-classes.js';

/** Whether no two rows of the model have one value in the field, for whatever reason. */
export const isUniqueAlone = (project: Project, model: DjangoModel, field: Field): boolean =>
    isOptionTrue(field, 'unique') ||
    isOptionTrue(field, 'primary_key') ||
    (field.type.kind === 'relation' && field.type.relation === 'OneToOneField') ||
    uniqueSets(project, model).some(names => names.length === 1 && names[0] === field.name);

/** What constraints make unique together, those of its bases included; those with a condition left out. */
export const uniqueSets = (project: Project, model: DjangoModel): string[][] => uniqueUnder(project, model, new Set());

/** As `uniqueSets`, among the rows that the model's `objects` shows, if that is its default manager too. */
export function uniqueSetsOfShown(project: Project, model: DjangoModel): string[][] {
    const [manager] =
        model.managers.length > 0 ? model.managers : (inheritedObjects(project, model)?.owner.managers ?? []);
    const shown = manager?.name === 'objects' ? manager.where : undefined;
    return uniqueUnder(project, model, new Set(conjuncts(shown).map(textOf)));
}

const uniqueUnder = (project: Project, model: DjangoModel, given: ReadonlySet<string>): string[][] =>
    [model, ...ancestorsOf(project, model)].flatMap(({ constraints }) =>
        constraints.flatMap(({ ...constraint }) => {
            if (constraint.kind !== 'unique') return [];
            const { where, ...always } = constraint;
            if (!conjuncts(where).every(part => given.has(textOf(part)))) return [];
            const names = uniqueNames(always);
            return names ? [names] : [];
        }),
    );

function conjuncts(condition: Expression | undefined): Expression[] {
    if (!condition) return [];
    return condition.kind === 'and' ? [...conjuncts(condition.left), ...conjuncts(condition.right)] : [condition];
}

/** The same for conditions that say the same, wherever they stand. */
const textOf = (condition: Expression): string =>
    JSON.stringify(condition, (key, value: unknown) => (key === 'span' ? undefined : value));
