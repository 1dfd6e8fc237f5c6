import type { Rule } from '../../finding.js';
import { annotationNames } from './annotation-names.js';
import { expressionTypes } from './expression-types.js';
import { functionArguments } from './function-arguments.js';
import { joinedAggregates } from './joined-aggregates.js';
import { misplacedParts } from './misplaced-parts.js';
import { queries, queryRegexes } from './queries.js';
import { querysetCircles } from './queryset-circles.js';
import { sumsAndOrders } from './sums-and-orders.js';

/** The rules about conditions and computations. */
export const expressionChecks: readonly Rule[] = [
    annotationNames,
    expressionTypes,
    functionArguments,
    misplacedParts,
    queries,
    queryRegexes,
    querysetCircles,
    joinedAggregates,
    sumsAndOrders,
];
