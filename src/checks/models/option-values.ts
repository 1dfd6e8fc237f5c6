import type { Field } from '../../model/django-model.js';
import { optionOf } from '../../model/queries.js';
import type { SourceSpan } from '../../model/source-span.js';
import type { Value } from '../../model/value.js';

/** The place of an option, its name included; the field's where it is not written. */
export function optionSpan({ options, span }: Field, name: string): SourceSpan {
    for (let at = 0; at < options.length; at++) if (options[at]?.name === name) return options[at]?.span ?? span;
    return span;
}

/** A whole number as it is written, else undefined. */
export const integerIn = (value: Value | undefined): number | undefined =>
    value?.kind === 'number' && /^-?\d+$/.test(value.text) ? Number(value.text) : undefined;

export const integerOption = (field: Field, name: string): number | undefined => integerIn(optionOf(field, name));

/** Whether something stands there, and not `null`. */
export const isGiven = (value: Value | undefined): value is Value => value !== undefined && value.kind !== 'null';

/** What a rule cannot judge: Python, and names that lead nowhere. */
export const isOpaque = (value: Value | undefined): boolean =>
    value?.kind === 'python' || value?.kind === 'unresolved' || value?.kind === 'expression';

/** The default, whichever way it is written. */
export const defaultOf = (field: Field): Value | undefined => field.default ?? optionOf(field, 'default');
