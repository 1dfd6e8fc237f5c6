import type { Rule } from '../finding.js';

/** The rules about graphs. */
export const graphChecks: readonly Rule[] = [];
