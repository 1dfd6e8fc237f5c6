import type { DjangoModel, Field } from '../../../model/django-model.js';
import type { Expression } from '../../../model/expression.js';
import type { Project } from '../../../model/project.js';
import { allFields, ancestorsOf, fieldClassOf } from '../../../model/queries.js';

/** A value, as Python, that a field may not have. */
export interface Violation {
    readonly field: Field;
    readonly value: string;
    /** The constraint's name, where it has one. */
    readonly name: string | undefined;
}

/** What breaks the checks that compare one whole number with a constant. Others are for a person to think of. */
export function violationsOf(project: Project, model: DjangoModel): Violation[] {
    const fields = allFields(project, model);
    return [model, ...ancestorsOf(project, model)]
        .flatMap(owner => owner.constraints)
        .flatMap(constraint => {
            if (constraint.kind !== 'check') return [];
            const found = violation(constraint.condition);
            const field = found && fields.find(({ name }) => name === found.name);
            const className = (field && fieldClassOf(project, field)?.className) ?? '';
            if (!found || !field || !/Integer|Decimal|Float/.test(className)) return [];
            return [{ field, value: String(found.value), name: constraint.name }];
        });
}

function violation(condition: Expression): { name: string; value: number } | undefined {
    if (condition.kind === 'and') return violation(condition.left) ?? violation(condition.right);
    if (condition.kind === 'between' && !condition.negated) {
        const name = nameOf(condition.left);
        const high = numberOf(condition.high);
        return name === undefined || high === undefined ? undefined : { name, value: Math.floor(high) + 1 };
    }
    if (condition.kind !== 'comparison') return undefined;
    const name = nameOf(condition.left);
    const limit = numberOf(condition.right);
    if (name === undefined || limit === undefined) return undefined;
    switch (condition.operator) {
        case '>=':
            return { name, value: Math.ceil(limit) - 1 };
        case '>':
            return { name, value: Math.floor(limit) };
        case '<=':
            return { name, value: Math.floor(limit) + 1 };
        case '<':
            return { name, value: Math.ceil(limit) };
        default:
            return undefined;
    }
}

const nameOf = (expression: Expression): string | undefined =>
    expression.kind === 'path' && expression.segments.length === 1 && expression.transforms.length === 0
        ? expression.segments[0]?.name
        : undefined;

function numberOf(expression: Expression): number | undefined {
    if (expression.kind === 'negative') {
        const operand = numberOf(expression.operand);
        return operand === undefined ? undefined : -operand;
    }
    return expression.kind === 'literal' && expression.value.kind === 'number'
        ? Number(expression.value.text)
        : undefined;
}
