import type { Parameters } from 'fast-check';

/** The one that everybody's run has, so that what fails for one fails for all: others are for looking for what is not known yet. */
const usualSeed = 5;

/**
 * How often a property is tried, and with which seed, which fast-check prints where one fails. `DJAGRAM_SEED` tries that or any
 * other; `DJAGRAM_RUNS` tries for longer, so many times as often as usual.
 */
export function randomRuns<T>(usual: number): Parameters<T> {
    const { DJAGRAM_SEED: seed, DJAGRAM_RUNS: times } = process.env;
    return { numRuns: Math.ceil(usual * Number(times ?? 1)), seed: Number(seed ?? usualSeed) };
}
