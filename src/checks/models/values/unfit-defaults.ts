import type { Project } from '../../../model/project.js';
import { isNullable, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { defaultOf } from '../option-values.js';
import { isManyToMany, writtenFields } from '../written-fields.js';
import { misfit } from './misfit.js';

/** A default is a value that its field takes. */
export function* unfitDefaults(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        // Computed fields have none, and that is said elsewhere.
        if (field.computed || isManyToMany(field)) continue;
        for (const value of [defaultOf(field), optionOf(field, 'db_default')]) {
            if (!value) continue;
            if (value.kind === 'null') {
                if (field.type.kind !== 'custom' && field.type.kind !== 'python' && !isNullable(project, field)) {
                    yield finding('default-null', value.span, { field: field.name });
                }
            } else yield* misfit(project, field, value, 'default');
        }
    }
}
