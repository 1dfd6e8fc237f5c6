import type { Rule } from '../../finding.js';
import { appNames } from './app-names.js';
import { projectSettings } from './project-settings.js';
import { tasksAndCommands } from './tasks-and-commands.js';
import { userModel } from './user-model.js';

/** The rules about the `project` block, apps, tasks and commands. */
export const projectChecks: readonly Rule[] = [projectSettings, userModel, appNames, tasksAndCommands];
