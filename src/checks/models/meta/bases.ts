import type { DjangoModel } from '../../../model/django-model.js';
import { genericColumns } from '../../../model/generic-columns.js';
import type { Project } from '../../../model/project.js';
import { indexOf, ownModels, parentsOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { isChecked } from '../checked-models.js';
import { classOf, concreteOf } from '../django-class.js';
import { linearized } from '../linearized.js';
import { metaOption } from './meta-sources.js';

/** What a model extends or stands for makes a class that Python and Django can build. */
export function* bases(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        const circle = circleThrough(project, model);
        if (circle) {
            yield finding('circular-bases', model.span, { model: model.name, path: circle });
            continue;
        }
        yield* repeatedBases(project, model);
        if (model.kind === 'proxy') yield* proxy(project, model);
    }
}

/** The names on the way from the model back to itself. */
function circleThrough(project: Project, model: DjangoModel): string[] | undefined {
    const seen = new Set<DjangoModel>();
    const walk = (at: DjangoModel, path: readonly string[]): string[] | undefined => {
        for (const parent of parentsOf(project, at)) {
            if (parent === model) return [...path, model.name];
            if (seen.has(parent)) continue;
            seen.add(parent);
            const found = walk(parent, [...path, parent.name]);
            if (found) return found;
        }
        return undefined;
    };
    return walk(model, [model.name]);
}

function* repeatedBases(project: Project, model: DjangoModel): Iterable<Finding> {
    const seen = new Set<string>();
    for (const base of model.bases) {
        const name = base.kind === 'model' ? base.model : base.name;
        if (seen.has(name)) {
            const label = base.kind === 'model' ? (indexOf(project).models.get(base.model)?.name ?? '') : base.name;
            yield finding('repeated-base', base.span, { model: model.name, base: label });
            return;
        }
        seen.add(name);
    }
    if (parentsOf(project, model).every(parent => linearized(project, parent)) && !linearized(project, model)) {
        yield finding('inconsistent-bases', model.span, { model: model.name });
    }
}

function* proxy(project: Project, model: DjangoModel): Iterable<Finding> {
    const { name, span } = model;
    const parents = parentsOf(project, model);
    const isPython = model.bases.some(({ kind }) => kind === 'python');
    const tables = new Set(
        parents.filter(({ kind }) => kind !== 'abstract').map(parent => concreteOf(project, parent)),
    );
    if (tables.size === 0 && !isPython) {
        const [of] = parents;
        yield of
            ? finding('proxy-of-abstract-model', span, { model: name, of: of.name })
            : finding('proxy-of-nothing', span, { model: name });
        return;
    }
    if (tables.size > 1) {
        yield finding('proxy-of-several-models', span, { model: name, of: [...tables].map(table => table.name) });
    }
    for (const base of parents.filter(({ kind }) => kind === 'abstract')) {
        const [field] = classOf(project, base).columns;
        if (!field) continue;
        yield finding('proxy-with-inherited-fields', span, { model: name, field: field.name, base: base.name });
    }
    if (isChecked(project, model)) yield* fieldsOfProxy(project, model);
}

function* fieldsOfProxy(project: Project, model: DjangoModel): Iterable<Finding> {
    const { columns, manyToMany } = classOf(project, model);
    const names = new Set([...columns, ...manyToMany].map(({ name }) => name));
    for (const field of model.fields) {
        const { contentType, objectId } =
            field.type.kind === 'generic-foreign-key'
                ? genericColumns(project, model, field)
                : { contentType: field.name, objectId: field.name };
        // One that a manager's name stands in front of is no field.
        if (!names.has(contentType) && !names.has(objectId)) continue;
        yield finding('models.E017', field.span, { model: model.name, field: field.name });
    }
    for (const { name, declaredBy } of manyToMany) {
        if (declaredBy !== model) yield finding('models.E017', model.span, { model: model.name, field: name });
    }
    // Rows that are ordered among others have a column for it.
    const order = metaOption(project, model, 'order_with_respect_to');
    if (!order) return;
    const place = model.meta.includes(order) ? order.span : model.span;
    yield finding('models.E017', place, { model: model.name, field: '_order' });
}
