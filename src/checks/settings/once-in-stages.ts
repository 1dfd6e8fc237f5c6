import type { Finding } from '../finding.js';
import { type Stage, stages } from './stage-settings.js';

/** What is found in one stage after the other. What both have is said once: `keyOf` says by what it is the same. */
export function* onceInStages(
    findIn: (stage: Stage) => Iterable<Finding>,
    keyOf: (found: Finding) => string = ({ code }) => code,
): Iterable<Finding> {
    const told = new Set<string>();
    for (const found of stages.flatMap(stage => [...findIn(stage)])) {
        const key = keyOf(found);
        if (!told.has(key)) yield found;
        told.add(key);
    }
}
