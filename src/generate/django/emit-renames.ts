import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { formatSource } from '../python/format-source.js';
import { quoteString } from '../python/quote-string.js';
import { configFolder } from './group-modules.js';
import { tuple } from './python-file.js';
import { renamesIn } from './renames.js';
import { renamesSource, renamingCommandSource } from './runtime/renames-source.js';
import { hasClients } from './settings/app-settings.js';

/** A `makemigrations` that knows what `renamed_from` says: Django itself can only ask, and without a terminal takes no for an answer. */
export function emitRenames(project: Project): GeneratedFile[] {
    const { models, fields } = renamesIn(project);
    if (models.length + fields.length === 0) return [];
    const folder = `${configFolder}/management`;
    const tables = [
        '# (app, new name of the model): its old name',
        `RENAMED_MODELS = {${models.map(entry).join(', ')}}`,
        '# (app, model, new name of the field): its old name',
        `RENAMED_FIELDS = {${fields.map(entry).join(', ')}}`,
    ];
    return [
        // The command that creates OAuth clients stands in the same package.
        ...(hasClients(project)
            ? []
            : [
                  { path: `${folder}/__init__.py`, text: '' },
                  { path: `${folder}/commands/__init__.py`, text: '' },
              ]),
        { path: `${configFolder}/renames.py`, text: renamesSource(formatSource(tables.join('\n')).trimEnd()) },
        { path: `${folder}/commands/makemigrations.py`, text: renamingCommandSource('makemigrations') },
        { path: `${folder}/commands/migrate.py`, text: renamingCommandSource('migrate') },
    ];
}

const entry = ({ key, old }: { readonly key: readonly string[]; readonly old: string }): string =>
    `${tuple(key.map(quoteString))}: ${quoteString(old)}`;
