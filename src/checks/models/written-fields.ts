import type { DjangoModel, Field } from '../../model/django-model.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { fieldClassOf, ownModels } from '../../model/queries.js';

/** The fields that the project's own models declare, each at the place where it is written. */
export const writtenFields = perProject((project): readonly { model: DjangoModel; field: Field }[] =>
    ownModels(project).flatMap(model => model.fields.map(field => ({ model, field }))),
);

/** Whether a field's column is of one of these classes of the library: `Char`, `Decimal`. */
export function isOfClass(project: Project, field: Field, ...names: readonly string[]): boolean {
    const found = fieldClassOf(project, field);
    return found !== undefined && names.includes(found.name);
}

export const isManyToMany = ({ type }: Field): boolean =>
    type.kind === 'relation' && type.relation === 'ManyToManyField';

/** Whether the field is a ForeignKey or a OneToOneField. */
export const isForeignKey = ({ type }: Field): boolean =>
    type.kind === 'relation' && type.relation !== 'ManyToManyField';

/** Whether the field is a column of the model's table. */
export const hasColumn = (field: Field): boolean =>
    !isManyToMany(field) && field.type.kind !== 'generic-foreign-key' && field.type.kind !== 'generic-relation';

/** The attribute that holds a column's value: `owner_id` for the relation `owner`. */
export const attributeOf = (field: Field): string => (isForeignKey(field) ? `${field.name}_id` : field.name);
