import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { formatSource } from '../python/format-source.js';
import { quoteString } from '../python/quote-string.js';
import { configFolder } from './group-modules.js';
import { djangosAutodetector, renamingAutodetector } from './migration-autodetector.js';
import { extensionOperations, extensionsByApp } from './postgres-extensions.js';
import { hasRenames } from './renames.js';
import { extensionsSource } from './runtime/extensions-source.js';

/** What PostgreSQL's extensions the apps need, for `makemigrations`: Django leaves them to whoever writes migrations by hand. */
export function emitExtensions(project: Project): GeneratedFile[] {
    const extensions = extensionsByApp(project);
    if (extensions.size === 0) return [];
    const entries = [...extensions].map(
        ([app, names]) =>
            `${quoteString(app)}: [${names.map(name => `operations.${extensionOperations[name]}`).join(', ')}]`,
    );
    const table = formatSource(`EXTENSIONS = {${entries.join(', ')}}`).trimEnd();
    const base = hasRenames(project) ? renamingAutodetector : djangosAutodetector;
    return [{ path: `${configFolder}/extensions.py`, text: extensionsSource(table, base) }];
}
