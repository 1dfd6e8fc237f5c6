import type { Project } from '../../../model/project.js';
import { allFields, optionOf } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { optionSpan } from '../option-values.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** `unique_for_date` and its like name a day to be unique on. */
export function* uniqueForDates(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        for (const option of ['unique_for_date', 'unique_for_month', 'unique_for_year']) {
            const target = nameIn(optionOf(field, option));
            if (target === undefined) continue;
            const date = allFields(project, model).find(({ name }) => name === target);
            if (!date || isOfClass(project, date, 'Date', 'DateTime')) continue;
            if (date.type.kind === 'custom' || date.type.kind === 'python' || date.type.kind === 'unresolved') continue;
            yield finding('unique-for-no-date', optionSpan(field, option), { field: field.name, option, target });
        }
    }
}
