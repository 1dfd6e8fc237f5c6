import type { Rule } from '../../finding.js';
import { expressionTypes } from './expression-types.js';
import { functionArguments } from './function-arguments.js';
import { misplacedParts } from './misplaced-parts.js';
import { queries, queryRegexes } from './queries.js';
import { querysetCircles } from './queryset-circles.js';

/** The rules about conditions and computations. */
export const expressionChecks: readonly Rule[] = [
    expressionTypes,
    functionArguments,
    misplacedParts,
    queries,
    queryRegexes,
    querysetCircles,
];
