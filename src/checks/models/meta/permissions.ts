import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { nameIn } from '../../../model/value-name.js';
import { type Finding, finding } from '../../finding.js';
import { heirsOf } from '../checked-models.js';
import { isSwapped } from '../swapped.js';
import { metaOption, metaSources } from './meta-sources.js';

/** A model's permissions, beside those that Django adds to it. */
export function* permissions(project: Project): Iterable<Finding> {
    const told = new Set<string>();
    for (const model of ownModels(project)) {
        if (model.kind !== 'abstract' && !isSwapped(project, model)) yield* titleOf(project, model);
        const heirs = model.kind === 'abstract' ? heirsOf(project, model) : [model];
        const had = heirs.filter(heir => !isSwapped(project, heir));
        for (const found of had.flatMap(heir => [...permissionsOf(project, heir, model)])) {
            // What an abstract model says is said once of all that extend it.
            const { code, span } = found;
            const key = `${code} ${span.anchor.uri} ${span.anchor.offset + span.start}`;
            if (!told.has(key)) yield found;
            told.add(key);
        }
    }
}

/** Those of `model` that `source` says. */
function* permissionsOf(project: Project, model: DjangoModel, source: DjangoModel): Iterable<Finding> {
    if (metaSources(project, model).find(each => each.permissions.length > 0) !== source) return;
    const given = new Set(defaultPermissions(project, model));
    const seen = new Set<string>();
    for (const { codename, label, span } of source.permissions) {
        const params = { codename, model: model.name };
        if (codename.length > 100) yield finding('auth.E012', span, { codename });
        if (label.length > 255) yield finding('auth.E008', span, { codename, length: label.length });
        if (given.has(codename)) yield finding('auth.E005', span, params);
        else if (seen.has(codename)) yield finding('auth.E006', span, params);
        seen.add(codename);
    }
}

function* titleOf(project: Project, model: DjangoModel): Iterable<Finding> {
    const title = metaOption(project, model, 'verbose_name');
    const longest = Math.max(0, ...actionsOf(project, model).map(action => `Can ${action} `.length));
    if (longest === 0 || title?.value.kind !== 'string' || title.value.value.length + longest <= 255) return;
    const span: SourceSpan = model.meta.includes(title) ? title.span : model.span;
    yield finding('auth.E007', span, { model: model.name });
}

/** Their names: `add_product`. */
export const defaultPermissions = (project: Project, model: DjangoModel): string[] =>
    actionsOf(project, model).map(action => `${action}_${model.name.toLowerCase()}`);

function actionsOf(project: Project, model: DjangoModel): string[] {
    const written = metaOption(project, model, 'default_permissions')?.value;
    const items = written?.kind === 'list' ? written.items : written ? [written] : undefined;
    const actions = items?.flatMap(item => nameIn(item) ?? []) ?? ['add', 'change', 'delete', 'view'];
    return actions.filter(action => action !== 'none');
}
