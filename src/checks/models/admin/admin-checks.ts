import type { Rule } from '../../finding.js';
import { adminClasses } from './admin-classes.js';
import { adminFields } from './admin-fields.js';
import { adminFieldsets } from './admin-fieldsets.js';
import { adminInlines } from './admin-inlines.js';
import { adminLists } from './admin-lists.js';
import { adminOptions } from './admin-options.js';
import { unwrittenAdminFields } from './unwritten-admin-fields.js';

/** The rules about the admin. */
export const adminChecks: readonly Rule[] = [
    adminFields,
    adminLists,
    adminOptions,
    adminInlines,
    adminClasses,
    adminFieldsets,
    unwrittenAdminFields,
];
