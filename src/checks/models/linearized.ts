import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { parentsOf } from '../../model/queries.js';

/** As most models do. */
const extendsNothing = ({ bases, proxyOf }: DjangoModel): boolean => bases.length === 0 && !proxyOf;

/** Python's order of a class and all that it extends (C3); undefined where there is none. A circle ends where it closes. */
export function linearized(
    project: Project,
    model: DjangoModel,
    below?: Map<DjangoModel, DjangoModel[] | undefined>,
): DjangoModel[] | undefined {
    if (extendsNothing(model)) return [model];
    const known = below ?? new Map<DjangoModel, DjangoModel[] | undefined>();
    if (known.has(model)) return known.get(model);
    known.set(model, [model]);
    const order = merged(model, parentsOf(project, model), parent => linearized(project, parent, known));
    known.set(model, order);
    return order;
}

function merged(
    model: DjangoModel,
    parents: readonly DjangoModel[],
    orderOf: (parent: DjangoModel) => readonly DjangoModel[] | undefined,
): DjangoModel[] | undefined {
    const lists: DjangoModel[][] = [];
    for (const parent of parents) {
        const order = orderOf(parent);
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
