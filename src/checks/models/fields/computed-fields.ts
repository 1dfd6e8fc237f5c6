import type { Project } from '../../../model/project.js';
import { holdsValues, isOptionTrue, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { checkedFields } from '../checked-models.js';
import { optionSpan } from '../option-values.js';
import { lackingDatabases, vendorsRequiredBy } from '../required-databases.js';
import { writtenFields } from '../written-fields.js';

/** A GeneratedField has no value of its own. */
export function* computedFields(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) {
        const { name, computed } = field;
        if (!computed) continue;
        if (!holdsValues(field)) {
            yield finding('computed-relation', field.typeSpan, { field: name });
            continue;
        }
        if (field.default) yield finding('computed-option', field.default.span, { field: name, option: 'a default' });
        for (const option of ['default', 'db_default', 'auto_now', 'auto_now_add', 'primary_key']) {
            if (optionOf(field, option))
                yield finding('computed-option', optionSpan(field, option), { field: name, option });
        }
        if (isOptionTrue(field, 'editable')) {
            yield finding('computed-option', optionSpan(field, 'editable'), { field: name, option: 'editable' });
        }
    }
    for (const { model, field } of checkedFields(project)) {
        const { name, computed } = field;
        if (!computed || !holdsValues(field)) continue;
        const feature = computed.stored ? 'supports_stored_generated_columns' : 'supports_virtual_generated_columns';
        const databases = lackingDatabases(project, model, feature, vendorsRequiredBy(project, model));
        if (databases === undefined) continue;
        yield finding(computed.stored ? 'fields.E222' : 'fields.E221', field.span, { field: name, databases });
    }
}
