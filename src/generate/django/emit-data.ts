import type { Project } from '../../model/project.js';
import type { GeneratedFile } from '../generated-file.js';

/** Everything that is there without a request: settings, models, admin, signals, tasks, commands, fixtures. */
import { emitModels } from './emit-models.js';

export const dataEmitters: readonly ((project: Project) => GeneratedFile[])[] = [emitModels];
