import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';
import { emitDeployment } from './deploy/emit-deployment.js';
import { emitAdmin } from './emit-admin.js';
import { emitApps } from './emit-apps.js';
import { emitCommands } from './emit-commands.js';
import { emitExtensions } from './emit-extensions.js';
import { emitFixtures } from './emit-fixtures.js';
import { emitMigrationCommands } from './emit-migration-commands.js';
import { emitModels } from './emit-models.js';
import { emitOAuthClients } from './emit-oauth-clients.js';
import { emitProjectFiles } from './emit-project-files.js';
import { emitReadme } from './emit-readme.js';
import { emitRenames } from './emit-renames.js';
import { emitRequirements } from './emit-requirements.js';
import { emitSettings } from './emit-settings.js';
import { emitSignals } from './emit-signals.js';
import { emitTasks } from './emit-tasks.js';

/** Everything that is there without a request: settings, models, admin, signals, tasks, commands, fixtures. */
export const dataEmitters: readonly ((project: Project) => GeneratedFile[])[] = [
    emitApps,
    emitModels,
    emitAdmin,
    emitSignals,
    emitTasks,
    emitCommands,
    emitFixtures,
    emitRenames,
    emitExtensions,
    emitMigrationCommands,
    emitProjectFiles,
    emitRequirements,
    emitSettings,
    emitOAuthClients,
    emitDeployment,
    emitReadme,
];
