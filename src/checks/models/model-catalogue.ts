import { entry } from '../catalogue-entry.js';
import { adminCatalogue } from './admin/admin-catalogue.js';
import { evolutionCatalogue } from './evolution/evolution-catalogue.js';
import { expressionCatalogue } from './expressions/expression-catalogue.js';
import { queryCatalogue } from './expressions/query-catalogue.js';
import { fieldCatalogue } from './fields/field-catalogue.js';
import { metaCatalogue } from './meta/meta-catalogue.js';
import { projectCatalogue } from './project/project-catalogue.js';
import { relationCatalogue } from './relations/relation-catalogue.js';
import { valueCatalogue } from './values/value-catalogue.js';

/** What is said of models, fields, enums and constraints. */
export const modelCatalogue = {
    'duplicate-name': entry<{ kind: string; name: string; where: string }>({
        severity: 'error',
        summary: 'Two declarations of one place share a name: the later would replace the earlier.',
        message: ({ kind, name, where }) => `A second ${kind} '${name}' in ${where}.`,
        advice: () => 'Rename one of them.',
    }),
    ...fieldCatalogue,
    ...relationCatalogue,
    ...metaCatalogue,
    ...valueCatalogue,
    ...expressionCatalogue,
    ...queryCatalogue,
    ...adminCatalogue,
    ...projectCatalogue,
    ...evolutionCatalogue,
};
