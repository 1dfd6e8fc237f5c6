import type { Rule } from '../../finding.js';
import { circularColumns } from './circular-columns.js';
import { clashingReverseNames, clashingWaysBack } from './clashing-reverse-names.js';
import { deletionChains } from './deletion-chains.js';
import { deletions } from './deletions.js';
import { genericRelations } from './generic-relations.js';
import { limitedChoices } from './limited-choices.js';
import { manyToMany } from './many-to-many.js';
import { relatedNames } from './related-names.js';
import { relationTargets } from './relation-targets.js';
import { sharedTables, tablesThatDifferInCase } from './shared-tables.js';
import { swappedTargets } from './swapped-targets.js';

/** The rules about relations. */
export const relationChecks: readonly Rule[] = [
    relationTargets,
    circularColumns,
    relatedNames,
    clashingReverseNames,
    clashingWaysBack,
    deletionChains,
    deletions,
    manyToMany,
    limitedChoices,
    sharedTables,
    tablesThatDifferInCase,
    genericRelations,
    swappedTargets,
];
