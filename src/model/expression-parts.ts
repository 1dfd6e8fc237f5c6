import type { Expression } from './expression.js';

/** An expression and all that it consists of, from the outside in. */
export function* partsOf(expression: Expression): Iterable<Expression> {
    yield expression;
    for (const operand of operandsOf(expression)) yield* partsOf(operand);
}

export function operandsOf(expression: Expression): readonly Expression[] {
    switch (expression.kind) {
        case 'and':
        case 'or':
        case 'comparison':
        case 'lookup':
        case 'in':
        case 'arithmetic':
            return [expression.left, expression.right];
        case 'between':
            return [expression.left, expression.low, expression.high];
        case 'not':
        case 'negative':
            return [expression.operand];
        case 'is-null':
            return [expression.left];
        case 'list':
            return expression.items;
        case 'object':
            return expression.entries.map(({ value }) => value);
        case 'call':
            return [...expression.arguments, ...(expression.named ?? []).map(({ value }) => value)];
        default:
            return [];
    }
}
