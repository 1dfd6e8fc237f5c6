import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { configFolder } from './group-modules.js';
import { createOAuthClientsSource } from './runtime/create-oauth-clients-source.js';
import { grantValidatorSource } from './runtime/oauth-grants-source.js';
import { hasClients } from './settings/app-settings.js';
import { knowsClientsOnly } from './settings/oauth-settings.js';

/** The command that creates the OAuth clients; and what refuses the grants that are not allowed. */
export function emitOAuthClients(project: Project): GeneratedFile[] {
    const { oauth2 } = project;
    if (!oauth2) return [];
    const files: GeneratedFile[] = [];
    if (!knowsClientsOnly(oauth2)) files.push({ path: `${configFolder}/oauth_grants.py`, text: grantValidatorSource });
    if (!hasClients(project)) return files;
    const titled = oauth2.clients.some(({ title }) => title !== undefined);
    const folder = `${configFolder}/management`;
    return [
        ...files,
        { path: `${folder}/__init__.py`, text: '' },
        { path: `${folder}/commands/__init__.py`, text: '' },
        { path: `${folder}/commands/create_oauth_clients.py`, text: createOAuthClientsSource(titled) },
    ];
}
