import type { DjangoModel } from '../../model/django-model.js';
import type { Expression } from '../../model/expression.js';
import type { Route, RouteGroup } from '../../model/route.js';

/** All that a model computes or demands. */
export function* expressionsOfModel(model: DjangoModel): Iterable<Expression> {
    for (const { computed } of model.fields) if (computed) yield computed.expression;
    for (const { expression } of model.ordering?.items ?? []) yield expression;
    for (const constraint of model.constraints) {
        if (constraint.kind === 'check') yield constraint.condition;
        else yield* constraint.items.map(({ expression }) => expression);
    }
    for (const { items } of model.exclusions ?? []) yield* items.map(({ item }) => item.expression);
    for (const { items } of model.indexes) yield* items.map(({ expression }) => expression);
    const conditions = [
        ...model.constraints.flatMap(constraint => (constraint.kind === 'unique' ? [constraint] : [])),
        ...(model.exclusions ?? []),
        ...model.indexes,
        ...model.managers,
        ...model.allow,
    ];
    for (const { where } of conditions) if (where) yield where;
    for (const { calls } of model.querysets) {
        for (const call of calls) yield* call.arguments.map(({ value }) => value);
    }
}

/** What the settings of a route, and those that it has of its group, look for. */
export function* expressionsOfRoute(group: RouteGroup, route: Route): Iterable<Expression> {
    const ofActions = route.extraActions.flatMap(({ settings }) => settings);
    for (const setting of [...group.settings, ...route.settings, ...ofActions]) {
        if (setting.kind === 'where') yield setting.condition;
        if (setting.kind === 'queryset') {
            for (const call of setting.calls) yield* call.arguments.map(({ value }) => value);
        }
    }
}
