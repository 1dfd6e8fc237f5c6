import { labelOf, partsOfFieldId } from '../model/names.js';
import type { Value } from '../model/value.js';

/** A value as a reader of a picture wants it: close to how it was written, strings without quotes. */
export function valueText(value: Value): string {
    switch (value.kind) {
        case 'string':
            return value.value;
        case 'number':
        case 'duration':
        case 'expression':
        case 'field-type':
        case 'unresolved':
            return value.text;
        case 'boolean':
            return String(value.value);
        case 'null':
            return 'null';
        case 'list':
            return `[${value.items.map(valueText).join(', ')}]`;
        case 'object':
            return `{ ${value.entries.map(entry => `${entry.key}: ${valueText(entry.value)}`).join(', ')} }`;
        case 'word':
            return value.word;
        case 'call':
            return value.text;
        case 'enum':
        case 'enum-member':
        case 'python':
        case 'missing':
            return value.name;
        case 'model':
            return labelOf(value.model);
        case 'field':
            return partsOfFieldId(value.field).name;
        case 'row':
            return value.row.slice(value.row.lastIndexOf('.') + 1);
        case 'request':
            return `request.${value.of}`;
        default:
            return value satisfies never;
    }
}
