import type { DjangoModel, Field } from './django-model.js';
import type { Project } from './project.js';
import { allFields } from './queries.js';

/** Whether the field is the key of several columns, which the library has a class for. */
export const isCompositeKey = ({ type }: Field): boolean =>
    type.kind === 'library' && type.name === 'CompositePrimaryKey';

/** Whether several of the model's columns are its key together. */
export const hasCompositeKey = (project: Project, model: DjangoModel): boolean =>
    allFields(project, model).some(isCompositeKey);
