/** What of a model can be generated: a name that leads nowhere is reported, and what it stands in is left out. */
import type { Constraint, Exclusion, Index, OrderItem } from './django-model.js';
import type { Expression } from './expression.js';
import { partsOf } from './expression-parts.js';
import type { Value } from './value.js';

export const isKnownItem = (item: OrderItem): boolean => Boolean(item.random) || isKnown(item.expression);
const isKnownCondition = (where: Expression | undefined): boolean => !where || isKnown(where);

export const isKnownConstraint = (constraint: Constraint): boolean =>
    constraint.kind === 'check'
        ? isKnown(constraint.condition)
        : constraint.items.every(isKnownItem) && isKnownCondition(constraint.where);

export const isKnownIndex = ({ items, where }: Index): boolean => items.every(isKnownItem) && isKnownCondition(where);

export const isKnownExclusion = ({ items, where }: Exclusion): boolean =>
    items.every(({ item }) => isKnownItem(item)) && isKnownCondition(where);

export function isKnown(expression: Expression): boolean {
    for (const part of partsOf(expression)) if (part.kind === 'unresolved') return false;
    return true;
}

export function isKnownValue(value: Value): boolean {
    switch (value.kind) {
        case 'unresolved':
            return false;
        case 'list':
            return value.items.every(isKnownValue);
        case 'object':
            return value.entries.every(entry => isKnownValue(entry.value));
        case 'expression':
            return isKnown(value.expression);
        case 'field-type':
            return value.type.kind !== 'unresolved';
        default:
            return true;
    }
}
