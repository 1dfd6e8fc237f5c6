import type { DjangoModel } from '../../model/django-model.js';
import type { Project } from '../../model/project.js';
import { allFields } from '../../model/queries.js';
import type { Route, RouteGroup } from '../../model/route.js';
import { valuesOf } from '../../model/route-settings.js';

/** Which relations are read along with the rows. */
export interface RelatedRows {
    readonly selected: readonly string[];
    readonly prefetched: readonly string[];
}

/** What `select_related` and `prefetch_related` of a route say; `*` stands for the model's own relations. */
export function relatedRows(
    project: Project,
    options: {
        readonly group: RouteGroup;
        readonly route: Route;
        readonly model: DjangoModel;
        readonly action?: string | undefined;
    },
): RelatedRows {
    const { group, route, model, action } = options;
    const named = (setting: string, isMany: boolean): string[] =>
        (valuesOf(group, route, setting, action) ?? []).flatMap(value => {
            if (value.kind === 'string') return value.value === '' ? [] : [value.value];
            const relations = allFields(project, model).filter(
                ({ type }) => type.kind === 'relation' && (type.relation === 'ManyToManyField') === isMany,
            );
            return relations.map(({ name }) => name);
        });
    return { selected: named('select_related', false), prefetched: named('prefetch_related', true) };
}
