import type { Rule } from '../../finding.js';
import { addedFields, lostColumns } from './added-fields.js';
import { changedColumns } from './changed-columns.js';
import { lostModels } from './lost-models.js';
import { newUniqueness } from './new-uniqueness.js';

/** The rules about what has changed since the project was generated last; silent where nobody knows what that was. */
export const evolutionChecks: readonly Rule[] = [addedFields, lostColumns, changedColumns, newUniqueness, lostModels];
