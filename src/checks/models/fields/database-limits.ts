import type { Field } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, isOptionTrue, optionOf } from '../../../model/queries.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors, namesOfVendors } from '../../vendors.js';
import { checkedFields } from '../checked-models.js';
import { integerIn, optionSpan } from '../option-values.js';
import { lackingDatabases, vendorsThatFit } from '../required-databases.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** What the databases that a model's table is made in cannot do with a column. */
export function* databaseLimits(project: Project): Iterable<Finding> {
    for (const { model, field } of checkedFields(project)) {
        const params = { field: field.name };
        if (isOptionTrue(field, 'db_index') && isOfClass(project, field, 'Text', 'JSON', 'Binary')) {
            const databases = namesOfVendors(vendorsThatFit(project, model), ['mysql', 'mariadb', 'oracle']);
            if (databases !== undefined) {
                yield finding('fields.W162', optionSpan(field, 'db_index'), { ...params, databases });
            }
        }
        if (isUnique(field) && isOfClass(project, field, 'Text', 'JSON', 'Binary')) {
            const databases = namesOfVendors(vendorsThatFit(project, model), ['mysql', 'oracle']);
            if (databases !== undefined) {
                yield finding('unique-without-length', optionSpan(field, 'unique'), { ...params, databases });
            }
        }
        if (nameIn(optionOf(field, 'db_comment'))) {
            const databases = lackingDatabases(project, model, 'supports_comments');
            if (databases !== undefined) {
                yield finding('fields.W163', optionSpan(field, 'db_comment'), { ...params, databases });
            }
        }
        if (isUnique(field) && isLongText(project, field)) {
            const databases = namesOfVendors(vendorsThatFit(project, model), ['mysql', 'mariadb']);
            if (databases !== undefined) {
                const isComputed = field.computed !== undefined;
                const span = optionSpan(field, isComputed ? 'unique' : 'max_length');
                yield finding('mysql.W003', span, { ...params, databases, ...(isComputed && { isComputed }) });
            }
        }
    }
    for (const { model, field } of writtenFields(project)) {
        const facts = fieldClassOf(project, field);
        if (!facts?.module.startsWith('django.contrib.postgres')) continue;
        const databases = lackingVendors(project, model.app, ['sqlite', 'mysql', 'mariadb', 'oracle']);
        if (databases === undefined) continue;
        yield finding('postgres-only-type', field.typeSpan, { field: field.name, type: facts.name, databases });
    }
}

const isUnique = (field: Field): boolean => isOptionTrue(field, 'unique') || isOptionTrue(field, 'primary_key');

/** Whether it is a varchar of more than 255 characters, or of nobody knows how many. */
function isLongText(project: Project, field: Field): boolean {
    if (!isOfClass(project, field, 'Char', 'Email', 'Slug', 'URL', 'File', 'Image', 'FilePath')) return false;
    const written = optionOf(field, 'max_length');
    if (field.computed || written?.kind === 'null') return true;
    if (written) return (integerIn(written) ?? 0) > 255;
    const own = fieldClassOf(project, field)?.options.get('max_length')?.default;
    return field.type.kind !== 'enum' && own === 'null';
}
