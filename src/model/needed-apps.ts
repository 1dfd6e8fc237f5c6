import type { DjangoModel } from './django-model.js';
import { type ModelId, partsOfModelId } from './names.js';
import type { Project } from './project.js';
import { indexOf, ownApps } from './queries.js';
import { settingsNamed } from './settings.js';

/** The modules of Django's and of packages' apps whose models the project names, or that its `site_id` needs, whether or not each project has them. */
export function neededApps(project: Project): ReadonlySet<string> {
    const { apps, models } = indexOf(project);
    const needed = new Set<string>();
    const need = (id: ModelId): void => {
        const app = apps.get(partsOfModelId(id).app);
        if (app?.origin === 'library') needed.add(app.module);
    };
    for (const model of models.values()) {
        if (apps.get(model.app)?.origin === 'project') relatedModels(model).forEach(need);
    }
    namedModels(project).forEach(need);
    if (settingsNamed(project, 'site_id').some(({ name }) => name === 'site_id')) needed.add('django.contrib.sites');
    // Both keep rows for a site each.
    if (needed.has('django.contrib.flatpages') || needed.has('django.contrib.redirects'))
        needed.add('django.contrib.sites');
    return needed;
}

/** Those that something besides models is about. */
const namedModels = (project: Project): ModelId[] =>
    [
        ...project.routeGroups.flatMap(({ routes }) =>
            routes.map(({ view }) => ('model' in view ? view.model : undefined)),
        ),
        ...ownApps(project).flatMap(({ serializers }) => serializers.map(({ model }) => model)),
        ...project.graphs.flatMap(({ body }) =>
            body.items.map(item => (item.kind === 'data-nodes' ? item.model : undefined)),
        ),
        ...project.fixtures.flatMap(({ rows }) => rows.map(({ model }) => model)),
    ].filter(id => id !== undefined);

const relatedModels = (model: DjangoModel): ModelId[] => [
    ...model.fields.flatMap(({ type }) => (type.kind === 'relation' && type.to !== undefined ? [type.to] : [])),
    ...model.bases.flatMap(base => (base.kind === 'model' ? [base.model] : [])),
    ...(model.proxyOf ? [model.proxyOf] : []),
];
