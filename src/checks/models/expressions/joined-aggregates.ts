import type { DjangoModel, QuerySetMethod } from '../../../model/django-model.js';
import type { Call, Expression } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { type Finding, finding } from '../../finding.js';
import { linksToOneRow } from './queries.js';
import { methodCalled } from './queryset-circles.js';

/**
 * Sums over rows of two relations multiply each other (Django's ticket 10060), and so do a sum and a filter that looks through
 * another relation, or that stands behind the sum.
 */
export function* joinedAggregates(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const method of model.querysets) {
            const joins = [...joinsOf(project, model, method, new Set())];
            const wrong = joins.flatMap((join, at) =>
                joins.slice(0, at).flatMap(before => problem(before, join) ?? []),
            );
            const [first] = wrong;
            if (first) yield first;
        }
    }
}

/** A relation to many through which a queryset looks, for rows that it sums up or for a condition. */
interface Join {
    readonly relation: string;
    readonly aggregate?: Call;
    /** Undefined where another queryset says it, which this one calls. */
    readonly span: SourceSpan | undefined;
}

function problem(before: Join, join: Join): Finding | undefined {
    // Rows that are picked out first are those that are summed up.
    const isOneJoin = before.relation === join.relation && (!before.aggregate || join.aggregate);
    const wrong = [join, before].filter(({ aggregate }) => aggregate && isMultiplied(aggregate));
    const [first] = wrong;
    if (isOneJoin || !first?.aggregate) return undefined;
    const span = wrong.find(each => each.span)?.span ?? join.span ?? before.span;
    if (!span) return undefined;
    return finding('multiplied-aggregates', span, {
        function: first.aggregate.function,
        relations: [before.relation, join.relation],
        ...(wrong.some(each => !each.span) && { isElsewhere: true as const }),
    });
}

const isMultiplied = (call: Call): boolean => multiplying.has(call.function) && !countsOnce(call);

/** Whether a row that comes several times is counted once. */
const countsOnce = ({ function: name, named = [] }: Call): boolean =>
    name === 'count' &&
    named.some(
        each =>
            each.name === 'distinct' &&
            each.value.kind === 'literal' &&
            'value' in each.value.value &&
            each.value.value.value === true,
    );

/** The least and the greatest of rows stay what they are however often they come. */
const multiplying = new Set(['count', 'sum', 'avg', 'std_dev', 'variance', 'array_agg', 'jsonb_agg', 'string_agg']);

function* joinsOf(
    project: Project,
    model: DjangoModel,
    { calls }: QuerySetMethod,
    seen: Set<QuerySetMethod>,
): Iterable<Join> {
    for (const { method, arguments: given } of calls) {
        const called = methodCalled(project, model, method);
        if (called && !seen.has(called)) {
            seen.add(called);
            for (const join of joinsOf(project, model, called, seen)) yield { ...join, span: undefined };
        } else if (method === 'annotate') {
            for (const { value } of given) yield* sumsIn(value);
        } else if (method === 'filter') {
            for (const { value } of given) yield* looksIn(project, value);
        }
    }
}

function* sumsIn(value: Expression): Iterable<Join> {
    for (const part of partsOf(value)) {
        if (part.kind !== 'call' || !part.django?.aggregate) continue;
        const relation = part.arguments.map(relationIn).find(each => each !== undefined);
        if (relation !== undefined) yield { relation, aggregate: part, span: part.span };
    }
}

/** What is denied is asked in a query of its own. */
function* looksIn(project: Project, value: Expression): Iterable<Join> {
    if (value.kind === 'and' || value.kind === 'or') {
        yield* looksIn(project, value.left);
        yield* looksIn(project, value.right);
        return;
    }
    const isAsked =
        (value.kind === 'comparison' && value.operator !== '!=') ||
        value.kind === 'lookup' ||
        ((value.kind === 'in' || value.kind === 'between') && !value.negated);
    const relation = isAsked && linksToOneRow(project, value).size === 0 ? relationIn(value) : undefined;
    if (relation !== undefined) yield { relation, span: value.span };
}

/** The relation to many through which the first path goes that goes through any. */
function relationIn(value: Expression): string | undefined {
    for (const part of partsOf(value)) {
        if (part.kind !== 'path') continue;
        const at = part.segments.findIndex(({ toMany }) => toMany);
        const names = part.segments.slice(0, at + 1).map(({ name }) => name);
        if (at >= 0) return names.join('.');
    }
    return undefined;
}
