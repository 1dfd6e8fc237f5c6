import type { Project } from '../../model/project.js';
import { settingsNamed } from '../../model/settings.js';
import { type Finding, finding } from '../finding.js';
import { knownValue, stages, writtenSetting } from './stage-settings.js';

/** The site that a project is, by the number of its row. */
export function* sites(project: Project): Iterable<Finding> {
    for (const stage of stages) {
        const written = writtenSetting(project, 'SITE_ID', stage);
        const id = knownValue(written?.value);
        // Without the app nobody reads it; it is there where the project says `site_id`.
        const isRead = settingsNamed(project, 'site_id').some(({ name }) => name === 'site_id');
        if (!written || !isRead || id === undefined || id === null || typeof id === 'boolean') continue;
        if (typeof id === 'number' && Number.isInteger(id)) continue;
        yield finding('sites.E101', written.span, {});
        return;
    }
}
