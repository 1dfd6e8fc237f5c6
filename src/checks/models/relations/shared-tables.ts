import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { localFields, optionOf, ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { type Finding, finding } from '../../finding.js';
import { isGiven, nameIn, optionSpan } from '../option-values.js';
import { isManyToMany } from '../written-fields.js';

/** Each model has a table of its own, and so has each relation to many that goes through no model. */
export function* sharedTables(project: Project): Iterable<Finding> {
    const tables = new Map<string, string>();
    // Where several databases are routed to, two tables of one name may stand in different ones.
    if ((project.declaration?.databases ?? []).some(({ apps }) => (apps ?? []).length > 0)) return;
    const models = ownModels(project).filter(({ kind }) => kind === 'concrete');
    for (const model of models) {
        if (!isManaged(model)) continue;
        const { table, span } = tableOf(model);
        const other = tables.get(table);
        // Names that differ in case alone are reported as such.
        if (other?.toLowerCase() === model.name.toLowerCase()) continue;
        if (other !== undefined) yield finding('models.E028', span, { model: model.name, table, other });
        else tables.set(table, model.name);
    }
    for (const model of models) {
        for (const field of localFields(project, model)) {
            if (!isManyToMany(field) || isGiven(optionOf(field, 'through'))) continue;
            const written = nameIn(optionOf(field, 'db_table'));
            const table = written ?? `${tableOf(model).table}_${field.name}`;
            const other = tables.get(table);
            const span = model.fields.includes(field) ? optionSpan(field, 'db_table') : model.span;
            if (other !== undefined) yield finding('fields.E340', span, { field: field.name, table, other });
            else tables.set(table, `${model.name}.${field.name}`);
        }
    }
}

function isManaged(model: DjangoModel): boolean {
    const value = model.meta.find(({ name }) => name === 'managed')?.value;
    return value?.kind !== 'boolean' || value.value;
}

function tableOf(model: DjangoModel): { table: string; span: SourceSpan } {
    const written = model.meta.find(({ name }) => name === 'db_table');
    const table = nameIn(written?.value) ?? `${model.app}_${model.name.toLowerCase()}`;
    return { table, span: written?.span ?? model.span };
}
