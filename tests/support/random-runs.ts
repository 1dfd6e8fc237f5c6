import type { Parameters } from 'fast-check';

/**
 * How often a property is tried, and with which seed, which fast-check prints where one fails. `DJAGRAM_SEED` tries that
 * again; `DJAGRAM_RUNS` tries for longer, so many times as often as usual.
 */
export function randomRuns<T>(usual: number): Parameters<T> {
    const { DJAGRAM_SEED: seed, DJAGRAM_RUNS: times } = process.env;
    return { numRuns: Math.ceil(usual * Number(times ?? 1)), ...(seed !== undefined && { seed: Number(seed) }) };
}
