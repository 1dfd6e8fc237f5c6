import { neededApps } from '../../model/needed-apps.js';
import type { Project } from '../../model/project.js';
import { allFields, fieldClassOf, ownApps } from '../../model/queries.js';
import { authenticationOf } from '../../model/route-settings.js';
import type { Value } from '../../model/value.js';
import { hasExtensions } from './postgres-extensions.js';

/** What a project makes use of, as settings, requirements and deployment ask. */

export const usesApi = (project: Project): boolean => project.routeGroups.some(({ kind }) => kind === 'api');

export const usesHtmx = (project: Project): boolean =>
    project.routeGroups.some(
        group => group.kind === 'pages' && group.routes.some(({ view }) => view.kind === 'search'),
    );

export const usesFilters = (project: Project): boolean =>
    project.routeGroups.some(
        group =>
            group.kind === 'api' &&
            [...group.settings, ...group.routes.flatMap(({ settings }) => settings)].some(
                setting =>
                    setting.kind === 'filterset_fields' ||
                    (setting.kind === 'other' &&
                        setting.name === 'filter_backends' &&
                        JSON.stringify(setting.values).includes('django_filters')),
            ),
    );

export const usesTokens = (project: Project): boolean =>
    project.routeGroups.some(
        group =>
            group.kind === 'api' &&
            [undefined, ...group.routes].some(route =>
                authenticationOf(group, route)?.includes('rest_framework.authentication.TokenAuthentication'),
            ),
    );

/** Whether the OAuth toolkit is installed: to give tokens, or because models lead to its own, or by name. */
export const installsToolkit = (project: Project): boolean =>
    project.oauth2 !== undefined ||
    neededApps(project).has('oauth2_provider') ||
    (project.declaration?.settings ?? []).some(
        ({ name, value }) => name.toLowerCase() === 'installed_apps' && textsOf(value).includes('oauth2_provider'),
    );

export const usesCelery = (project: Project): boolean =>
    project.declaration?.tasks !== undefined || ownApps(project).some(app => app.tasks.length > 0);

export const usesBeat = (project: Project): boolean =>
    ownApps(project).some(app => app.tasks.some(({ every }) => every !== undefined));

/** The queues that the worker listens to: Celery's own first. */
export const queuesOf = (project: Project): string[] => [
    ...new Set(['celery', ...ownApps(project).flatMap(app => app.tasks.flatMap(({ queue }) => queue ?? []))]),
];

export const usesImages = (project: Project): boolean => usesFieldClass(project, /^ImageField$/);

/** Fields, indexes, constraints and lookups that only PostgreSQL has. */
export const usesPostgres = (project: Project): boolean =>
    hasExtensions(project) ||
    ownApps(project).some(app =>
        app.models.some(
            model =>
                model.indexes.some(({ method }) => method !== undefined) ||
                model.exclusions !== undefined ||
                allFields(project, model).some(field =>
                    fieldClassOf(project, field)?.module.startsWith('django.contrib.postgres'),
                ),
        ),
    );

const usesFieldClass = (project: Project, className: RegExp): boolean =>
    ownApps(project).some(app =>
        app.models.some(model =>
            allFields(project, model).some(field => className.test(fieldClassOf(project, field)?.className ?? '')),
        ),
    );

/** A setting of the `project` block, by its name there. */
export const settingNamed = (project: Project, name: string): Value | undefined =>
    project.declaration?.settings.find(setting => setting.name === name)?.value;

/** What a setting says in words, whichever stage it is for. */
const saysWord = (project: Project, name: string, word: string): boolean =>
    (project.declaration?.settings ?? []).some(
        setting => setting.name === name && textsOf(setting.value).includes(word),
    );

export const storesInS3 = (project: Project): boolean => saysWord(project, 'storage', 's3');
export const logsJson = (project: Project): boolean => saysWord(project, 'logging', 'json');
export const usesMetrics = (project: Project): boolean => saysWord(project, 'metrics', 'prometheus');

export function textsOf(value: Value | undefined): string[] {
    if (!value) return [];
    const items = value.kind === 'list' ? value.items : [value];
    return items.flatMap(item => {
        switch (item.kind) {
            case 'string':
                return [item.value];
            case 'word':
                return [item.word];
            case 'python':
                return [item.name];
            case 'unresolved':
                return [item.text];
            default:
                return [];
        }
    });
}
