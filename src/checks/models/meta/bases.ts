import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { abstractBasesOf, indexOf, localFields, ownModels, tableModelOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';

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

const parentsOf = (project: Project, model: DjangoModel): DjangoModel[] => {
    const ids = model.bases.flatMap(base => (base.kind === 'model' ? [base.model] : []));
    return (model.proxyOf ? [...ids, model.proxyOf] : ids).flatMap(id => indexOf(project).models.get(id) ?? []);
};

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

/** Python's order of a class and all that it extends (C3); undefined where there is none. */
function linearized(project: Project, model: DjangoModel, depth = 0): DjangoModel[] | undefined {
    // A circle elsewhere is reported there.
    if (depth > 50) return [model];
    const parents = parentsOf(project, model);
    const orders = parents.map(parent => linearized(project, parent, depth + 1));
    const lists: DjangoModel[][] = [];
    for (const order of orders) {
        if (!order) return undefined;
        lists.push([...order]);
    }
    lists.push([...parents]);
    const result = [model];
    for (
        let left = lists.filter(list => list.length > 0);
        left.length > 0;
        left = left.filter(list => list.length > 0)
    ) {
        const next = left
            .map(([head]) => head)
            .find(head => left.every(list => !list.includes(head as DjangoModel, 1)));
        if (!next) return undefined;
        result.push(next);
        for (const list of left) if (list[0] === next) list.shift();
    }
    return result;
}

function* proxy(project: Project, model: DjangoModel): Iterable<Finding> {
    const parents = parentsOf(project, model);
    const isPython = model.bases.some(({ kind }) => kind === 'python');
    const [of] = parents.every(({ kind }) => kind === 'abstract') && !isPython ? parents : [];
    if (of) {
        yield finding('proxy-of-abstract-model', model.span, { model: model.name, of: of.name });
        return;
    }
    const tables = new Set(
        parents.filter(({ kind }) => kind !== 'abstract').map(parent => tableModelOf(project, parent)),
    );
    if (tables.size > 1) {
        yield finding('proxy-of-several-models', model.span, {
            model: model.name,
            of: [...tables].map(({ name }) => name),
        });
    }
    for (const field of model.fields)
        yield finding('models.E017', field.span, { model: model.name, field: field.name });
    const inherited = localFields(project, model).find(field => !model.fields.includes(field));
    if (inherited && abstractBasesOf(project, model).length > 0) {
        yield finding('models.E017', model.span, { model: model.name, field: inherited.name });
    }
}
