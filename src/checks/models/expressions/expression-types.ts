import type { Expression, LookupTest, Path } from '../../../model/expression.js';
import { operandsOf } from '../../../model/expression-parts.js';
import type { FieldClass } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { fieldClassOf, findField } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { lackingVendors } from '../../vendors.js';
import { incomparable } from './comparable.js';
import { jsonParts } from './json-parts.js';
import { modelExpressions } from './model-expressions.js';
import { isAnything, typeWords } from './type-words.js';

/** Conditions and computations put together what fits together. */
export function* expressionTypes(project: Project): Iterable<Finding> {
    for (const { model, expression, isCondition } of modelExpressions(project)) {
        yield* typesIn(project, model.app, expression, isCondition);
    }
}

/** `app` is that of the rows: it says in which database they are. */
export function* typesIn(
    project: Project,
    app: string,
    expression: Expression,
    isCondition: boolean,
): Iterable<Finding> {
    if (isCondition) yield* conditionType(expression);
    const isLogical = expression.kind === 'and' || expression.kind === 'or' || expression.kind === 'not';
    yield* ownTypes(project, app, expression);
    yield* jsonParts(expression);
    for (const operand of operandsOf(expression)) yield* typesIn(project, app, operand, isLogical);
}

function* conditionType(expression: Expression): Iterable<Finding> {
    const { type, span, kind } = expression;
    // A relation alone asks whether it leads anywhere.
    if (isAnything(expression) || type.kind === 'boolean' || type.kind === 'model' || type.kind === 'client') return;
    if (kind === 'unresolved') return;
    yield finding('condition-type', span, { found: typeWords(type) });
}

function* ownTypes(project: Project, app: string, expression: Expression): Iterable<Finding> {
    switch (expression.kind) {
        case 'comparison': {
            const { operator, left, right } = expression;
            const isOrder = operator !== '=' && operator !== '!=';
            const nothing = [left, right].find(side => side.type.kind === 'null');
            if (isOrder && nothing) yield finding('comparison-with-null', nothing.span, { operator });
            else yield* incomparable(project, left, right);
            break;
        }
        case 'in': {
            const { left, right } = expression;
            if (right.kind === 'list') for (const item of right.items) yield* incomparable(project, left, item);
            else if (right.kind === 'object' || (right.kind === 'literal' && right.value.kind !== 'null')) {
                yield finding('membership-of-one', right.span, {});
            }
            break;
        }
        case 'between':
            yield* incomparable(project, expression.left, expression.low);
            yield* incomparable(project, expression.left, expression.high);
            break;
        case 'lookup':
            yield* lookupType(project, app, expression);
            break;
        case 'arithmetic': {
            const { operator, left, right, span } = expression;
            if (isAnything(left) || isAnything(right) || worksBetween(operator, left, right)) break;
            const params = { operator, left: typeWords(left.type), right: typeWords(right.type) };
            yield finding('arithmetic-type', span, params);
            break;
        }
    }
}

function* lookupType(project: Project, app: string, { lookup, left, span }: LookupTest): Iterable<Finding> {
    // One of the project's own, by its Python name.
    if (lookup.includes('.') || lookup === '' || left.kind === 'unresolved') return;
    if (left.type.kind === 'model') {
        yield finding('lookup-type', span, { lookup, left: typeWords(left.type) });
        return;
    }
    const facts = left.kind === 'path' ? classAtEnd(project, left) : undefined;
    if (!facts) return;
    if (facts.name === 'JSON' && /^(contains|contained_by)$/.test(lookup)) {
        // `DatabaseFeatures.supports_json_field_contains`.
        const lacking = lackingVendors(project, app, ['sqlite', 'oracle']);
        if (lacking !== undefined) yield finding('json-lookup', span, { lookup, databases: lacking });
    }
    if (facts.lookups.has(lookup)) return;
    if (!facts.postgresLookups?.has(lookup)) {
        yield finding('lookup-type', span, { lookup, left: typeWords(left.type) });
        return;
    }
    const databases = lackingVendors(project, app, ['sqlite', 'mysql', 'mariadb', 'oracle']);
    if (databases !== undefined) yield finding('postgres-only-lookup', span, { lookup, databases });
}

/** The class of the field that a path ends at; undefined behind a transform. */
export function classAtEnd(project: Project, { segments, transforms }: Path): FieldClass | undefined {
    const target = segments.at(-1)?.target;
    if (transforms.length > 0 || target?.kind !== 'field') return undefined;
    const field = findField(project, target.field);
    return field && fieldClassOf(project, field);
}

/** As the database computes; where it can only be known there, it works. */
function worksBetween(operator: string, { type: left }: Expression, { type: right }: Expression): boolean {
    const isNumber = (kind: string): boolean => kind === 'number' || kind === 'enum';
    if (isNumber(left.kind) && isNumber(right.kind)) return true;
    const moments = new Set(['date', 'time', 'datetime']);
    if (moments.has(left.kind) && moments.has(right.kind)) return operator === '-';
    if (moments.has(left.kind)) return right.kind === 'duration' && (operator === '+' || operator === '-');
    if (moments.has(right.kind)) return left.kind === 'duration' && operator === '+';
    if (left.kind === 'duration')
        return right.kind === 'duration' || (right.kind === 'number' && /[*/]/.test(operator));
    return left.kind === 'number' && right.kind === 'duration' && operator === '*';
}
