import { neededApps } from '../../model/needed-apps.js';
import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import { storesIn } from '../../model/stores.js';
import type { GeneratedFile } from '../generated-file.js';
import { graphPackages } from './emit-shared-modules.js';
import { djangoRequirement, type KnownPackage, packageVersions } from './package-versions.js';
import {
    installsToolkit,
    logsJson,
    settingNamed,
    storesInS3,
    textsOf,
    usesApi,
    usesCelery,
    usesFilters,
    usesHtmx,
    usesImages,
    usesMetrics,
    usesPostgres,
} from './project-features.js';
import { valuesOf } from './settings/given-settings.js';

/** `requirements.txt`: what the project uses, in pinned versions. */
export function emitRequirements(project: Project): GeneratedFile[] {
    const lines = [djangoRequirement(project.declaration?.django ?? '5.2')];
    lines.push(...[...knownPackages(project)].map(name => `${name}==${packageVersions[name as KnownPackage]}`));
    lines.push(...foreignPackages(project));
    const sorted = [...new Set(lines)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    return [{ path: 'requirements.txt', text: `${sorted.join('\n')}\n` }];
}

function knownPackages(project: Project): Set<KnownPackage> {
    const { declaration } = project;
    const found = new Set<KnownPackage>(['whitenoise']);
    const add = (wanted: boolean, ...names: readonly KnownPackage[]): void => {
        if (wanted) for (const name of names) found.add(name);
    };
    const databases = ['development', 'production'].flatMap(stage => [
        ...storesIn(declaration?.databases ?? [], stage as 'production').values(),
    ]);
    const caches = ['development', 'production'].flatMap(stage => [
        ...storesIn(declaration?.caches ?? [], stage as 'production').values(),
    ]);
    add(
        databases.some(({ env }) => env !== undefined),
        'dj-database-url',
    );
    add(
        databases.some(({ engine }) => /^(postgres|postgresql|postgis)$/.test(engine)) || usesPostgres(project),
        'psycopg[binary]',
    );
    add(
        databases.some(({ engine }) => /^(mysql|mariadb)$/.test(engine)),
        'mysqlclient',
    );
    add(
        databases.some(({ engine }) => engine === 'oracle'),
        'oracledb',
    );
    add(caches.some(({ engine }) => engine === 'redis') || declaration?.tasks?.broker === 'redis', 'redis');
    add(
        caches.some(({ engine }) => /^memcached?$/.test(engine)),
        'pymemcache',
    );
    add(usesApi(project), 'djangorestframework', 'drf-spectacular');
    add(usesFilters(project), 'django-filter');
    add(usesHtmx(project), 'django-htmx');
    add(installsToolkit(project), 'django-oauth-toolkit');
    add(neededApps(project).has('rest_framework.authtoken'), 'djangorestframework');
    add((declaration?.cors.length ?? 0) > 0, 'django-cors-headers');
    add(usesCelery(project), 'celery');
    add((declaration?.deploy.length ?? 0) > 0, 'gunicorn');
    add(usesImages(project), 'pillow');
    add(textsOf(settingNamed(project, 'error_reporting')).includes('sentry'), 'sentry-sdk[django]');
    add(storesInS3(project), 'django-storages[s3]', 'boto3');
    add(logsJson(project), 'python-json-logger');
    add(usesMetrics(project), 'django-prometheus');
    add(true, ...(graphPackages(project) as KnownPackage[]));
    return found;
}

/** Packages that the .dsl names; their versions are those that it says. */
const foreignPackages = (project: Project): string[] => [
    ...ownApps(project).flatMap(app => app.customFields.flatMap(field => field.package ?? [])),
    ...project.apps
        .filter(({ origin }) => origin === 'external')
        .flatMap(app => app.customFields.flatMap(field => field.package ?? [])),
    ...valuesOf(project, 'packages', 'base').flatMap(textsOf),
];
