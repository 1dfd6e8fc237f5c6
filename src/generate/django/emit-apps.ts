import { appConfigName } from '../../model/app-names.js';
import type { App, Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import type { GeneratedFile } from '../generated-file.js';
import { quoteString } from '../python/quote-string.js';
import { hasSignals } from './emit-signals.js';
import { PythonFile } from './python-file.js';

/** What makes a folder one of Django's apps: the package, its configuration, and a place for its migrations. */
export function emitApps(project: Project): GeneratedFile[] {
    return ownApps(project).flatMap(app => [
        { path: `${app.name}/__init__.py`, text: '' },
        { path: `${app.name}/apps.py`, text: configSource(project, app) },
        // Without the package makemigrations passes the app over.
        ...(app.models.length > 0 ? [{ path: `${app.name}/migrations/__init__.py`, text: '' }] : []),
    ]);
}

function configSource(project: Project, app: App): string {
    const className = appConfigName(app.name);
    const file = new PythonFile(project, { folder: app.name, module: 'apps', definitions: [className] });
    const lines = [
        `class ${className}(${file.from('django.apps', 'AppConfig')}):`,
        `    name = ${quoteString(app.name)}`,
        ...(app.title === undefined ? [] : [`    verbose_name = ${quoteString(app.title)}`]),
        ...(hasSignals(app) ? ['', '    def ready(self):', '        from . import signals  # noqa: F401'] : []),
    ];
    file.add(lines.join('\n'));
    return file.text();
}
