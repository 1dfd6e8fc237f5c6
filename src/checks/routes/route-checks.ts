import type { Rule } from '../finding.js';
import { duplicatePathParameters } from './duplicate-path-parameters.js';
import { duplicateRouteGroups } from './duplicate-route-groups.js';
import { duplicateRouteNames } from './duplicate-route-names.js';
import { duplicateRoutePaths } from './duplicate-route-paths.js';
import { invalidPathParameters } from './invalid-path-parameters.js';
import { invalidRegularExpressions } from './invalid-regular-expressions.js';
import { leadingSlashes } from './leading-slashes.js';
import { queriesInPaths } from './queries-in-paths.js';
import { regexInPlainPaths } from './regex-in-plain-paths.js';
import { shadowedRoutes } from './shadowed-routes.js';
import { unjoinedPrefixes } from './unjoined-prefixes.js';
import { unmatchedAngleBrackets } from './unmatched-angle-brackets.js';

/** The rules about URL patterns. */
const pathChecks: readonly Rule[] = [
    duplicateRouteGroups,
    duplicateRouteNames,
    duplicateRoutePaths,
    shadowedRoutes,
    unmatchedAngleBrackets,
    invalidPathParameters,
    duplicatePathParameters,
    invalidRegularExpressions,
    leadingSlashes,
    unjoinedPrefixes,
    regexInPlainPaths,
    queriesInPaths,
];

/** The rules about routes, serializers, OAuth2, backends and requests. */
export const routeChecks: readonly Rule[] = [...pathChecks];
