import { partsOfFieldId } from '../../model/names.js';
import type { Value } from '../../model/value.js';

/** A name given as a word, as a text, or as the field that it leads to; as it is written where it leads nowhere. */
export function nameOfValue(value: Value | undefined): string | undefined {
    switch (value?.kind) {
        case 'word':
            return value.word;
        case 'string':
            return value.value;
        case 'field':
            return partsOfFieldId(value.field).name;
        case 'unresolved':
            return value.text;
        default:
            return undefined;
    }
}
