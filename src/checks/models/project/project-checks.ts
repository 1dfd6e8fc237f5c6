import type { Rule } from '../../finding.js';
import { appNames } from './app-names.js';
import { circularApps } from './circular-apps.js';
import { defaultAutoField } from './default-auto-field.js';
import { projectSettings } from './project-settings.js';
import { tasksAndCommands } from './tasks-and-commands.js';
import { userModel } from './user-model.js';

/** The rules about the `project` block, apps, tasks and commands. */
export const projectChecks: readonly Rule[] = [
    defaultAutoField,
    projectSettings,
    userModel,
    appNames,
    circularApps,
    tasksAndCommands,
];
