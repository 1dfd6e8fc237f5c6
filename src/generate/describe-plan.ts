import type { MergePlan, PlanEntry } from './merge-plan.js';

/** One line about what becomes of a path, or why it needs a person; undefined where there is nothing to say. */
export function describeEntry(entry: PlanEntry): string | undefined {
    const { path } = entry;
    switch (entry.kind) {
        case 'create':
            return `created ${path}`;
        case 'update':
            return `updated ${path}`;
        case 'merge':
            return `merged ${path}: your edits are kept`;
        case 'remove':
            return `removed ${path}`;
        case 'conflict':
        case 'blocked':
            return `conflict in ${path}: ${whyConflict(entry)}`;
        case 'orphan':
            return `kept ${path}: nothing generates it any more, but it holds edits of yours; delete it when you need it no longer`;
        case 'stays-deleted':
            return `left out ${path}: you deleted it (\`--restore ${path}\` brings it back)`;
        case 'unchanged':
        case 'keep':
        case 'gone':
            return undefined;
        default:
            return assertNever(entry);
    }
}

/** Why a path needs a person, and what to do. */
export function whyConflict(entry: Extract<PlanEntry, { kind: 'conflict' | 'blocked' }>): string {
    if (entry.kind === 'conflict') {
        const places = entry.conflicts === 1 ? 'one place' : `${entry.conflicts} places`;
        return `in ${places} both you and the generator changed the same lines; look for <<<<<<< and choose`;
    }
    switch (entry.reason.kind) {
        case 'foreign':
            return 'this file was never generated, so it was left alone; rename or delete it, then generate again';
        case 'binary':
            return 'it is no longer text, so nothing can be merged into it; delete it, then generate again with --restore';
        case 'not-a-file':
            return `it is ${entry.reason.what}, so it was left alone; move it away, then generate again`;
        case 'unresolved':
            return `the conflict in line ${entry.reason.line} is not resolved yet; choose, then generate again`;
        default:
            return assertNever(entry.reason);
    }
}

/** `12 created, 3 updated, 1 conflict`; `nothing to do`. */
export function summarizePlan({ entries }: MergePlan): string {
    const count = (...kinds: PlanEntry['kind'][]): number => entries.filter(entry => kinds.includes(entry.kind)).length;
    const conflicts = count('conflict', 'blocked');
    const parts: [number, string][] = [
        [count('create'), 'created'],
        [count('update'), 'updated'],
        [count('merge'), 'merged with your edits'],
        [count('remove'), 'removed'],
        [conflicts, conflicts === 1 ? 'conflict' : 'conflicts'],
    ];
    const said = parts.flatMap(([number, what]) => (number > 0 ? `${number} ${what}` : []));
    return said.join(', ') || 'nothing to do';
}

function assertNever(value: never): never {
    throw new Error(`unknown entry ${JSON.stringify(value)}`);
}
