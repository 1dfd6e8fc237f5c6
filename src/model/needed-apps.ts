import type { DjangoModel } from './django-model.js';
import { type ModelId, partsOfModelId } from './names.js';
import type { Project } from './project.js';
import { indexOf } from './queries.js';
import { settingsNamed } from './settings.js';

/** The modules of Django's and of packages' apps that the project's models or its `site_id` need, whether or not each project has them. */
export function neededApps(project: Project): ReadonlySet<string> {
    const { apps, models } = indexOf(project);
    const needed = new Set<string>();
    for (const model of models.values()) {
        if (apps.get(model.app)?.origin !== 'project') continue;
        for (const id of relatedModels(model)) {
            const app = apps.get(partsOfModelId(id).app);
            if (app?.origin === 'library') needed.add(app.module);
        }
    }
    if (settingsNamed(project, 'site_id').some(({ name }) => name === 'site_id')) needed.add('django.contrib.sites');
    // Both keep rows for a site each.
    if (needed.has('django.contrib.flatpages') || needed.has('django.contrib.redirects'))
        needed.add('django.contrib.sites');
    return needed;
}

const relatedModels = (model: DjangoModel): ModelId[] => [
    ...model.fields.flatMap(({ type }) => (type.kind === 'relation' && type.to !== undefined ? [type.to] : [])),
    ...model.bases.flatMap(base => (base.kind === 'model' ? [base.model] : [])),
    ...(model.proxyOf ? [model.proxyOf] : []),
];
