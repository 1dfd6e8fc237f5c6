import { isComparing } from './comparing-rule.js';
import type { Rule } from './finding.js';
import type { Part } from './focus.js';
import { graphChecks } from './graphs/graph-checks.js';
import { modelChecks } from './models/model-checks.js';
import { appNames } from './models/project/app-names.js';
import { fixtureRows } from './models/values/fixture-rows.js';
import { routeChecks } from './routes/route-checks.js';

/** Every rule about the model; findings are sorted by place, so the order matters to nobody. */
export const allChecks: readonly Rule[] = [...modelChecks, ...routeChecks, ...graphChecks];

/** The rules that find something where declarations meet. */
export const comparingChecks = allChecks.filter(isComparing);

/**
 * The rules that have to be asked about a project as a whole, since what they find in one place depends on lists of others: a
 * route's address on the blocks that include its block, a row on the rows of other fixtures.
 */
export const wholeChecks: readonly Rule[] = [appNames, fixtureRows, ...routeChecks.filter(rule => !isComparing(rule))];

const apart = new Set([...comparingChecks, ...wholeChecks]);
const aboutOne = (rules: readonly Rule[]): readonly Rule[] => rules.filter(rule => !apart.has(rule));
const aboutModels = aboutOne(modelChecks);
const aboutGraphs = aboutOne(graphChecks);

/** The rules that can be asked about one declaration, as focus.ts says, by what it is. */
export const checksOf: Readonly<Record<Part['kind'], readonly Rule[]>> = {
    project: aboutModels,
    oauth2: [],
    models: aboutModels,
    enums: aboutModels,
    customFields: aboutModels,
    tasks: aboutModels,
    commands: aboutModels,
    signals: aboutModels,
    fixtures: aboutModels,
    serializers: aboutModels,
    routeGroups: [],
    backends: [],
    requests: [],
    graphs: aboutGraphs,
};
