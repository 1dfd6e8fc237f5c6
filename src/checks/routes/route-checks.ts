import type { Rule } from '../finding.js';

/** The rules about routes. */
export const routeChecks: readonly Rule[] = [];
