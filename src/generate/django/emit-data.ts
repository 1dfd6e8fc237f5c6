import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { emitModels } from './emit-models.js';
import { emitOAuthClients } from './emit-oauth-clients.js';
import { emitProjectFiles } from './emit-project-files.js';
import { emitRequirements } from './emit-requirements.js';
import { emitSettings } from './emit-settings.js';

/** Everything that is there without a request: settings, models, admin, signals, tasks, commands, fixtures. */
export const dataEmitters: readonly ((project: Project) => GeneratedFile[])[] = [
    emitModels,
    emitProjectFiles,
    emitRequirements,
    emitSettings,
    emitOAuthClients,
];
