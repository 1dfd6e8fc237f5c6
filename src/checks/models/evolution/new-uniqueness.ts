import type { Project } from '../../../model/project.js';
import { type Finding, finding } from '../../finding.js';
import { optionSpan } from '../option-values.js';
import { type ChangedTable, changedTables } from './table-changes.js';

/** What becomes unique may be repeated by rows that are there. */
export function* newUniqueness(project: Project): Iterable<Finding> {
    for (const table of changedTables(project)) {
        const { model, kept } = table;
        for (const { field, before, now, span } of kept) {
            if (!now.unique || before.unique) continue;
            const place = span === field.span ? optionSpan(field, 'unique') : span;
            yield finding('unique-added', place, { columns: [field.name], model: model.name });
        }
        for (const { constraint, names } of table.newlyUnique) {
            if (!mayRepeat(table, names)) continue;
            yield finding('unique-added', constraint.span, { columns: names, model: model.name });
        }
    }
}

/** Not so where a part of it was unique before, or where a new column is NULL in all rows, which repeats nothing. */
function mayRepeat({ before, added }: ChangedTable, names: readonly string[]): boolean {
    const wasUnique = [...before.columns.filter(({ unique }) => unique).map(({ name }) => [name]), ...before.unique];
    if (wasUnique.some(part => part.every(name => names.includes(name)))) return false;
    return !added.some(({ now }) => names.includes(now.name) && (now.nullable || now.unique));
}
