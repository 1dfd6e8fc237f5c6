/** What Djagram is not held to, by a name, each with the reason why it cannot be otherwise. */
import type { Conformance } from '../conformance.js';

export interface Exclusion {
    readonly name: string;
    readonly reason: string;
    /** Whether a difference is this one and nothing besides. */
    applies(found: Conformance): boolean;
}

export const exclusions: readonly Exclusion[] = [];

/** The name of the exclusion that a difference falls under. */
export const isExcluded = (found: Conformance): string | undefined =>
    found.difference === undefined ? undefined : exclusions.find(({ applies }) => applies(found))?.name;
