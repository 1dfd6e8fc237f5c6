import type { DjangoModel, Field } from '../../model/django-model.js';
import { uniqueNames } from '../../model/generated-state.js';
import type { Project } from '../../model/project.js';
import { ancestorsOf, isOptionTrue } from '../../model/queries.js';

/** Whether no two rows of the model have one value in the field, for whatever reason. */
export const isUniqueAlone = (project: Project, model: DjangoModel, field: Field): boolean =>
    isOptionTrue(field, 'unique') ||
    isOptionTrue(field, 'primary_key') ||
    (field.type.kind === 'relation' && field.type.relation === 'OneToOneField') ||
    uniqueSets(project, model).some(names => names.length === 1 && names[0] === field.name);

/** What constraints make unique together, those of its bases included; those with a condition left out. */
export const uniqueSets = (project: Project, model: DjangoModel): string[][] =>
    [model, ...ancestorsOf(project, model)].flatMap(({ constraints }) =>
        constraints.flatMap(constraint => {
            const names = uniqueNames(constraint);
            return names ? [names] : [];
        }),
    );
