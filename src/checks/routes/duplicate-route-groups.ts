import { comparingRule } from '../comparing-rule.js';
import { finding } from '../finding.js';

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
