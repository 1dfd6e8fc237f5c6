/** What Djagram is not held to, by a name, each with the reason why it cannot be otherwise. */
import type { Conformance } from '../conformance.js';

export interface Exclusion {
    readonly name: string;
    readonly reason: string;
    /** Whether a difference is this one and nothing besides. */
    applies(found: Conformance): boolean;
}

export const exclusions: readonly Exclusion[] = [
    {
        name: 'the last of three tables of one name',
        reason:
            'Django compares the table of a relation with that of the last model that has one of its name. Where a model, its ' +
            'proxy and another model have it, which is last depends on the order of the classes in the generated file.',
        applies: ({ difference, expected }) =>
            expected.includes('models.E028') &&
            /^(Djagram says fields\.E340, Django does not|Django says fields\.E340, Djagram does not)$/.test(
                difference ?? '',
            ),
    },
];

/** The name of the exclusion that a difference falls under. */
export const isExcluded = (found: Conformance): string | undefined =>
    found.difference === undefined ? undefined : exclusions.find(({ applies }) => applies(found))?.name;
