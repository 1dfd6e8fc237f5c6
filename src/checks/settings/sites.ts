import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { hasNeededApp } from './listed-apps.js';
import { knownValue, stages, writtenSetting } from './stage-settings.js';

/** The site that a project is, by the number of its row: without the app for sites nobody reads it. */
export function* sites(project: Project): Iterable<Finding> {
    for (const stage of stages) {
        const written = writtenSetting(project, 'SITE_ID', stage);
        const id = knownValue(written?.value);
        if (
            !written ||
            !hasNeededApp(project, 'django.contrib.sites', stage) ||
            id === undefined ||
            id === null ||
            typeof id === 'boolean'
        )
            continue;
        if (typeof id === 'number' && Number.isInteger(id)) continue;
        yield finding('sites.E101', written.span, {});
        return;
    }
}
