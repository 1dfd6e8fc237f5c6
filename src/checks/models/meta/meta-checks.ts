import type { Rule } from '../../finding.js';
import { bases } from './bases.js';
import { clashingFields } from './clashing-fields.js';
import { columnNames } from './column-names.js';
import { constraintColumns } from './constraint-columns.js';
import { constraintNames, repeatedConstraintNames } from './constraint-names.js';
import { constraintSupport } from './constraint-support.js';
import { enumMembers } from './enum-members.js';
import { formerNames } from './former-names.js';
import { hiddenChecks } from './hidden-checks.js';
import { hiddenLinks } from './hidden-links.js';
import { managerNames } from './manager-names.js';
import { metaOptions } from './meta-options.js';
import { modelNames, modelsThatDifferInCase } from './model-names.js';
import { orderings } from './orderings.js';
import { permissions } from './permissions.js';
import { repeatedDeclarations, repeatedMembers } from './repeated-members.js';
import { siteManagers } from './site-managers.js';
import { strCircles } from './str-circles.js';
import { uniquenessOfNull } from './uniqueness-of-null.js';

/** The rules about models as a whole. */
export const metaChecks: readonly Rule[] = [
    repeatedMembers,
    repeatedDeclarations,
    modelNames,
    hiddenChecks,
    hiddenLinks,
    modelsThatDifferInCase,
    bases,
    clashingFields,
    enumMembers,
    constraintColumns,
    constraintNames,
    repeatedConstraintNames,
    constraintSupport,
    columnNames,
    orderings,
    metaOptions,
    managerNames,
    permissions,
    siteManagers,
    formerNames,
    uniquenessOfNull,
    strCircles,
];
