import { accessFixes } from './access-fixes.js';
import { adminFixes } from './admin-fixes.js';
import { answerFixes } from './answer-fixes.js';
import { apiFixes } from './api-fixes.js';
import { evolutionFixes } from './evolution-fixes.js';
import { fieldFixes } from './field-fixes.js';
import type { FixTable } from './fix-table.js';
import { graphFixes } from './graph-fixes.js';
import { metaFixes } from './meta-fixes.js';
import { nameFixes } from './name-fixes.js';
import { projectFixes } from './project-fixes.js';
import { relationFixes } from './relation-fixes.js';
import { routeFixes } from './route-fixes.js';
import { settingFixes } from './setting-fixes.js';
import { storageFixes } from './storage-fixes.js';

/** How findings are mended: one small function for each code. */
export const allFixes: FixTable = {
    ...nameFixes,
    ...fieldFixes,
    ...relationFixes,
    ...storageFixes,
    ...metaFixes,
    ...adminFixes,
    ...projectFixes,
    ...settingFixes,
    ...routeFixes,
    ...apiFixes,
    ...graphFixes,
    ...evolutionFixes,
    ...answerFixes,
    ...accessFixes,
};
