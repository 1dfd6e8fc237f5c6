import type { DjangoModel } from '../../../model/django-model.js';
import { type GeneratedTable, hasTable, tableOf } from '../../../model/generated-state.js';
import { labelOf, modelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { indexOf, ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { tableBefore } from './table-changes.js';
import { writtenTable } from './written-column.js';

/** A table of the last generation that no model has any more. */
export function* lostModels(project: Project): Iterable<Finding> {
    const { last, declaration } = project;
    if (!last) return;
    const models = ownModels(project);
    const still = new Set(models.flatMap(model => tableBefore(last, model) ?? []));
    const lost = last.tables.filter(table => !still.has(table));
    if (lost.length === 0) return;
    const added = models.filter(model => hasTable(model) && !model.renamedFrom && !tableBefore(last, model));
    const explained = new Set<GeneratedTable>();
    for (const model of added) {
        const like = lost.filter(table => table.app === model.app && areAlike(table, tableOf(project, model)));
        const moved = like.length === 0 && lost.find(table => isMovedTo(model, table, tableOf(project, model)));
        if (moved) {
            explained.add(moved);
            yield finding('model-moved', model.span, { model: model.name, from: moved.app, to: model.app });
        }
        for (const table of like) explained.add(table);
        if (like.length === 0) continue;
        yield finding('model-replaced', model.span, {
            model: model.name,
            suggestions: like.map(table => table.model),
        });
    }
    for (const table of lost) {
        // It may be there without a table of its own, or half typed.
        if (explained.has(table) || isThere(project, table)) continue;
        const place = indexOf(project).apps.get(table.app)?.span ?? declaration?.span;
        const written = writtenTable(project, table);
        if (place) {
            yield finding('model-removed', place, {
                model: labelOf(modelId(table.app, table.model)),
                ...(written !== undefined && { declaration: written }),
            });
        }
    }
}

const isThere = (project: Project, { app, model }: GeneratedTable): boolean => {
    const found: DjangoModel | undefined = indexOf(project).models.get(modelId(app, model));
    return found !== undefined;
};

/** Whether a table that another app had is this one. */
const isMovedTo = (model: DjangoModel, before: GeneratedTable, now: GeneratedTable): boolean =>
    before.app !== model.app && before.model === model.name && areAlike(before, now);

/** Whether at least half of the columns are the same. */
function areAlike(before: GeneratedTable, now: GeneratedTable): boolean {
    const names = new Set(now.columns.map(({ name, type }) => `${name} ${type}`));
    const shared = before.columns.filter(({ name, type }) => names.has(`${name} ${type}`)).length;
    return shared * 2 >= Math.max(before.columns.length, now.columns.length);
}
