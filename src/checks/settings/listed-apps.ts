/** Which apps a stage has: those that the .dsl lists itself, where it does, else the ones that are generated. */
import { neededApps } from '../../model/needed-apps.js';
import type { Project } from '../../model/project.js';
import {
    isList,
    isText,
    isWritten,
    type Known,
    knownValue,
    type Stage,
    statementValues,
    writtenSetting,
} from './stage-settings.js';

/** What INSTALLED_APPS is written to be; undefined where it is not written, or nobody knows here. */
export function listedApps(project: Project, stage: Stage): readonly string[] | undefined {
    const listed = knownValue(writtenSetting(project, 'INSTALLED_APPS', stage)?.value);
    return isList(listed) ? listed.filter(isText) : undefined;
}

/** Whether an app is among the names of a list: by its module, or by a class that configures it. */
export const listsApp = (names: readonly Known[], app: string): boolean =>
    names.some(name => isText(name) && (name === app || name.startsWith(`${app}.apps.`)));

/** Whether an app that is generated wherever something needs it is among those that the .dsl lists, if it does. */
export const hasApp = (project: Project, app: string, stage: Stage): boolean =>
    !isWritten(project, 'INSTALLED_APPS', stage) || listsApp(listedApps(project, stage) ?? [], app);

/** Whether an app is there that not each project has. */
export const hasNeededApp = (project: Project, app: string, stage: Stage): boolean =>
    hasApp(project, app, stage) &&
    (isWritten(project, 'INSTALLED_APPS', stage) || isAdded(project, app, stage) || neededApps(project).has(app));

const isAdded = (project: Project, app: string, stage: Stage): boolean =>
    listsApp(
        statementValues(project, 'installed_apps', stage).map(({ value }) => knownValue(value)),
        app,
    );
