import type { Project } from '../../../model/project.js';
import { indexOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { hasApp } from '../../settings/middleware.js';
import { stages } from '../../settings/stage-settings.js';

/** An app is a Python package, beside those that each project has. */
export function* appNames(project: Project): Iterable<Finding> {
    for (const { name, span, origin } of indexOf(project).apps.values()) {
        if (!span || origin !== 'project') continue;
        if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'app', name });
        if (taken.has(name) || (name === 'sites' && hasSites(project))) {
            yield finding('app-name-taken', span, { app: name });
        }
    }
}

/** Whether Django's own app of that name is installed beside it. */
const hasSites = (project: Project): boolean =>
    project.declaration?.settings.some(({ name }) => name === 'site_id') === true &&
    stages.some(stage => hasApp(project, 'django.contrib.sites', stage));

const taken = new Set([
    ...['auth', 'admin', 'contenttypes', 'sessions', 'messages', 'staticfiles'],
    ...['oauth2_provider', 'rest_framework', 'django', 'config'],
]);
