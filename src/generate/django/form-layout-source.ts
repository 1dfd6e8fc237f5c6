/**
 * How an admin's form is laid out. Django takes lists for tuples here, and then fails to compare them; and what stands on one
 * line of a form are names, so that deeper lists are joined.
 */
import type { Value } from '../../model/value.js';
import { quoteString } from '../python/quote-string.js';
import { tuple } from './python-file.js';

/** Writes a value that is no list. */
type WriteItem = (value: Value) => string;

/** `("x", ("y", "z"))`: each field, or those that share a line. */
export const fieldLines = (value: Value, write: WriteItem): string =>
    tuple(itemsOf(value).map(item => fieldLine(item, write)));

/** What stands on one line of a form. */
export const fieldLine = (value: Value, write: WriteItem): string =>
    value.kind === 'list' ? tuple(value.items.flatMap(namesIn).map(write)) : write(value);

/** `(("Title", {"fields": ("x",)}),)`: what is no group is written as it is. */
export const fieldGroups = (value: Value, write: WriteItem): string =>
    value.kind === 'list' ? tuple(value.items.map(group => fieldGroup(group, write))) : write(value);

function fieldGroup(group: Value, write: WriteItem): string {
    if (group.kind !== 'list') return write(group);
    return tuple(group.items.map(item => (item.kind === 'object' ? groupContent(item, write) : write(item))));
}

function groupContent({ entries }: Extract<Value, { kind: 'object' }>, write: WriteItem): string {
    const sources = entries.map(({ key, value }) => {
        const source = value.kind === 'list' ? fieldLines(value, write) : write(value);
        return `${quoteString(key)}: ${source}`;
    });
    return `{${sources.join(', ')}}`;
}

const itemsOf = (value: Value): readonly Value[] => (value.kind === 'list' ? value.items : [value]);

const namesIn = (value: Value): readonly Value[] => (value.kind === 'list' ? value.items.flatMap(namesIn) : [value]);
