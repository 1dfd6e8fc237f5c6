import type { Project } from '../model/project.js';
import type { Finding, Rule } from './finding.js';

/**
 * A rule that finds something only where declarations meet: under one name, in one table. Each says by which keys it can be
 * met, and those with one key are looked at together, so that a change concerns no others.
 */
export interface ComparingRule<T = unknown> extends Rule {
    /** What each declaration of the project is met by, in the order of the files. */
    readonly entriesOf: (project: Project) => Iterable<readonly [key: string, entry: T]>;
    /** What is found among entries of one key, of which there are several, in the order of the files. */
    readonly among: (entries: readonly T[], key: string) => Iterable<Finding>;
}

export function comparingRule<T>(
    name: string,
    entriesOf: ComparingRule<T>['entriesOf'],
    among: ComparingRule<T>['among'],
): ComparingRule<T> {
    function* rule(project: Project): Iterable<Finding> {
        const groups = Map.groupBy(entriesOf(project), ([key]) => key);
        for (const [key, group] of groups) {
            const entries = group.map(([, entry]) => entry);
            if (entries.length > 1) yield* among(entries, key);
        }
    }
    Object.defineProperty(rule, 'name', { value: name });
    return Object.assign(rule, { entriesOf, among });
}

export const isComparing = (rule: Rule): rule is ComparingRule => 'among' in rule;
