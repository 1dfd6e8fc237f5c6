import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { isOptionTrue } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields } from '../checked-models.js';
import { defaultOf } from '../option-values.js';
import { isOfClass } from '../written-fields.js';

/** A moment is filled in by one of auto_now, auto_now_add and a default. */
export function* moments(project: Project): Iterable<Finding> {
    for (const { field } of checkedFields(project)) if (!field.computed) yield* momentsOf(project, field);
}

/** Of a field, or of an array's item. */
export function* momentsOf(project: Project, field: Field): Iterable<Finding> {
    if (!isOfClass(project, field, 'Date', 'DateTime', 'Time')) return;
    const byDefault = defaultOf(field);
    const options = [
        ...['auto_now', 'auto_now_add'].filter(name => isOptionTrue(field, name)),
        // What the database computes is no default to Django.
        ...(byDefault && byDefault.kind !== 'expression' ? ['a default'] : []),
    ];
    if (options.length > 1) yield finding('fields.E160', field.span, { field: field.name, options });
}
