import type { DjangoModel, Field } from '../../../model/django-model.js';
import { localFields, optionOf, ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { comparingRule } from '../../comparing-rule.js';
import { finding } from '../../finding.js';
import { isGiven, nameIn, optionSpan } from '../option-values.js';
import { isManyToMany } from '../written-fields.js';

interface Table {
    readonly table: string;
    readonly model: DjangoModel;
    /** The relation to many that the table is for; undefined for the model's own. */
    readonly field: Field | undefined;
    readonly span: SourceSpan;
}

/** Each model has a table of its own, and so has each relation to many that goes through no model. */
export const sharedTables = comparingRule<Table>(
    'sharedTables',
    function* (project) {
        // Where several databases are routed to, two tables of one name may stand in different ones.
        if ((project.declaration?.databases ?? []).some(({ apps }) => (apps ?? []).length > 0)) return;
        for (const model of ownModels(project)) {
            if (model.kind !== 'concrete') continue;
            const { table, span } = tableOf(model);
            if (isManaged(model)) yield [table, { table, model, field: undefined, span }];
            for (const field of localFields(project, model)) {
                if (!isManyToMany(field) || isGiven(optionOf(field, 'through'))) continue;
                const written = nameIn(optionOf(field, 'db_table'));
                const between = written ?? `${table}_${field.name}`;
                const place = model.fields.includes(field) ? optionSpan(field, 'db_table') : model.span;
                yield [between, { table: between, model, field, span: place }];
            }
        }
    },
    function* (tables) {
        const ofModels = tables.filter(({ field }) => !field);
        const ofRelations = tables.filter(({ field }) => field);
        const [first] = [...ofModels, ...ofRelations];
        if (!first) return;
        const other = first.field ? `${first.model.name}.${first.field.name}` : first.model.name;
        for (const { table, model, field, span } of [...ofModels, ...ofRelations].slice(1)) {
            if (field) yield finding('fields.E340', span, { field: field.name, table, other });
            // Names that differ in case alone are reported as such.
            else if (other.toLowerCase() !== model.name.toLowerCase())
                yield finding('models.E028', span, { model: model.name, table, other });
        }
    },
);

function isManaged(model: DjangoModel): boolean {
    const value = model.meta.find(({ name }) => name === 'managed')?.value;
    return value?.kind !== 'boolean' || value.value;
}

function tableOf(model: DjangoModel): { table: string; span: SourceSpan } {
    const written = model.meta.find(({ name }) => name === 'db_table');
    const table = nameIn(written?.value) ?? `${model.app}_${model.name.toLowerCase()}`;
    return { table, span: written?.span ?? model.span };
}
