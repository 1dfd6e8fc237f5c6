import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { configFolder } from './group-modules.js';
import { type Autodetector, ownAutodetector } from './migration-autodetector.js';
import { hasClients } from './settings/app-settings.js';

/** A `makemigrations` that knows more than Django's own. Django wants `migrate` to detect changes alike. */
export function emitMigrationCommands(project: Project): GeneratedFile[] {
    const autodetector = ownAutodetector(project);
    if (!autodetector) return [];
    const folder = `${configFolder}/management`;
    return [
        // The command that creates OAuth clients stands in the same package.
        ...(hasClients(project)
            ? []
            : [
                  { path: `${folder}/__init__.py`, text: '' },
                  { path: `${folder}/commands/__init__.py`, text: '' },
              ]),
        ...(['makemigrations', 'migrate'] as const).map(command => ({
            path: `${folder}/commands/${command}.py`,
            text: commandSource(command, autodetector),
        })),
    ];
}

const commandSource = (
    command: string,
    { module, name }: Autodetector,
): string => `from django.core.management.commands import ${command}

from ${module} import ${name}


class Command(${command}.Command):
    autodetector = ${name}
`;
