import { isComparing } from './comparing-rule.js';
import type { Rule } from './finding.js';
import type { Part } from './focus.js';
import { graphChecks } from './graphs/graph-checks.js';
import { lostModels } from './models/evolution/lost-models.js';
import { modelChecks } from './models/model-checks.js';
import { appNames } from './models/project/app-names.js';
import { defaultAutoField } from './models/project/default-auto-field.js';
import { projectSettings } from './models/project/project-settings.js';
import { fixtureRows } from './models/values/fixture-rows.js';
import { pathsWithoutSlash } from './routes/answers-that-fail.js';
import { duplicatePathParameters } from './routes/duplicate-path-parameters.js';
import { duplicateRoutePaths } from './routes/duplicate-route-paths.js';
import { includeCircles } from './routes/include-circles.js';
import { invalidPathParameters } from './routes/invalid-path-parameters.js';
import { operationNames } from './routes/operation-names.js';
import { redirectsWithoutParameters } from './routes/redirects-without-parameters.js';
import { requestChecks, routeChecks } from './routes/route-checks.js';
import { rowAddresses } from './routes/row-addresses.js';
import { rowlessPages } from './routes/rowless-pages.js';
import { shadowedRoutes } from './routes/shadowed-routes.js';
import { undescribedApis } from './routes/undescribed-apis.js';
import { untypedParameters } from './routes/untyped-parameters.js';
import { unusedScopes } from './routes/unused-scopes.js';
import { urlPathVersioning } from './routes/url-path-versioning.js';
import { urlPatterns } from './routes/url-patterns.js';
import { settingChecks } from './settings/setting-checks.js';

/** Every rule about the model; findings are sorted by place, so the order matters to nobody. */
export const allChecks: readonly Rule[] = [...modelChecks, ...routeChecks, ...settingChecks, ...graphChecks];

/** The rules that find something where declarations meet. */
export const comparingChecks = allChecks.filter(isComparing);

/**
 * The rules that have to be asked about a project as a whole, since what they find in one place depends on lists of others: a
 * route's address on the blocks that include its block, a row on the rows of other fixtures. And those about the settings, each of
 * which is asked once instead of with each declaration.
 */
export const wholeChecks: readonly Rule[] = [
    appNames,
    defaultAutoField,
    duplicatePathParameters,
    duplicateRoutePaths,
    fixtureRows,
    includeCircles,
    invalidPathParameters,
    lostModels,
    operationNames,
    pathsWithoutSlash,
    projectSettings,
    redirectsWithoutParameters,
    rowAddresses,
    rowlessPages,
    shadowedRoutes,
    undescribedApis,
    untypedParameters,
    unusedScopes,
    ...settingChecks,
    urlPathVersioning,
    urlPatterns,
    ...requestChecks.filter(rule => !isComparing(rule)),
];

const apart = new Set([...comparingChecks, ...wholeChecks]);
const aboutOne = (rules: readonly Rule[]): readonly Rule[] => rules.filter(rule => !apart.has(rule));
const aboutModels = aboutOne(modelChecks);
const aboutRoutes = aboutOne(routeChecks);
const aboutGraphs = aboutOne(graphChecks);

/** The rules that can be asked about one declaration, as focus.ts says, by what it is. */
export const checksOf: Readonly<Record<Part['kind'], readonly Rule[]>> = {
    project: [...aboutModels, ...aboutRoutes],
    oauth2: aboutRoutes,
    models: aboutModels,
    enums: aboutModels,
    customFields: aboutModels,
    tasks: aboutModels,
    commands: aboutModels,
    signals: aboutModels,
    fixtures: aboutModels,
    serializers: [...aboutModels, ...aboutRoutes],
    routeGroups: aboutRoutes,
    backends: aboutRoutes,
    requests: aboutRoutes,
    graphs: aboutGraphs,
};
