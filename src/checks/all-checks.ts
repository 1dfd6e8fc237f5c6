import type { Rule } from './finding.js';
import type { Part } from './focus.js';
import { duplicateGraphNames } from './graphs/duplicate-graph-names.js';
import { graphChecks } from './graphs/graph-checks.js';
import { constraintNames } from './models/meta/constraint-names.js';
import { formerNames } from './models/meta/former-names.js';
import { modelNames } from './models/meta/model-names.js';
import { repeatedMembers } from './models/meta/repeated-members.js';
import { modelChecks } from './models/model-checks.js';
import { appNames } from './models/project/app-names.js';
import { clashingReverseNames } from './models/relations/clashing-reverse-names.js';
import { relationTargets } from './models/relations/relation-targets.js';
import { sharedTables } from './models/relations/shared-tables.js';
import { duplicateRouteGroups } from './routes/duplicate-route-groups.js';
import { duplicateRoutePaths } from './routes/duplicate-route-paths.js';
import { includeCircles } from './routes/include-circles.js';
import { repeatedTopLevelNames } from './routes/repeated-top-level-names.js';
import { requestBackends } from './routes/request-backends.js';
import { requestScopes } from './routes/request-scopes.js';
import { routeChecks } from './routes/route-checks.js';
import { unusedScopes } from './routes/unused-scopes.js';

/** Every rule about the model; findings are sorted by place, so the order matters to nobody. */
export const allChecks: readonly Rule[] = [...modelChecks, ...routeChecks, ...graphChecks];

/**
 * The rules that see declarations beside one another, so that they have to be asked about all of them. Any other one can be
 * asked about one declaration, as focus.ts says.
 */
export const comparingChecks: readonly Rule[] = [
    appNames,
    clashingReverseNames,
    constraintNames,
    duplicateGraphNames,
    duplicateRouteGroups,
    duplicateRoutePaths,
    formerNames,
    includeCircles,
    modelNames,
    relationTargets,
    repeatedMembers,
    repeatedTopLevelNames,
    requestBackends,
    requestScopes,
    sharedTables,
    unusedScopes,
];

const comparing = new Set(comparingChecks);
const [aboutModels, aboutRoutes, aboutGraphs] = [modelChecks, routeChecks, graphChecks].map(rules =>
    rules.filter(rule => !comparing.has(rule)),
) as [Rule[], Rule[], Rule[]];

/** The rules that can be asked about one declaration, by what it is. */
export const checksOf: Readonly<Record<Part['kind'], readonly Rule[]>> = {
    project: [...aboutModels, ...aboutRoutes],
    oauth2: aboutRoutes,
    models: aboutModels,
    enums: aboutModels,
    customFields: aboutModels,
    tasks: aboutModels,
    commands: aboutModels,
    fixtures: aboutModels,
    serializers: aboutRoutes,
    routeGroups: aboutRoutes,
    backends: aboutRoutes,
    requests: aboutRoutes,
    graphs: aboutGraphs,
};
