import type { DjangoModel, QuerySetMethod } from '../../../model/django-model.js';
import type { Expression } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { Project } from '../../../model/project.js';
import { ancestorsOf, ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { methodCalled } from './queryset-circles.js';

/** Sums of no rows, and orders that repeat rows or are none. */
export function* sumsAndOrders(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        // A relation to many alone is refused by Django.
        for (const { expression } of model.ordering?.items ?? []) {
            if (expression.kind === 'path' && expression.segments.length > 1) yield* orderByMany(expression);
        }
        for (const method of model.querysets) {
            for (const { method: name, arguments: given } of method.calls) {
                if (name === 'order_by') for (const { value } of given) yield* orderByMany(value);
            }
            yield* reversal(project, model, method);
            yield* sumsOfNothing(method);
        }
    }
}

/** A row comes once for each of those that it is ordered by, `distinct` or not (Django's documentation of `order_by`). */
function* orderByMany(value: Expression): Iterable<Finding> {
    if (value.kind !== 'path' || !value.segments.some(({ toMany }) => toMany)) return;
    yield finding('ordering-by-many', value.span, { field: value.segments.map(({ name }) => name).join('.') });
}

/** Rows that have no order have none the other way round either. */
function* reversal(project: Project, model: DjangoModel, { calls }: QuerySetMethod): Iterable<Finding> {
    const isOrdered = [model, ...ancestorsOf(project, model)].some(
        ({ ordering, meta }) => ordering || meta.some(({ name }) => name === 'order_with_respect_to'),
    );
    if (isOrdered || model.kind === 'abstract') return;
    for (const { method, span } of calls) {
        if (method === 'reverse') yield finding('reverse-without-order', span, { model: model.name });
        if (method === 'order_by' || methodCalled(project, model, method)) return;
    }
}

/** SQL's sum of no rows is NULL, which is neither less than a number nor 0. */
function* sumsOfNothing({ calls }: QuerySetMethod): Iterable<Finding> {
    const sums = new Map<string, Expression>();
    for (const { method, arguments: given } of calls) {
        for (const { name, value } of given) {
            if (method === 'annotate' && name !== undefined && isSumOfMany(value)) sums.set(name, value);
            if (method !== 'filter') continue;
            for (const part of partsOf(value)) {
                const sum = sumComparedAsNone(part, sums);
                if (sum === undefined) continue;
                yield finding('sum-of-nothing', part.span, { sum });
                return;
            }
        }
    }
}

const isSumOfMany = (value: Expression): boolean =>
    value.kind === 'call' &&
    value.function === 'sum' &&
    value.arguments.some(argument =>
        [...partsOf(argument)].some(part => part.kind === 'path' && part.segments.some(({ toMany }) => toMany)),
    );

function sumComparedAsNone(part: Expression, sums: ReadonlyMap<string, Expression>): string | undefined {
    if (part.kind !== 'comparison' || part.left.kind !== 'path' || part.right.kind !== 'literal') return undefined;
    const { operator, left, right } = part;
    const name = left.segments.length === 1 ? (left.segments[0]?.name ?? '') : '';
    if (!sums.has(name) || right.value.kind !== 'number') return undefined;
    const number = Number(right.value.text);
    const holdsForNone =
        (operator === '<' && number > 0) || (operator === '<=' && number >= 0) || (operator === '=' && number === 0);
    return holdsForNone ? name : undefined;
}
