import type { Project } from '../../model/project.js';
import { comparingRule } from '../comparing-rule.js';
import { type Finding, finding } from '../finding.js';

/** A block's name is the namespace of its URLs: of two with one name, `reverse()` finds the routes of one only. */
export const duplicateRouteGroups = comparingRule(
    'duplicateRouteGroups',
    ({ routeGroups }) => routeGroups.map(group => [group.name, group] as const),
    function* ([first, ...others]) {
        for (const { name, span } of others) {
            yield finding('urls.W005', span, { group: name }, [
                { span: first?.span ?? span, message: `'${name}' is declared here first.` },
            ]);
        }
    },
);

/** Django's admin and the OAuth toolkit have a namespace each. */
export function* takenNamespaces({ routeGroups, oauth2 }: Project): Iterable<Finding> {
    for (const { name, host, span } of routeGroups) {
        const isTaken = name === 'admin' || (name === 'oauth2_provider' && oauth2 !== undefined);
        if (isTaken && host === undefined) yield finding('urls.W005', span, { group: name });
    }
}
