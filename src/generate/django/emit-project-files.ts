import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { quoteString } from '../python/quote-string.js';
import { configFolder } from './group-modules.js';
import { settingNamed, textsOf, usesCelery } from './project-features.js';
import { projectTitle } from './words.js';

/** The files at the root, and those that start the project. */
export function emitProjectFiles(project: Project): GeneratedFile[] {
    const celery = usesCelery(project);
    return [
        { path: 'manage.py', text: manageSource, executable: true },
        { path: `${configFolder}/wsgi.py`, text: serverSource('wsgi') },
        { path: `${configFolder}/asgi.py`, text: serverSource('asgi') },
        { path: `${configFolder}/__init__.py`, text: celery ? celeryImport : '' },
        ...(celery ? [{ path: `${configFolder}/celery.py`, text: celerySource(project) }] : []),
        { path: 'pyproject.toml', text: pyprojectSource(project) },
        { path: '.gitignore', text: gitignore },
    ];
}

const manageSource = `#!/usr/bin/env python
import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
`;

const serverSource = (kind: 'wsgi' | 'asgi'): string => `import os

from django.core.${kind} import get_${kind}_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_${kind}_application()
`;

const celeryImport = `from .celery import app as celery_app

__all__ = ["celery_app"]
`;

const celerySource = (project: Project): string => `import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

app = Celery(${quoteString(project.declaration?.name ?? 'project')})
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
`;

function pyprojectSource(project: Project): string {
    const { declaration } = project;
    const python = declaration?.python ?? '3.11';
    const text = (name: string): string | undefined => textsOf(settingNamed(project, name))[0];
    const description =
        text('description') ?? declaration?.documentation?.trim().replaceAll(/\s+/g, ' ') ?? projectTitle(project);
    const author = text('author');
    const license = text('license');
    return [
        '[project]',
        `name = ${tomlString((declaration?.name ?? 'project').replaceAll('_', '-').replaceAll(/^-+|-+$/g, '') || 'project')}`,
        `version = ${tomlString(text('version') ?? '0.1.0')}`,
        `description = ${tomlString(description)}`,
        `requires-python = ${tomlString(`>=${python}`)}`,
        ...(author === undefined ? [] : [`authors = [{ name = ${tomlString(author)} }]`]),
        ...(license === undefined ? [] : [`license = ${tomlString(license)}`]),
        '',
        '[tool.ruff]',
        `target-version = ${tomlString(`py${python.split('.').slice(0, 2).join('')}`)}`,
        'extend-exclude = ["*/migrations/*"]',
        '',
        '[tool.ruff.lint]',
        '# Lists as attributes of classes are how Django is told things.',
        'ignore = ["RUF012"]',
        '',
    ].join('\n');
}

/** A basic string of TOML has JSON's escapes, but no surrogates and no raw control characters. */
const tomlString = (text: string): string => JSON.stringify(text.toWellFormed()).replaceAll('\u007f', '\\u007f');

const gitignore = `.venv/
__pycache__/
*.sqlite3
media/
staticfiles/
.env
.ruff_cache/
`;
