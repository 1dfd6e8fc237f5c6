import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { appRouter } from '../vendors.js';
import { mayBeAnything } from './middleware.js';
import { onceInStages } from './once-in-stages.js';
import {
    isList,
    isText,
    type Known,
    knownValue,
    type Stage,
    statementValues,
    writtenSetting,
} from './stage-settings.js';

/** What settings name is imported when the project starts: there have to be such modules among those that are generated. */
export function* settingModules(project: Project): Iterable<Finding> {
    yield* onceInStages(
        stage => ofStage(project, stage),
        ({ params }) => JSON.stringify(params),
    );
}

/** Settings that have one right value in a generated project, beside what a person writes. */
const generated: Readonly<Record<string, string>> = {
    ROOT_URLCONF: 'config.urls',
    WSGI_APPLICATION: 'config.wsgi.application',
    ASGI_APPLICATION: 'config.asgi.application',
};

function* ofStage(project: Project, stage: Stage): Iterable<Finding> {
    for (const [setting, right] of Object.entries(generated)) {
        const written = writtenSetting(project, setting, stage);
        const name = knownValue(written?.value);
        if (!written || !isText(name) || name === right || !mayBeAnything(name)) continue;
        const isThere = setting === 'ROOT_URLCONF' && isModuleOfUrls(project, name);
        if (isThere || mayBeInstalled(project, name, stage)) continue;
        yield finding('setting-module-missing', written.span, { setting, name, right });
    }
    yield* routers(project, stage);
    yield* failureView(project, stage);
}

/** Django imports the view for refused requests when it checks: none of those that are generated is one. */
function* failureView(project: Project, stage: Stage): Iterable<Finding> {
    const setting = 'CSRF_FAILURE_VIEW';
    const written = writtenSetting(project, setting, stage);
    const name = knownValue(written?.value);
    if (written && isText(name) && name.includes('.') && isInOwnFolder(project, name))
        yield finding('setting-module-missing', written.span, { setting, name });
}

/** Asked by each check of a model; the project is generated with one where a database is for apps of its own. */
function* routers(project: Project, stage: Stage): Iterable<Finding> {
    const setting = 'DATABASE_ROUTERS';
    const written = writtenSetting(project, setting, stage);
    const names = knownValue(written?.value);
    if (!written || !isList(names)) return;
    const right = project.declaration?.databases.some(({ apps = [] }) => apps.length > 0) ? appRouter : undefined;
    const isMissing = (name: Known): name is string =>
        isText(name) && name !== right && mayBeAnything(name) && !mayBeInstalled(project, name, stage);
    const name = names.find(isMissing);
    if (name === undefined) return;
    yield finding('setting-module-missing', written.span, { setting, name, ...(right !== undefined && { right }) });
}

/** By the names that modules of URLs are given. */
function isModuleOfUrls(project: Project, name: string): boolean {
    const [folder, module = '', ...rest] = name.split('.');
    if (rest.length > 0) return false;
    const hasRoutes = (app: string | undefined): boolean => project.routeGroups.some(group => group.app === app);
    if (folder === 'config') {
        const isOfHost = module.startsWith('urls_') && project.routeGroups.some(({ host }) => host !== undefined);
        return isOfHost || (/_urls$/.test(module) && hasRoutes(undefined));
    }
    return ownApps(project).some(app => app.name === folder) && /(^|_)urls$/.test(module) && hasRoutes(folder);
}

/** A package may bring a module of any name, but none of those that are generated. */
function mayBeInstalled(project: Project, name: string, stage: Stage): boolean {
    if (isInOwnFolder(project, name)) return false;
    return ['packages', 'installed_apps'].some(word => statementValues(project, word, stage).length > 0);
}

function isInOwnFolder(project: Project, name: string): boolean {
    const [folder = ''] = name.split('.');
    return folder === 'config' || ownApps(project).some(app => app.name === folder);
}
