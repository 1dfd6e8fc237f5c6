import type { Value } from '../../model/value.js';

/**
 * What Python's `int()` makes of a value: `none` where there is nothing that it could take, `invalid` where it is no
 * number, `unknown` where only Python knows the value.
 */
export function pythonInteger(value: Value | undefined): number | 'none' | 'invalid' | 'unknown' {
    switch (value?.kind) {
        case undefined:
        case 'null':
        case 'list':
        case 'object':
            return 'none';
        case 'number':
            return Math.trunc(Number(value.text));
        case 'boolean':
            return Number(value.value);
        case 'string':
            return /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(value.value) ? Number(value.value.replaceAll('_', '')) : 'invalid';
        case 'word':
            return 'invalid';
        default:
            return 'unknown';
    }
}
