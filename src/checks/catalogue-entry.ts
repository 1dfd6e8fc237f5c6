import type { DjangoVersion } from './django-versions.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What is said of a finding, and how grave it is. `P` is what a rule tells of the case at hand. */
export interface CatalogueEntry<P> {
    readonly severity: Severity;
    /** One line for the list of rules: what is found, of no case in particular. */
    readonly summary: string;
    /** The first version of Django in whose projects it can be found, where that is not the oldest. */
    readonly since?: DjangoVersion;
    /** The last version of Django in whose projects it can be found, where that is not the newest. */
    readonly until?: DjangoVersion;
    /** What is wrong. */
    readonly message: (params: P) => string;
    /** What to do about it; empty where the message says it all. */
    readonly advice: (params: P) => string;
}

export const entry = <P>(made: CatalogueEntry<P>): CatalogueEntry<P> => made;

/** `a Char`, `an Integer`, `a URL`: a field type with its article. */
export const withArticle = (type: string): string => `${/^([AEIO]|HS)/.test(type) ? 'an' : 'a'} ${type}`;

/** `'a', 'b' or 'c'`. */
export function quotedNames(names: readonly string[]): string {
    const quoted = names.map(name => `'${name}'`);
    return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
