import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { hasApp } from '../settings/listed-apps.js';
import { isObject, knownValue, writtenSetting } from '../settings/stage-settings.js';
import { describesRows } from './operation-names.js';

/** What `REST_FRAMEWORK` says stands in place of all that is generated of it: of the class, too, that describes views. */
export function* undescribedApis(project: Project): Iterable<Finding> {
    // Asked for production alone.
    if (!hasApp(project, 'drf_spectacular', 'production') || !describesRows(project)) return;
    const written = writtenSetting(project, 'REST_FRAMEWORK', 'production');
    const all = knownValue(written?.value);
    if (written && isObject(all) && !('DEFAULT_SCHEMA_CLASS' in all)) {
        yield finding('drf_spectacular.E001', written.span, {});
    }
}
