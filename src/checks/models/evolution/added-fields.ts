import type { Project } from '../../../model/project.js';
import { fieldClassOf, isBlank, isNullable, isOptionTrue, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { nearestNames } from '../../nearest-names.js';
import { defaultOf, isGiven } from '../option-values.js';
import { isToMany } from './column-types.js';
import { type AddedColumn, changedTables } from './table-changes.js';
import { writtenColumn } from './written-column.js';

/** What `makemigrations` asks about, and cannot without a terminal (`MigrationAutodetector._generate_added_field`). */
export function* addedFields(project: Project): Iterable<Finding> {
    for (const { model, added } of changedTables(project)) {
        for (const column of added) {
            const { field, now, span } = column;
            if (isToMany(now)) continue;
            const params = { field: field.name, model: model.name };
            const once = isOptionTrue(field, 'auto_now_add');
            if (!isNullable(project, field) && isAskedFor(project, column))
                yield finding('required-field-added', span, { ...params, once });
            else if (now.unique && isGiven(defaultOf(field))) {
                yield finding('unique-field-added', span, { ...params, canBeNull: canBeNull(project, column) });
            }
        }
    }
}

function isAskedFor(project: Project, { field }: AddedColumn): boolean {
    if (defaultOf(field) || optionOf(field, 'db_default') || isOptionTrue(field, 'auto_now')) return false;
    return !(isBlank(project, field) && fieldClassOf(project, field)?.emptyIsText);
}

/** Whether `?` makes the column one that can be NULL: a text is empty instead. */
export const canBeNull = (project: Project, { field }: AddedColumn): boolean =>
    !(fieldClassOf(project, field)?.emptyIsText ?? true) && !isOptionTrue(field, 'primary_key');

/** A new field may be an old one under another name, and what is gone is dropped. */
export function* lostColumns(project: Project): Iterable<Finding> {
    for (const { model, before, added, lost } of changedTables(project)) {
        const explained = new Set<string>();
        for (const { field, now, span } of added) {
            if (field.renamedFrom) continue;
            const like = lost.filter(({ type, to }) => type === now.type && to === now.to).map(({ name }) => name);
            if (like.length === 0) continue;
            for (const name of like) explained.add(name);
            const nearest = nearestNames(field.name, like);
            const suggestions = [...nearest, ...like.filter(name => !nearest.includes(name))];
            yield finding('column-replaced', span, { field: field.name, model: model.name, suggestions });
        }
        for (const column of lost) {
            if (explained.has(column.name)) continue;
            const declaration = writtenColumn(project, model.app, column);
            yield finding('column-removed', model.span, {
                field: column.name,
                model: before.model,
                ...(declaration !== undefined && { declaration }),
            });
        }
    }
}
