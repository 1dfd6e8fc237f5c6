import type { Constraint, DjangoModel, Field } from '../../../model/django-model.js';
import {
    columnOf,
    type GeneratedColumn,
    type GeneratedState,
    type GeneratedTable,
    hasTable,
    uniqueNames,
} from '../../../model/generated-state.js';
import { labelOf, modelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { indexOf, localFields, ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';

/** A model whose table was there when the project was generated last, and what has become of its columns. */
export interface ChangedTable {
    readonly model: DjangoModel;
    readonly before: GeneratedTable;
    readonly kept: readonly KeptColumn[];
    readonly added: readonly AddedColumn[];
    readonly lost: readonly GeneratedColumn[];
    /** Constraints that were not there, by the former names of what they make unique together. */
    readonly newlyUnique: readonly { readonly constraint: Constraint; readonly names: readonly string[] }[];
}

export interface AddedColumn {
    readonly field: Field;
    readonly now: GeneratedColumn;
    /** Of the field, or of what the model extends where the field is inherited. */
    readonly span: SourceSpan;
}
export interface KeptColumn extends AddedColumn {
    readonly before: GeneratedColumn;
}

/** The models of the project whose tables were there already. None where it is not known what was generated last. */
export function* changedTables(project: Project): Iterable<ChangedTable> {
    const { last } = project;
    if (!last) return;
    for (const model of ownModels(project)) {
        const before = hasTable(model) ? tableBefore(last, model) : undefined;
        if (before) yield changesOf(project, model, before);
    }
}

const tablesOf = new WeakMap<GeneratedState, ReadonlyMap<string, GeneratedTable>>();

export function tableBefore(last: GeneratedState, { app, name, renamedFrom }: DjangoModel): GeneratedTable | undefined {
    let tables = tablesOf.get(last);
    if (!tables) {
        tables = new Map(last.tables.map(table => [labelOf(modelId(table.app, table.model)), table]));
        tablesOf.set(last, tables);
    }
    const found = tables.get(labelOf(modelId(app, name)));
    return found ?? (renamedFrom && tables.get(labelOf(modelId(app, renamedFrom.name))));
}

function changesOf(project: Project, model: DjangoModel, before: GeneratedTable): ChangedTable {
    const formerly = new Map(before.columns.map(column => [column.name, column]));
    const kept: KeptColumn[] = [];
    const added: AddedColumn[] = [];
    for (const field of localFields(project, model)) {
        const now = columnOf(project, field);
        if (!now) continue;
        const column = { field, now, span: placeOf(model, field) };
        const old = formerly.get(field.name) ?? formerly.get(field.renamedFrom?.name ?? '');
        if (old) kept.push({ ...column, before: old });
        else added.push(column);
    }
    const still = new Set(kept.map(column => column.before));
    const formerName = new Map(kept.map(column => [column.now.name, column.before.name]));
    return {
        model,
        before,
        kept,
        added,
        lost: before.columns.filter(column => !still.has(column) && !isNowUnknown(project, model, column.name)),
        newlyUnique: model.constraints.flatMap(constraint => {
            const names = uniqueNames(constraint)
                ?.map(name => formerName.get(name) ?? name)
                .sort();
            const isOld = before.unique.some(each => each.join() === names?.join());
            return names && !isOld ? [{ constraint, names }] : [];
        }),
    };
}

/** A field whose type leads nowhere just now, while it is typed, is not gone. */
const isNowUnknown = (project: Project, model: DjangoModel, name: string): boolean =>
    localFields(project, model).some(field => field.name === name);

const placeOf = (model: DjangoModel, field: Field): SourceSpan =>
    model.fields.includes(field) ? field.span : (model.bases[0]?.span ?? model.span);

/** The label that a model had when it was generated last. */
export function formerLabel(project: Project, label: string): string {
    const [app = '', name = ''] = label.split('.');
    const model = indexOf(project).models.get(modelId(app, name));
    const before = project.last && model && tableBefore(project.last, model);
    return before ? `${before.app}.${before.model}` : label;
}
