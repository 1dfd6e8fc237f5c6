import type { Constraint, DjangoModel } from '../../../model/django-model.js';
import { uniqueNames } from '../../../model/generated-state.js';
import type { Project } from '../../../model/project.js';
import { allFields, isNullable, ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';

/** To a database no NULL is like another: rows without a value repeat each other (SQL:2016, 4.18.3.2). */
export function* uniquenessOfNull(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const constraint of model.constraints) {
            const names = uniqueNames(constraint);
            if (!names || names.length < 2 || constraint.kind !== 'unique') continue;
            if (constraint.options.some(({ name }) => name === 'nulls_distinct')) continue;
            const empty = allFields(project, model)
                .filter(field => names.includes(field.name) && isNullable(project, field))
                .map(({ name }) => name);
            const [field, another] = empty;
            if (field === undefined || isSaidOtherwise(model, constraint, names, empty)) continue;
            const rest = names.filter(name => name !== field);
            const where = another === undefined ? `unique ${rest.join(', ')} where ${field} is null` : '';
            yield finding('unique-over-null', constraint.span, { fields: empty, rest, constraint: where });
        }
    }
}

/** Another constraint may say what holds of rows without a value. */
function isSaidOtherwise(
    model: DjangoModel,
    constraint: Constraint,
    names: readonly string[],
    empty: readonly string[],
): boolean {
    return model.constraints.some(other => {
        if (other === constraint || other.kind !== 'unique') return false;
        const itsNames = other.items.flatMap(({ expression }) =>
            expression.kind === 'path' ? (expression.segments[0]?.name ?? []) : [],
        );
        return itsNames.every(name => names.includes(name)) && !empty.every(name => itsNames.includes(name));
    });
}
