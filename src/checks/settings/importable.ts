/** Whether Python can import what settings name, as far as that is known here. */
import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import { pythonModules } from '../python-modules.js';
import { type Stage, statementValues } from './stage-settings.js';

/** The packages in `django.contrib`. */
const contributed = new Set(
    (
        'admin admindocs auth contenttypes flatpages gis humanize messages postgres redirects sessions sitemaps sites ' +
        'staticfiles syndication'
    ).split(' '),
);

/** What projects import of the packages that they are generated for, by the names of their modules. */
const known = new Set(
    (
        'celery corsheaders dj_database_url django django_filters django_htmx django_prometheus drf_spectacular oauth2_provider ' +
        'oauthlib requests rest_framework storages whitenoise'
    ).split(' '),
);

/** Whether no module of a dotted name can be there: none of Python's, of a package's that the .dsl speaks of, or the project's own. */
export function isNowhere(project: Project, dotted: string, stage: Stage): boolean {
    const [top = '', second = '', third] = dotted.split('.');
    if (top === 'django' && second === 'contrib' && third !== undefined) return !contributed.has(third);
    if (top === 'config' || known.has(top) || pythonModules.has(top)) return false;
    return !ownApps(project).some(({ name }) => name === top) && !speaksOfPackages(project, stage);
}

/** A package may bring a module of any name. */
function speaksOfPackages(project: Project, stage: Stage): boolean {
    if (statementValues(project, 'packages', stage).length > 0) return true;
    return project.apps.some(
        ({ origin, customFields }) =>
            origin === 'external' || (origin === 'project' && customFields.some(each => each.package !== undefined)),
    );
}
