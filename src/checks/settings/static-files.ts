import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { pathsIn } from './caches.js';
import { hasApp } from './listed-apps.js';
import { onceInStages } from './once-in-stages.js';
import { isList, isObject, isText, knownValue, type Stage, settingIn, writtenSetting } from './stage-settings.js';

/** Where files of the project and of its visitors lie, and at which addresses they are served. */
export function* staticFiles(project: Project): Iterable<Finding> {
    yield* onceInStages(stage => [
        ...addresses(project, stage),
        // The app for static files asks about them, where it is installed.
        ...(hasApp(project, 'django.contrib.staticfiles', stage)
            ? [...(looksInFolders(project, stage) ? folders(project, stage) : []), ...storages(project, stage)]
            : []),
    ]);
}

/** Each finder is asked about what it looks for. */
function looksInFolders(project: Project, stage: Stage): boolean {
    const finder = 'django.contrib.staticfiles.finders.FileSystemFinder';
    const finders = settingIn(project, 'STATICFILES_FINDERS', stage, [finder]);
    return !isList(finders) || finders.includes(finder);
}

function* addresses(project: Project, stage: Stage): Iterable<Finding> {
    for (const setting of ['STATIC_URL', 'MEDIA_URL']) {
        const written = writtenSetting(project, setting, stage);
        const url = knownValue(written?.value);
        if (!written || !isText(url) || url === '' || url.endsWith('/')) continue;
        yield finding('urls.E006', written.value.span, { setting: setting.toLowerCase() });
    }
}

function* folders(project: Project, stage: Stage): Iterable<Finding> {
    const written = writtenSetting(project, 'STATICFILES_DIRS', stage);
    const all = knownValue(written?.value);
    if (!written || all === undefined) return;
    if (!isList(all)) {
        yield finding('staticfiles.E001', written.span, {});
        return;
    }
    const root = pathsIn(settingIn(project, 'STATIC_ROOT', stage, 'staticfiles'))[0];
    for (const folder of all) {
        const prefix = isList(folder) ? folder[0] : undefined;
        if (isText(prefix) && prefix.endsWith('/')) yield finding('staticfiles.E003', written.span, { prefix });
        if (root !== undefined && pathsIn([folder]).includes(root)) yield finding('staticfiles.E002', written.span, {});
    }
}

function* storages(project: Project, stage: Stage): Iterable<Finding> {
    const written = writtenSetting(project, 'STORAGES', stage);
    const all = knownValue(written?.value);
    if (written && isObject(all) && !('staticfiles' in all)) yield finding('staticfiles.E005', written.span, {});
}
