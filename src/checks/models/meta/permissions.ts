import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { abstractBasesOf, ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { nameIn } from '../option-values.js';

/** A model's permissions, beside those that Django adds to it. */
export function* permissions(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        const given = new Set(model.kind === 'abstract' ? [] : defaultPermissions(project, model));
        const seen = new Set<string>();
        for (const { codename, label, span } of model.permissions) {
            const params = { codename, model: model.name };
            if (given.has(codename)) yield finding('auth.E005', span, params);
            if (seen.has(codename)) yield finding('auth.E006', span, params);
            seen.add(codename);
            if (codename.length > 100) yield finding('auth.E012', span, params);
            if (label.length > 255) yield finding('auth.E008', span, { codename, length: label.length });
        }
        const title = model.meta.find(({ name }) => name === 'verbose_name');
        // `Can change ` stands in front, and 255 characters are stored.
        if (title?.value.kind === 'string' && title.value.value.length > 244) {
            yield finding('auth.E007', title.span, { model: model.name });
        }
    }
}

/** Their names: `add_product`. */
export function defaultPermissions(project: Project, model: DjangoModel): string[] {
    const written = [model, ...abstractBasesOf(project, model)]
        .flatMap(({ meta }) => meta)
        .find(({ name }) => name === 'default_permissions')?.value;
    const items = written?.kind === 'list' ? written.items : written ? [written] : undefined;
    const actions = items?.flatMap(item => nameIn(item) ?? []) ?? ['add', 'change', 'delete', 'view'];
    return actions.filter(action => action !== 'none').map(action => `${action}_${model.name.toLowerCase()}`);
}
