import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { isNullable, localFields } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { attributeOf, hasColumn, isOfClass, writtenFields } from '../written-fields.js';

/** A CompositePrimaryKey names columns of its own model, each once, that always have a value. */
export function* compositeKeys(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        if (!isOfClass(project, field, 'CompositePrimaryKey')) continue;
        if (field.surplusArguments.length < 2) yield finding('composite-key-of-one', field.span, {});
        const seen = new Set<string>();
        for (const part of field.surplusArguments) {
            if (part.kind !== 'string') continue;
            const problem = seen.has(part.value) ? 'it is named twice' : problemOf(project, model, part.value);
            seen.add(part.value);
            if (problem !== undefined) yield finding('models.E042', part.span, { field: part.value, problem });
        }
    }
}

function problemOf(project: Project, model: DjangoModel, name: string): string | undefined {
    const field = localFields(project, model).find(each => each.name === name || attributeOf(each) === name);
    if (!field) return 'the model has no such field of its own';
    if (!hasColumn(field)) return 'it is no column';
    if (field.computed) return 'it is computed';
    return isNullable(project, field) ? 'it may be NULL' : undefined;
}
