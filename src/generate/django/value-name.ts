import type { Value } from '../../model/value.js';
import { nameIn } from '../../model/value-name.js';

/** As `nameIn`; as it is written where it leads nowhere. */
export const nameOfValue = (value: Value | undefined): string | undefined =>
    value?.kind === 'unresolved' ? value.text : nameIn(value);
