import type { Project } from '../../model/project.js';
import { settingsNamed } from '../../model/settings.js';
import { type Finding, finding } from '../finding.js';
import { isList, isText, knownValue, type Stage, stages, writtenSetting } from './stage-settings.js';

/** The site that a project is, by the number of its row. */
export function* sites(project: Project): Iterable<Finding> {
    for (const stage of stages) {
        const written = writtenSetting(project, 'SITE_ID', stage);
        const id = knownValue(written?.value);
        if (!written || !hasSites(project, stage) || id === undefined || id === null || typeof id === 'boolean')
            continue;
        if (typeof id === 'number' && Number.isInteger(id)) continue;
        yield finding('sites.E101', written.span, {});
        return;
    }
}

/** Without the app nobody reads the number; it is there where the project says `site_id`, if it does not list its apps itself. */
function hasSites(project: Project, stage: Stage): boolean {
    const listed = knownValue(writtenSetting(project, 'INSTALLED_APPS', stage)?.value);
    if (isList(listed)) return listed.some(app => isText(app) && /^django\.contrib\.sites(\.apps\.\w+)?$/.test(app));
    return settingsNamed(project, 'site_id').some(({ name }) => name === 'site_id');
}
