import type { Fixer } from './fix.js';

export interface FixEntry {
    readonly fixer: Fixer;
    /** Whether the first fix may be applied unseen: it takes away nothing that has an effect, or writes what is meant beyond doubt. */
    readonly isSure: boolean;
}

/** By the finding's code. */
export type FixTable = Readonly<Record<string, FixEntry>>;

/** A fix that somebody chooses. */
export const offered = (fixer: Fixer): FixEntry => ({ fixer, isSure: false });

/** A fix that is applied along with all others like it. */
export const sure = (fixer: Fixer): FixEntry => ({ fixer, isSure: true });
