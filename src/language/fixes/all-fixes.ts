import { evolutionFixes } from './evolution-fixes.js';
import { fieldFixes } from './field-fixes.js';
import type { FixTable } from './fix-table.js';
import { graphFixes } from './graph-fixes.js';
import { nameFixes } from './name-fixes.js';

/** How findings are mended: one small function for each code. */
export const allFixes: FixTable = { ...nameFixes, ...fieldFixes, ...evolutionFixes, ...graphFixes };
