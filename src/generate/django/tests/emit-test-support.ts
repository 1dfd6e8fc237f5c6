import type { Project } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import type { GeneratedFile } from '../../generated-file.js';
import { configFolder, groupModules } from '../group-modules.js';
import { apiTestingSource } from '../runtime/api-testing-source.js';
import { pageTestingSource } from '../runtime/page-testing-source.js';
import { testingSource } from '../runtime/testing-source.js';

/** What the tests of all apps share, and the packages that they stand in. */
export function emitTestSupport(project: Project): GeneratedFile[] {
    const hasApi = project.routeGroups.some(group => group.kind === 'api');
    const hasForms = project.routeGroups.some(
        group =>
            group.kind === 'pages' && group.routes.some(({ view }) => view.kind === 'create' || view.kind === 'update'),
    );
    const folders = new Set([
        ...ownApps(project).map(app => app.name),
        ...project.routeGroups.map(group => groupModules(project, group).folder),
        configFolder,
    ]);
    const files = [
        ...[...folders].map(folder => ({ path: `${folder}/tests/__init__.py`, text: '' })),
        { path: `${configFolder}/testing.py`, text: testingSource },
    ];
    if (hasApi) files.push({ path: `${configFolder}/api_testing.py`, text: apiTesting(project) });
    if (hasForms) files.push({ path: `${configFolder}/page_testing.py`, text: pageTestingSource });
    return files;
}

/** Without OAuth there are no tokens to be had. */
function apiTesting(project: Project): string {
    if (project.oauth2) return apiTestingSource;
    return apiTestingSource
        .replace(/def client_with_token[\s\S]*?\n\n\n(?=def )/, '')
        .replace('import secrets\nfrom datetime import timedelta\n\n', '')
        .replace('from django.utils import timezone\n', '')
        .replace('from oauth2_provider.models import get_access_token_model, get_application_model\n', '');
}
