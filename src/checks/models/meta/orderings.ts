import { partsOfFieldId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { findField, ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { isForeignKey, isManyToMany } from '../written-fields.js';

/** One order for a model's rows. */
export function* orderings(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const { expression, span } of model.ordering?.items ?? []) {
            const [only, ...others] = expression.kind === 'path' ? expression.segments : [];
            const field = only?.target.kind === 'field' ? findField(project, only.target.field) : undefined;
            if (!field || others.length > 0) continue;
            if (isManyToMany(field) || field.type.kind === 'generic-foreign-key') {
                yield finding('models.E015', span, { field: field.name });
            }
        }
        const option = model.meta.find(({ name }) => name === 'order_with_respect_to');
        if (!option) continue;
        if (model.ordering) yield finding('models.E021', option.span, { model: model.name });
        if (option.value.kind !== 'field') continue;
        const field = findField(project, option.value.field);
        // A generic relation orders rows as well.
        if (
            field &&
            !isForeignKey(field) &&
            field.type.kind !== 'generic-foreign-key' &&
            field.type.kind !== 'custom'
        ) {
            const { name } = partsOfFieldId(option.value.field);
            yield finding('order-with-respect-to-no-relation', option.value.span, { field: name });
        }
    }
}
