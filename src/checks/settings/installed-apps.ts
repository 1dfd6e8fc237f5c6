import { appConfigName } from '../../model/app-names.js';
import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { isNowhere } from './importable.js';
import { listedApps, listsApp } from './listed-apps.js';
import { onceInStages } from './once-in-stages.js';
import {
    isText,
    knownValue,
    type Stage,
    statementValues,
    type WrittenSetting,
    writtenSetting,
} from './stage-settings.js';

/** Apps are installed once, and all that the generated project imports: where the .dsl lists them itself, all of it counts. */
export function* installedApps(project: Project): Iterable<Finding> {
    yield* onceInStages(
        stage => ofStage(project, stage),
        ({ code, params }) => `${code} ${JSON.stringify(params)}`,
    );
}

/** What each generated project imports models of, to make its admin. */
const imported = ['django.contrib.admin', 'django.contrib.auth', 'django.contrib.contenttypes'];

function* ofStage(project: Project, stage: Stage): Iterable<Finding> {
    const written = writtenSetting(project, 'INSTALLED_APPS', stage);
    const names = listedApps(project, stage);
    if (written && names) yield* ofList(project, stage, written, names);
    else yield* ofStatements(project, stage);
}

function* ofList(
    project: Project,
    stage: Stage,
    { span }: WrittenSetting,
    names: readonly string[],
): Iterable<Finding> {
    const has = (name: string): boolean => listsApp(names, name);
    const needed = project.oauth2 ? [...imported, 'oauth2_provider'] : imported;
    for (const name of needed) if (!has(name)) yield finding('app-not-installed', span, { name });
    for (const { name, models } of ownApps(project)) {
        if (models.length > 0 && !has(name)) yield finding('app-left-out', span, { name });
    }
    const apps = names.map(packageOf);
    const repeated = names.find((_, at) => apps.indexOf(apps[at] as string) < at);
    if (repeated !== undefined) yield finding('app-installed-twice', span, { name: repeated });
    for (const name of names) {
        if (isMissing(project, name, stage)) yield finding('installed-app-missing', span, { name });
    }
}

/** They add to what is generated, where a name that is there already counts once, and a class of it is a second app. */
function* ofStatements(project: Project, stage: Stage): Iterable<Finding> {
    for (const { value, span } of statementValues(project, 'installed_apps', stage)) {
        const name = knownValue(value);
        if (!isText(name)) continue;
        if (isMissing(project, name, stage)) yield finding('installed-app-missing', span, { name });
        else if (packageOf(name) !== name && isOwn(project, packageOf(name)))
            yield finding('app-installed-twice', span, { name });
    }
}

const isOwn = (project: Project, name: string): boolean => ownApps(project).some(app => app.name === name);

/** Of what a class configures, the package. */
const packageOf = (name: string): string => name.replace(/\.apps\.\w+$/, '');

/** Of an app of the project's own there is its folder, and one class that configures it. */
function isMissing(project: Project, name: string, stage: Stage): boolean {
    const [folder = '', ...rest] = name.split('.');
    if (!isOwn(project, folder)) return name === '' || isNowhere(project, name, stage);
    const [module, className, ...more] = rest;
    return rest.length > 0 && (module !== 'apps' || className !== appConfigName(folder) || more.length > 0);
}
