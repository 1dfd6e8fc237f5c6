import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { formatSource } from '../python/format-source.js';
import { quoteString } from '../python/quote-string.js';
import { configFolder } from './group-modules.js';
import { tuple } from './python-file.js';
import { hasRenames, renamesIn } from './renames.js';
import { renamesSource } from './runtime/renames-source.js';

/** What `renamed_from` says, for `makemigrations`: Django itself can only ask, and without a terminal takes no for an answer. */
export function emitRenames(project: Project): GeneratedFile[] {
    if (!hasRenames(project)) return [];
    const { models, fields } = renamesIn(project);
    const tables = [
        '# (app, new name of the model): its old name',
        `RENAMED_MODELS = {${models.map(entry).join(', ')}}`,
        '# (app, model, new name of the field): its old name',
        `RENAMED_FIELDS = {${fields.map(entry).join(', ')}}`,
    ];
    return [{ path: `${configFolder}/renames.py`, text: renamesSource(formatSource(tables.join('\n')).trimEnd()) }];
}

const entry = ({ key, old }: { readonly key: readonly string[]; readonly old: string }): string =>
    `${tuple(key.map(quoteString))}: ${quoteString(old)}`;
