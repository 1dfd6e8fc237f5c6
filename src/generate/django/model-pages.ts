import type { DjangoModel } from '../../model/django-model.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import type { Route, RouteGroup } from '../../model/route.js';

export interface ModelPage {
    readonly group: RouteGroup;
    readonly route: Route;
}

/** The pages of one kind that show a model's rows, in source order. */
export const pagesOf = (project: Project, model: DjangoModel, kind: Route['view']['kind']): readonly ModelPage[] =>
    pagesByModel(project).get(`${kind} ${model.id}`) ?? [];

const pagesByModel = perProject(project => {
    const pages = project.routeGroups
        .filter(({ kind }) => kind === 'pages')
        .flatMap(group => group.routes.map(route => ({ group, route })));
    return Map.groupBy(pages, ({ route: { view } }) => ('model' in view ? `${view.kind} ${view.model}` : view.kind));
});
