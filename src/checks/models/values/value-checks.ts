import type { Rule } from '../../finding.js';
import { fixtureRows } from './fixture-rows.js';
import { unfitDefaults } from './unfit-defaults.js';

/** The rules about defaults and fixtures. */
export const valueChecks: readonly Rule[] = [unfitDefaults, fixtureRows];
