import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { defaultVendors, namesOfVendors } from '../../vendors.js';
import { isGiven, isOpaque } from '../option-values.js';
import { writtenFields } from '../written-fields.js';
import { hasOwnLength, isText } from './column-options.js';

/** A text without a length is for SQLite and PostgreSQL alone. */
export function* textLengths(project: Project): Iterable<Finding> {
    // Where the database refuses it, Django says so itself.
    if (namesOfVendors(defaultVendors(project), ['mysql', 'mariadb', 'oracle']) !== undefined) return;
    for (const { field } of writtenFields(project)) {
        const length = optionOf(field, 'max_length');
        if (!isText(project, field) || isGiven(length) || isOpaque(length) || hasOwnLength(project, field)) continue;
        yield finding('unlimited-char', field.typeSpan, { field: field.name });
    }
}
