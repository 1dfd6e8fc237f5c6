import type { Project } from '../../../model/project.js';
import { indexOf } from '../../../model/queries.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';

/** An app is a Python package, beside those that each project has. */
export function* appNames(project: Project): Iterable<Finding> {
    for (const { name, span, origin } of indexOf(project).apps.values()) {
        if (!span || origin !== 'project') continue;
        if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'app', name });
        if (taken.has(name)) yield finding('app-name-taken', span, { app: name });
    }
}

const taken = new Set([
    ...['auth', 'admin', 'contenttypes', 'sessions', 'messages', 'staticfiles'],
    ...['oauth2_provider', 'rest_framework', 'django', 'config'],
]);
