import type { Project } from '../../model/project.js';
import { ownApps } from '../../model/queries.js';
import { type Finding, finding } from '../finding.js';
import { listedApps, listsApp } from './listed-apps.js';
import { onceInStages } from './once-in-stages.js';
import { type Stage, writtenSetting } from './stage-settings.js';

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
    if (!written || !names) return;
    const { span } = written;
    const has = (name: string): boolean => listsApp(names, name);
    const needed = project.oauth2 ? [...imported, 'oauth2_provider'] : imported;
    for (const name of needed) if (!has(name)) yield finding('app-not-installed', span, { name });
    for (const { name, models } of ownApps(project)) {
        if (models.length > 0 && !has(name)) yield finding('app-left-out', span, { name });
    }
    const repeated = names.find((name, at) => names.indexOf(name) < at);
    if (repeated !== undefined) yield finding('app-installed-twice', span, { name: repeated });
}
