import type { Rule } from '../finding.js';
import { adminChecks } from './admin/admin-checks.js';
import { duplicateModelNames } from './duplicate-model-names.js';
import { evolutionChecks } from './evolution/evolution-checks.js';
import { expressionChecks } from './expressions/expression-checks.js';
import { fieldChecks } from './fields/field-checks.js';
import { metaChecks } from './meta/meta-checks.js';
import { projectChecks } from './project/project-checks.js';
import { relationChecks } from './relations/relation-checks.js';
import { valueChecks } from './values/value-checks.js';

/** The rules about models. */
export const modelChecks: readonly Rule[] = [
    duplicateModelNames,
    ...fieldChecks,
    ...relationChecks,
    ...metaChecks,
    ...valueChecks,
    ...expressionChecks,
    ...adminChecks,
    ...projectChecks,
    ...evolutionChecks,
];
