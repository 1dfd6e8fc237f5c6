import type { Project } from '../../../model/project.js';
import { fieldClassOf, optionOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors } from '../../vendors.js';
import { integerIn, isGiven, isOpaque, optionSpan } from '../option-values.js';
import { isOfClass, writtenFields } from '../written-fields.js';

/** How long a text may be. An enum's column is as long as its values need. */
export function* textLengths(project: Project): Iterable<Finding> {
    for (const { model, field } of writtenFields(project)) {
        const length = optionOf(field, 'max_length');
        if (isOpaque(length)) continue;
        const params = { field: field.name };
        if (isOfClass(project, field, 'Char', 'Email', 'Slug', 'URL')) {
            if (isGiven(length)) {
                if ((integerIn(length) ?? 0) <= 0)
                    yield finding('fields.E121', optionSpan(field, 'max_length'), params);
                continue;
            }
            const isImplied =
                field.type.kind === 'enum' || (length === undefined && !isOfClass(project, field, 'Char'));
            if (isImplied) continue;
            const databases = lackingVendors(project, model.app, ['mysql', 'mariadb', 'oracle']);
            if (databases !== undefined) yield finding('fields.E120', field.typeSpan, { ...params, databases });
            else yield finding('unlimited-char', field.typeSpan, params);
        } else if (isGiven(length) && /Integer$|Auto$/.test(fieldClassOf(project, field)?.name ?? '')) {
            yield finding('fields.W122', optionSpan(field, 'max_length'), params);
        }
    }
}
