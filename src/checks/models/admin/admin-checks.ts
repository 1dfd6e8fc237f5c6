import type { Rule } from '../../finding.js';
import { adminFields } from './admin-fields.js';
import { adminOptions } from './admin-options.js';

/** The rules about the admin. */
export const adminChecks: readonly Rule[] = [adminFields, adminOptions];
