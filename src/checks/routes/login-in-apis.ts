import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** `login_required` sends people to a page to log in; in an API permission classes decide instead. */
export function* loginInApis(project: Project): Iterable<Finding> {
    for (const { group, setting } of settingsOf(project)) {
        if (group.kind === 'api' && setting.kind === 'login_required') {
            yield finding('login-required-in-api', setting.span, { group: group.name });
        }
    }
}
