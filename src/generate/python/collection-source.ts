import { quoteString } from './quote-string.js';

/** A value of Python's: source that stays in one piece, or a list or dict of values. */
export type Collection =
    | string
    | { readonly list: readonly Collection[] }
    | { readonly dict: readonly (readonly [key: string, value: Collection])[] };

export const listOf = (...items: readonly Collection[]): Collection => ({ list: items });
export const texts = (items: readonly string[]): Collection => ({ list: items.map(quoteString) });
export const dictOf = (entries: Iterable<readonly [key: string, value: Collection]>): Collection => ({
    dict: [...entries],
});

/**
 * Source as a developer lays out settings: what fits stands on one line, but a dict of several entries has a line for
 * each. A comma behind the last one keeps it so. `column` is where the value begins, `room` what stands behind it.
 */
export function collectionSource(value: Collection, column = 0, indent = '', room = 0): string {
    if (typeof value === 'string') return value;
    const line = onOneLine(value);
    if (!mustBreak(value) && column + line.length + room <= width) return line;
    const inner = `${indent}    `;
    const [open, close] = 'list' in value ? '[]' : '{}';
    const lines =
        'list' in value
            ? value.list.map(item => inner + collectionSource(item, inner.length, inner, 1))
            : value.dict.map(([key, item]) => {
                  const head = `${inner}${quoteString(key)}: `;
                  return head + collectionSource(item, head.length, inner, 1);
              });
    return `${open}\n${lines.map(text => `${text},\n`).join('')}${indent}${close}`;
}

const width = 88;

/** Whether it has a line for each of its entries, however short they are. */
function mustBreak(value: Collection): boolean {
    if (typeof value === 'string') return false;
    if ('list' in value) return value.list.some(mustBreak) || value.list.some(isDict);
    return value.dict.length > 1 || value.dict.some(([, item]) => mustBreak(item));
}

const isDict = (value: Collection): boolean => typeof value !== 'string' && 'dict' in value && value.dict.length > 0;

function onOneLine(value: Collection): string {
    if (typeof value === 'string') return value;
    if ('list' in value) return `[${value.list.map(onOneLine).join(', ')}]`;
    return `{${value.dict.map(([key, item]) => `${quoteString(key)}: ${onOneLine(item)}`).join(', ')}}`;
}
