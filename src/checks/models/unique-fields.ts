import type { DjangoModel, Field } from '../../model/django-model.js';
import type { Expression } from '../../model/expression.js';
import { areColumns } from '../../model/index-columns.js';
import type { Project } from '../../model/project.js';
import { isOptionTrue } from '../../model/queries.js';
import { metaSources } from './meta/meta-sources.js';

/** Whether no two rows may share a value of the field, by itself or by a constraint of it alone. */
export function isUnique(project: Project, model: DjangoModel, field: Field): boolean {
    if (isOptionTrue(field, 'unique') || isOptionTrue(field, 'primary_key')) return true;
    if (field.type.kind === 'relation' && field.type.relation === 'OneToOneField') return true;
    return isConstrained(project, model, field.name);
}

/** Whether an unconditional constraint of the model makes it unique. */
export function isConstrained(project: Project, model: DjangoModel, name: string): boolean {
    const source = metaSources(project, model).find(({ constraints }) => constraints.length > 0);
    return (source?.constraints ?? []).some(constraint => {
        if (constraint.kind !== 'unique' || constraint.where || !areColumns(constraint.items)) return false;
        // A name may stand there twice.
        return constraint.items.every(({ descending, expression }) => !descending && isNamed(expression, name));
    });
}

const isNamed = (expression: Expression, name: string): boolean =>
    expression.kind === 'path' && expression.segments.length === 1 && expression.segments[0]?.name === name;
