import type { Field } from '../../../model/django-model.js';
import { optionOf } from '../../../model/queries.js';

/** What an array is a list of, as a field that has the array's name; undefined where that is none, or only Python knows it. */
export function itemOf(field: Field): Field | undefined {
    const base = optionOf(field, 'base_field');
    if (base?.kind !== 'field-type') return undefined;
    const { type, options, span } = base;
    const { default: _, computed: __, ...array } = field;
    return { ...array, type, options, typeSpan: span, span, optional: false, surplusArguments: [] };
}

/** A field, its items, and theirs. */
export function* withItems(field: Field): Iterable<Field> {
    for (let each: Field | undefined = field; each; each = itemOf(each)) yield each;
}
