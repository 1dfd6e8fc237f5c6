import type { DjangoModel } from '../../../model/django-model.js';
import type { Expression } from '../../../model/expression.js';
import { perProject } from '../../../model/per-project.js';
import type { Project } from '../../../model/project.js';
import { ownModels } from '../../../model/queries.js';

/** An expression of a model, and what may stand there. */
export interface ModelExpression {
    readonly model: DjangoModel;
    readonly expression: Expression;
    /** The word that it stands behind: `check`, `where`, `filter`. */
    readonly where: string;
    /** Whether it must be true or false. */
    readonly isCondition: boolean;
    /** Whether it looks at single rows: nothing can be summed up there. */
    readonly ofOneRow: boolean;
    readonly mayAskRequest: boolean;
}

/** All that the project's own models compute or demand. */
export const modelExpressions = perProject((project): readonly ModelExpression[] => [...findExpressions(project)]);

function* findExpressions(project: Project): Iterable<ModelExpression> {
    for (const model of ownModels(project)) {
        const condition = (expression: Expression, where: string, mayAskRequest = false): ModelExpression => {
            return { model, expression, where, isCondition: true, ofOneRow: true, mayAskRequest };
        };
        const value = (expression: Expression, where: string, ofOneRow: boolean): ModelExpression => {
            return { model, expression, where, isCondition: false, ofOneRow, mayAskRequest: false };
        };
        for (const { computed } of model.fields) if (computed) yield value(computed.expression, 'computed', true);
        for (const { expression } of model.ordering?.items ?? []) yield value(expression, 'ordering', true);
        for (const constraint of model.constraints) {
            if (constraint.kind === 'check') yield condition(constraint.condition, 'check');
            else {
                for (const { expression } of constraint.items) yield value(expression, 'unique', true);
                if (constraint.where) yield condition(constraint.where, 'unique');
            }
        }
        for (const { items, where } of model.exclusions ?? []) {
            for (const { item } of items) yield value(item.expression, 'exclude', true);
            if (where) yield condition(where, 'exclude');
        }
        for (const { items, where } of model.indexes) {
            for (const { expression } of items) yield value(expression, 'index', true);
            if (where) yield condition(where, 'index');
        }
        for (const { where } of model.managers) if (where) yield condition(where, 'manager');
        for (const { where } of model.allow) if (where) yield condition(where, 'allow', true);
        for (const call of model.querysets.flatMap(({ calls }) => calls)) {
            const isFilter = call.method === 'filter' || call.method === 'exclude';
            for (const argument of call.arguments) {
                yield isFilter
                    ? { ...condition(argument.value, call.method), ofOneRow: false }
                    : value(argument.value, call.method, false);
            }
        }
    }
}
