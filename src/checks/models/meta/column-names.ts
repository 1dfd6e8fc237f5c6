import type { Project } from '../../../model/project.js';
import { optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { nameIn } from '../option-values.js';
import { attributeOf, hasColumn, writtenFields } from '../written-fields.js';
import { narrowestLimit } from './constraint-names.js';

/** A column is called as its field, so that the field's name may be too long for the database. Oracle's are cut. */
export function* columnNames(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        const limit = narrowestLimit(project, model.app);
        if (!limit || !hasColumn(field) || nameIn(optionOf(field, 'db_column'))) continue;
        const { length } = attributeOf(field);
        if (length <= limit.length || limit.length > 64) continue;
        const params = { field: field.name, length, limit: limit.length, databases: limit.databases };
        yield finding('models.E018', field.span, params);
    }
}
