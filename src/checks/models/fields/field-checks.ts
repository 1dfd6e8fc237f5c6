import type { Rule } from '../../finding.js';
import { choices } from './choices.js';
import { columnProblems } from './column-problems.js';
import { compositeKeys } from './composite-keys.js';
import { computedFields } from './computed-fields.js';
import { databaseLimits } from './database-limits.js';
import { fieldNames } from './field-names.js';
import { incompleteTypes } from './incomplete-types.js';
import { moments } from './moments.js';
import { optionTypes } from './option-types.js';
import { optionalUniqueTexts } from './optional-unique-texts.js';
import { pathsAndAddresses } from './paths-and-addresses.js';
import { primaryKeys } from './primary-keys.js';
import { surplusArguments } from './surplus-arguments.js';
import { textLengths } from './text-lengths.js';
import { uniqueForDates } from './unique-for-dates.js';
import { validatorCalls } from './validator-calls.js';
import { wrongDefaults } from './wrong-defaults.js';

/** The rules about single fields. */
export const fieldChecks: readonly Rule[] = [
    fieldNames,
    incompleteTypes,
    optionTypes,
    validatorCalls,
    surplusArguments,
    textLengths,
    columnProblems,
    moments,
    choices,
    pathsAndAddresses,
    primaryKeys,
    compositeKeys,
    wrongDefaults,
    computedFields,
    uniqueForDates,
    optionalUniqueTexts,
    databaseLimits,
];
