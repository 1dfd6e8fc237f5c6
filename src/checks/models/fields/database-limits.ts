import type { Project } from '../../../model/project.js';
import { fieldClassOf, isOptionTrue, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors, vendorsOf } from '../../vendors.js';
import { integerOption, isGiven, optionSpan } from '../option-values.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** What the databases that a model's table is made in cannot do with a column. */
export function* databaseLimits(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        const params = { field: field.name };
        const indexed = isOptionTrue(field, 'db_index') || isOptionTrue(field, 'unique');
        if (indexed && isOfClass(project, field, 'Text', 'JSON', 'Binary')) {
            const databases = lackingVendors(project, model.app, ['mysql', 'mariadb', 'oracle']);
            const option = isOptionTrue(field, 'db_index') ? 'db_index' : 'unique';
            if (databases !== undefined) {
                yield finding('fields.W162', optionSpan(field, option), { ...params, databases });
            }
        }
        const vendors = [...vendorsOf(project, model.app)];
        const commentIsLost = vendors.length > 0 && vendors.every(vendor => vendor === 'sqlite');
        if (commentIsLost && isGiven(optionOf(field, 'db_comment'))) {
            yield finding('fields.W163', optionSpan(field, 'db_comment'), { ...params, databases: 'SQLite' });
        }
        if (isOptionTrue(field, 'unique') && isOfClass(project, field, 'Char', 'Email', 'Slug', 'URL')) {
            const databases = lackingVendors(project, model.app, ['mysql', 'mariadb']);
            if (databases !== undefined && (integerOption(field, 'max_length') ?? 0) > 255) {
                yield finding('mysql.W003', optionSpan(field, 'max_length'), { ...params, databases });
            }
        }
        const facts = fieldClassOf(project, field);
        if (facts?.module.startsWith('django.contrib.postgres')) {
            const databases = lackingVendors(project, model.app, ['sqlite', 'mysql', 'mariadb', 'oracle']);
            if (databases !== undefined) {
                yield finding('postgres-only-type', field.typeSpan, { ...params, type: facts.name, databases });
            }
        }
        const item = optionOf(field, 'base_field');
        if (item?.kind === 'field-type' && /^(ForeignKey|OneToOne|ManyToMany)$/.test(libraryName(item.type))) {
            yield finding('postgres.E002', item.span, params);
        }
        if (item?.kind === 'model') yield finding('postgres.E002', item.span, params);
    }
}

const libraryName = (type: { readonly kind: string; readonly name?: string }): string => type.name ?? '';
