import { accessFixes } from './access-fixes.js';
import { adminFixes } from './admin-fixes.js';
import { constraintFixes } from './constraint-fixes.js';
import { evolutionFixes } from './evolution-fixes.js';
import { expressionFixes } from './expression-fixes.js';
import { fieldFixes } from './field-fixes.js';
import { fieldsetFixes } from './fieldset-fixes.js';
import type { FixTable } from './fix-table.js';
import { fixtureFixes } from './fixture-fixes.js';
import { graphFixes } from './graph-fixes.js';
import { inheritanceFixes } from './inheritance-fixes.js';
import { installedAppFixes } from './installed-app-fixes.js';
import { metaFixes } from './meta-fixes.js';
import { nameFixes } from './name-fixes.js';
import { pathFixes } from './path-fixes.js';
import { projectFixes } from './project-fixes.js';
import { queryFixes } from './query-fixes.js';
import { relationFixes } from './relation-fixes.js';
import { requestFixes } from './request-fixes.js';
import { routeFixes } from './route-fixes.js';
import { routeSettingFixes } from './route-setting-fixes.js';
import { serializerFixes } from './serializer-fixes.js';
import { settingFixes } from './setting-fixes.js';
import { storageFixes } from './storage-fixes.js';
import { syntaxFixes } from './syntax-fixes.js';
import { userModelFixes } from './user-model-fixes.js';
import { valueFixes } from './value-fixes.js';

/** How findings are mended: one small function for each code. */
export const allFixes: FixTable = {
    ...syntaxFixes,
    ...nameFixes,
    ...fieldFixes,
    ...valueFixes,
    ...expressionFixes,
    ...queryFixes,
    ...relationFixes,
    ...storageFixes,
    ...metaFixes,
    ...constraintFixes,
    ...inheritanceFixes,
    ...adminFixes,
    ...fieldsetFixes,
    ...projectFixes,
    ...userModelFixes,
    ...installedAppFixes,
    ...settingFixes,
    ...routeFixes,
    ...pathFixes,
    ...routeSettingFixes,
    ...accessFixes,
    ...serializerFixes,
    ...requestFixes,
    ...fixtureFixes,
    ...graphFixes,
    ...evolutionFixes,
};
