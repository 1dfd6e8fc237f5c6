import type { Project } from '../../model/project.js';
import { comparingRule } from '../comparing-rule.js';
import type { Finding } from '../finding.js';
import { declaredNames, repeatedAmong, repeatedNames } from '../repeated-names.js';

/** Backends and requests are named from elsewhere, so each has a name of its own. */
export const repeatedTopLevelNames = comparingRule(
    'repeatedTopLevelNames',
    function* ({ backends, requests }) {
        for (const [kind, elements] of [
            ['backend', backends],
            ['request', requests],
        ] as const) {
            yield* declaredNames(
                kind,
                'the project',
                elements.map(element => [kind, element] as const),
            );
        }
    },
    repeatedAmong,
);

/** So are scopes and clients. */
export function* repeatedScopesAndClients({ oauth2 }: Project): Iterable<Finding> {
    for (const [kind, elements] of [
        ['scope', oauth2?.scopes ?? []],
        ['client', oauth2?.clients ?? []],
    ] as const) {
        yield* repeatedNames(
            elements.map(element => [kind, element] as const),
            '`oauth2`',
        );
    }
}
