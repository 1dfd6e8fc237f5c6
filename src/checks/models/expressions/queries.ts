import type { QuerySetCall, QuerySetMethod } from '../../../model/django-model.js';
import type { Expression, Path } from '../../../model/expression.js';
import { partsOf } from '../../../model/expression-parts.js';
import type { Project } from '../../../model/project.js';
import { findField, optionOf, ownModels } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { flawOfRegex } from '../../python-regex.js';
import { lackingVendors, type Vendor } from '../../vendors.js';
import { modelExpressions } from './model-expressions.js';

/** Querysets that run and answer something else than they seem to ask. */
export function* queries(project: Project): Iterable<Finding> {
    for (const model of ownModels(project)) {
        for (const method of model.querysets) {
            yield* repeatedRows(project, method);
            for (const call of method.calls) yield* distinctFields(project, model.app, call);
        }
    }
}

/** After these a row comes once, or rows are not what is answered. */
const gathering = new Set(['distinct', 'values', 'values_list', 'dates', 'datetimes', 'none', 'annotate', 'aggregate']);

/** Looking for rows through those that lead to them finds a row once for each of these (`QuerySet.filter`, multi-valued relations). */
function* repeatedRows(project: Project, { calls }: QuerySetMethod): Iterable<Finding> {
    if (calls.some(({ method }) => gathering.has(method))) return;
    for (const { method, span, arguments: given } of calls) {
        if (method !== 'filter') continue;
        for (const { value } of given) {
            const single = linksToOneRow(project, value);
            const path = [...partsOf(value)].find(
                (part): part is Path => part.kind === 'path' && isToMany(part) && !single.has(part),
            );
            if (!path) continue;
            yield finding('filter-repeats-rows', span, { path: path.segments.map(({ name }) => name).join('.') });
            return;
        }
    }
}

/** Relations that are said to lead to one certain row, without `or`: a table of Django's own, and a column, link two rows once. */
export function linksToOneRow(project: Project, condition: Expression): ReadonlySet<Path> {
    if (condition.kind === 'and') {
        return new Set([condition.left, condition.right].flatMap(part => [...linksToOneRow(project, part)]));
    }
    if (condition.kind !== 'comparison' || condition.operator !== '=' || condition.left.kind !== 'path')
        return new Set();
    const { left, right } = condition;
    const last = left.segments.at(-1)?.target;
    const field = last?.kind === 'field' || last?.kind === 'reverse' ? findField(project, last.field) : undefined;
    const isOneOfMany = left.segments.filter(({ toMany }) => toMany).length === 1 && left.segments.at(-1)?.toMany;
    return field && isOneOfMany && right.kind === 'parameter' && !optionOf(field, 'through')
        ? new Set([left])
        : new Set();
}

const isToMany = ({ segments }: Path): boolean => segments.some(({ toMany }) => toMany);

const withoutDistinctFields: readonly Vendor[] = ['sqlite', 'mysql', 'mariadb', 'oracle'];

function* distinctFields(project: Project, app: string, call: QuerySetCall): Iterable<Finding> {
    if (call.method !== 'distinct' || call.arguments.length === 0) return;
    const databases = lackingVendors(project, app, withoutDistinctFields);
    if (databases !== undefined) yield finding('distinct-fields', call.span, { databases });
}

/** A regular expression that is looked for in a column is compiled when the query runs, for each row. */
export function* queryRegexes(project: Project): Iterable<Finding> {
    for (const { expression } of modelExpressions(project)) {
        for (const part of partsOf(expression)) {
            if (part.kind !== 'lookup' || !/^i?regex$/.test(part.lookup)) continue;
            const { right } = part;
            if (right.kind !== 'literal' || right.value.kind !== 'string') continue;
            const flaw = flawOfRegex(right.value.value);
            if (flaw !== undefined) yield finding('invalid-query-regex', right.span, { flaw });
        }
    }
}
