import type { OrderItem } from './django-model.js';

/** Whether an index names the column itself, so that Django makes up the index's name; any other is generated with one. */
export function isPlainColumn({ expression }: OrderItem): boolean {
    const [only, ...others] = expression.kind === 'path' ? expression.segments : [];
    return only?.target.kind === 'field' && others.length === 0 && !only.toMany && expression.type.kind !== 'unknown';
}

/** Whether the generated code lists them by their names. */
export const areColumns = (items: readonly OrderItem[]): boolean =>
    items.every(({ expression }) => expression.kind === 'path' && expression.transforms.length === 0);
