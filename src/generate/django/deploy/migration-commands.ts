import type { Project } from '../../../model/project.js';
import { storesIn } from '../../../model/stores.js';

/** The commands, in words, that bring production's databases up to date: one for each. */
export function migrationCommands(project: Project): string[][] {
    const aliases = storesIn(project.declaration?.databases ?? [], 'production').keys();
    const migrate = ['python', 'manage.py', 'migrate', '--noinput'];
    return [
        migrate,
        ...[...aliases].filter(alias => alias !== 'default').map(alias => [...migrate, '--database', alias]),
    ];
}
