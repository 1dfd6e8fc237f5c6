import type { Project } from '../../../model/project.js';
import { fieldClassOf, isBlank, isNullable, isOptionTrue, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { defaultOf, optionSpan } from '../option-values.js';
import { writtenFields } from '../written-fields.js';

/** A text that is left out is empty, and the second one that is empty repeats the first (Django's documentation of `null`). */
export function* optionalUniqueTexts(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        if (!isOptionTrue(field, 'unique') || isNullable(project, field) || !isBlank(project, field)) continue;
        if (!fieldClassOf(project, field)?.emptyIsText || defaultOf(field) || optionOf(field, 'db_default')) continue;
        yield finding('unique-when-empty', optionSpan(field, 'unique'), { field: field.name });
    }
}
