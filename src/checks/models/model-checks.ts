import type { Rule } from '../finding.js';
import { duplicateModelNames } from './duplicate-model-names.js';
import { fieldChecks } from './fields/field-checks.js';
import { metaChecks } from './meta/meta-checks.js';
import { relationChecks } from './relations/relation-checks.js';

/** The rules about models. */
export const modelChecks: readonly Rule[] = [duplicateModelNames, ...fieldChecks, ...relationChecks, ...metaChecks];
