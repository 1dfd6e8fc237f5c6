import { isAppNameTaken } from '../../../model/app-names.js';
import { foldedPath } from '../../../model/file-names.js';
import type { Project } from '../../../model/project.js';
import { indexOf } from '../../../model/queries.js';
import { settingsNamed } from '../../../model/settings.js';
import { fileName } from '../../file-name.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { hasApp } from '../../settings/middleware.js';
import { stages } from '../../settings/stage-settings.js';

/** An app is a Python package, and a folder, beside those that each project has. */
export function* appNames(project: Project): Iterable<Finding> {
    const folders = new Map<string, string>();
    for (const { name, span, origin } of [...indexOf(project).apps.values()].reverse()) {
        if (!span || origin !== 'project') continue;
        if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'app', name });
        const folder = foldedPath(name);
        const other = folders.get(folder);
        if (isAppNameTaken(name) || files.has(folder) || (name === 'sites' && hasSites(project))) {
            yield finding('app-name-taken', span, { app: name });
        } else if (other !== undefined) yield finding('apps-differ-in-case', span, { app: name, other });
        else yield* fileName('app', name, span);
        if (other === undefined) folders.set(folder, name);
    }
}

/** Whether Django's own app of that name is installed beside it. */
const hasSites = (project: Project): boolean =>
    settingsNamed(project, 'site_id').some(({ name }) => name === 'site_id') &&
    stages.some(stage => hasApp(project, 'django.contrib.sites', stage));

/** What stands beside the apps, in lower case. */
const files = new Set(['config', 'dockerfile', 'procfile', 'aptfile']);
