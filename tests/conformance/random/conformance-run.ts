/** Holds what Djagram finds in made-up schemas against what Django finds. */
import fc from 'fast-check';
import type { DjangoVersion } from '../../../src/checks/django-versions.js';
import { type Conformance, ConformanceChecker } from '../conformance.js';
import { isExcluded } from './excluded-differences.js';
import { renderSchema } from './render-schema.js';
import { schemaPlans } from './schema-plan.js';
import { shrunkText } from './shrink-text.js';

export interface RunOptions {
    /** The version that all are for, and that checks them. */
    readonly django: DjangoVersion;
    readonly seed: number;
    readonly count: number;
    /** One of the `count`, which alone is checked. */
    readonly only: number | undefined;
}

export interface Difference {
    readonly text: string;
    readonly difference: string;
    /** Which one of its seed. */
    readonly index: number;
}

export interface RunResult {
    readonly checked: number;
    /** Those of which Django did not come to check anything, as Djagram says too. */
    readonly stopped: number;
    /** Those that were not held against Django, by the name of the exclusion. */
    readonly excluded: ReadonlyMap<string, number>;
    /** Each kind once, made small. */
    readonly differences: readonly Difference[];
    /** How many schemas failed. */
    readonly failed: number;
}

/** As many as are looked at closely. */
const shrinkAtMost = Number(process.env.DJAGRAM_SHRINK ?? 5);

export async function runConformance({ django, seed, count, only }: RunOptions): Promise<RunResult> {
    const checkers = [new ConformanceChecker(), new ConformanceChecker()] as const;
    try {
        const schemas = generated(django, seed, only === undefined ? count : Math.max(count, only + 1));
        const indices = only === undefined ? [...schemas.keys()] : [only];
        const tally = new Tally();
        let next = 0;
        const work = async (checker: ConformanceChecker): Promise<void> => {
            for (let index = indices[next++]; index !== undefined; index = indices[next++])
                tally.count(await checker.check(schemas[index] as string), index);
        };
        // Two at once for each: one is read while Django checks the other.
        await Promise.all([...checkers, ...checkers].map(work));
        const differences: Difference[] = [];
        for (const index of [...tally.firstOfKind.values()].slice(0, shrinkAtMost))
            differences.push(await shrunk(checkers[0], schemas[index] as string, index));
        const { stopped, excluded, failed } = tally;
        return { checked: indices.length, stopped, excluded, differences, failed };
    } finally {
        for (const checker of checkers) await checker.stop();
    }
}

class Tally {
    stopped = 0;
    failed = 0;
    readonly excluded = new Map<string, number>();
    readonly firstOfKind = new Map<string, number>();

    count(found: Conformance, index: number): void {
        if (found.outcomes.some(outcome => 'raises' in outcome)) this.stopped++;
        const exclusion = isExcluded(found);
        if (exclusion) this.excluded.set(exclusion, (this.excluded.get(exclusion) ?? 0) + 1);
        if (!found.difference || exclusion) return;
        this.failed++;
        const kind = kindOf(found.difference);
        if (!this.firstOfKind.has(kind)) this.firstOfKind.set(kind, index);
        if (process.env.DJAGRAM_LOG) console.log(index, found.difference);
    }
}

function generated(django: DjangoVersion, seed: number, count: number): string[] {
    return fc.sample(
        schemaPlans(django).map(plan => renderSchema(plan, django)),
        { seed, numRuns: count },
    );
}

/** Differences in the same ids are one kind, and so is what Django raises with the same words about other names. */
const kindOf = (difference: string): string => difference.replace(/ at [^:]*(:\d+)?: /, ' ').replace(/'[^']*'/g, '');

async function shrunk(checker: ConformanceChecker, text: string, index: number): Promise<Difference> {
    const whole = await checker.check(text);
    const kind = kindOf(whole.difference ?? '');
    const known = new Set(whole.own);
    const small = await shrunkText(text, async candidate => {
        const found = await checker.check(candidate);
        if (isExcluded(found) || kindOf(found.difference ?? '') !== kind) return false;
        // What is wrong with a smaller one alone, a name that leads nowhere by now, is another failure.
        return found.own.every(code => known.has(code));
    });
    const { difference = 'It did not fail a second time.' } = await checker.check(small);
    return { text: small, difference, index };
}
