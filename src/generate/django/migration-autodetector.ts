import type { Project } from '../../model/project.js';
import { hasExtensions } from './postgres-extensions.js';
import { hasRenames } from './renames.js';

/** A class of Python's that finds out what there is to migrate. */
export interface Autodetector {
    readonly module: string;
    readonly name: string;
}

export const djangosAutodetector: Autodetector = {
    module: 'django.db.migrations.autodetector',
    name: 'MigrationAutodetector',
};
export const renamingAutodetector: Autodetector = { module: 'config.renames', name: 'RenamingAutodetector' };
const extendingAutodetector: Autodetector = { module: 'config.extensions', name: 'ExtendingAutodetector' };

/** The one that the project's commands use; undefined where Django's own will do. */
export function ownAutodetector(project: Project): Autodetector | undefined {
    if (hasExtensions(project)) return extendingAutodetector;
    return hasRenames(project) ? renamingAutodetector : undefined;
}
