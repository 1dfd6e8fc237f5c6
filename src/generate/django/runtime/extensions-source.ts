import type { Autodetector } from '../migration-autodetector.js';

/**
 * `config/extensions.py`.
 * @param table the dictionary of what each app needs
 * @param base the autodetector that it extends
 */
export const extensionsSource = (
    table: string,
    base: Autodetector,
): string => `"""PostgreSQL's extensions, for makemigrations and migrate.

A migration of the app creates them before whatever needs them. If the database's user may
not do that, an administrator does it before: CREATE EXTENSION IF NOT EXISTS.
"""

${importsOf(base)}

${table}


class ExtendingAutodetector(${base.name}):
    def arrange_for_graph(self, changes, graph, migration_name=None):
        for app_label, extensions in EXTENSIONS.items():
            created = self.created_extensions(graph, app_label)
            wanted = [create_extension() for create_extension in extensions]
            missing = [each for each in wanted if each.name not in created]
            if missing:
                if not changes.get(app_label):
                    changes[app_label] = [Migration("auto_1", app_label)]
                changes[app_label][0].operations[:0] = missing
        return super().arrange_for_graph(changes, graph, migration_name)

    def created_extensions(self, graph, app_label):
        return {
            operation.name
            for (label, _), migration in graph.nodes.items()
            for operation in migration.operations
            if label == app_label and isinstance(operation, operations.CreateExtension)
        }
`;

const importsOf = ({ module, name }: Autodetector): string => {
    // The project's own modules stand apart.
    const apart = module.startsWith('django.') ? '' : '\n';
    return `from django.contrib.postgres import operations
from django.db.migrations import Migration
${apart}from ${module} import ${name}`;
};
