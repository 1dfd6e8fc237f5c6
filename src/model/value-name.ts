import { partsOfFieldId } from './names.js';
import type { Value } from './value.js';

/** A name given as a word, as a text, or as the field that it leads to, or that is not there. */
export function nameIn(value: Value | undefined): string | undefined {
    switch (value?.kind) {
        case 'word':
            return value.word;
        case 'string':
            return value.value;
        case 'field':
            return partsOfFieldId(value.field).name;
        case 'missing':
            return value.name;
        default:
            return undefined;
    }
}

/** What rows are put in order by, as Django has it: of words, those behind a dot are a path's. */
export function orderedBy(value: Value): string | undefined {
    const name = nameIn(value);
    return value.kind === 'word' ? name?.replaceAll('.', '__') : name;
}
