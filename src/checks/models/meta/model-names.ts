import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import { ownApps, ownModels } from '../../../model/queries.js';
import { comparingRule } from '../../comparing-rule.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { checkedModels } from '../checked-models.js';
import { isSwapped } from '../swapped.js';
import { defaultPermissions } from './permissions.js';

/** Names of models are part of tables, lookups and permissions. */
export function* modelNames(project: Project): Iterable<Finding> {
    for (const model of checkedModels(project)) {
        const problem = nameOfModelProblem(model);
        if (problem) yield finding(problem, model.span, { model: model.name });
    }
    for (const model of ownModels(project)) {
        const { name, span } = model;
        const length = name.length;
        if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'model', name });
        if (model.kind === 'abstract' || isSwapped(project, model)) continue;
        if (length > 100) yield finding('contenttypes.E005', span, { model: name, length });
        const longest = defaultPermissions(project, model).find(codename => codename.length > 100);
        if (longest !== undefined) yield finding('auth.E011', span, { model: name, codename: longest });
    }
    for (const app of ownApps(project)) {
        for (const { name, span } of app.enums) {
            if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'enum', name });
        }
    }
}

/** The first that applies, as Django has it. */
export function nameOfModelProblem({ name }: DjangoModel): 'models.E023' | 'models.E024' | undefined {
    if (/^_|_$/.test(name)) return 'models.E023';
    return name.includes('__') ? 'models.E024' : undefined;
}

/** A database that does not tell cases apart has one table for both. */
export const modelsThatDifferInCase = comparingRule<DjangoModel>(
    'modelsThatDifferInCase',
    function* (project) {
        for (const model of ownModels(project)) {
            if (model.kind !== 'abstract') yield [`${model.app}.${model.name.toLowerCase()}`, model];
        }
    },
    function* (models) {
        for (const [index, { name, span }] of models.entries()) {
            const other = models[index - 1]?.name;
            if (other !== undefined && other !== name)
                yield finding('models-differ-in-case', span, { model: name, other });
        }
    },
);
