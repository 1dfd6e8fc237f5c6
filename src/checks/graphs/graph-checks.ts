import type { Rule } from '../finding.js';
import { attributeCases } from './attribute-cases.js';
import { duplicateGraphNames, duplicateNodeNames } from './duplicate-graph-names.js';
import { edgesWithoutNodes } from './edges-without-nodes.js';
import { graphAttributeNames } from './graph-attribute-names.js';
import { graphAttributeValues } from './graph-attribute-values.js';
import { graphLimits } from './graph-limits.js';
import { htmlLabels } from './html-labels.js';
import { ignoredGraphAttributes } from './ignored-graph-attributes.js';
import { labelFields } from './label-fields.js';
import { layoutEngines } from './layout-engines.js';
import { ports } from './ports.js';
import { repeatedGraphAttributes } from './repeated-graph-attributes.js';
import { wrongEdgeOperators } from './wrong-edge-operators.js';

/** The rules about graphs. */
export const graphChecks: readonly Rule[] = [
    graphAttributeNames,
    graphAttributeValues,
    repeatedGraphAttributes,
    ignoredGraphAttributes,
    layoutEngines,
    wrongEdgeOperators,
    duplicateGraphNames,
    duplicateNodeNames,
    ports,
    graphLimits,
    attributeCases,
    labelFields,
    htmlLabels,
    edgesWithoutNodes,
];
