import { isAppNameTaken } from '../../../model/app-names.js';
import { foldedPath } from '../../../model/file-names.js';
import type { Project } from '../../../model/project.js';
import { indexOf } from '../../../model/queries.js';
import { fileName } from '../../file-name.js';
import { type Finding, finding } from '../../finding.js';
import { pythonKeywords } from '../../python-keywords.js';
import { pythonModules } from '../../python-modules.js';
import { hasNeededApp } from '../../settings/listed-apps.js';
import { stages } from '../../settings/stage-settings.js';

/** An app is a Python package, and a folder, beside those that each project has. */
export function* appNames(project: Project): Iterable<Finding> {
    const folders = new Map<string, string>();
    for (const { name, span, origin } of [...indexOf(project).apps.values()].reverse()) {
        if (!span || origin !== 'project') continue;
        if (pythonKeywords.has(name)) yield finding('name-is-python-keyword', span, { kind: 'app', name });
        const folder = foldedPath(name);
        const other = folders.get(folder);
        if (isAppNameTaken(name) || packages.has(name) || files.has(folder) || isInstalledBeside(project, name)) {
            yield finding('app-name-taken', span, { app: name, owner: 'A project' });
        } else if (pythonModules.has(name)) {
            yield finding('app-name-taken', span, { app: name, owner: 'Python' });
        } else if (other !== undefined) yield finding('apps-differ-in-case', span, { app: name, other });
        else yield* fileName('app', name, span);
        if (other === undefined) folders.set(folder, name);
    }
}

/** Apps of Django's that not each project has: one of them is called as the project's own where it is installed beside it. */
const optional = new Set(['sites', 'flatpages', 'redirects', 'humanize', 'sitemaps', 'syndication', 'postgres', 'gis']);

const isInstalledBeside = (project: Project, name: string): boolean =>
    optional.has(name) && stages.some(stage => hasNeededApp(project, `django.contrib.${name}`, stage));

/** What stands beside the apps, in lower case. */
const files = new Set(['config', 'dockerfile', 'procfile', 'aptfile']);

/** What a project imports of packages. */
const packages = new Set(['corsheaders', 'django_filters', 'drf_spectacular', 'whitenoise']);
