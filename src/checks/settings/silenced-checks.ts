import type { Project } from '../../model/project.js';
import { isList, isText, type Stage, settingIn } from './stage-settings.js';

/** Those that Django asks about what is deployed only. */
const isOfDeployment = (id: string): boolean => /^security\.W\d+$/.test(id);

/** Ids of Django's that SILENCED_SYSTEM_CHECKS names, in each stage in which Django would speak of them. */
export function silencedChecks(project: Project): ReadonlySet<string> {
    const development = new Set(listedIn(project, 'development'));
    return new Set(listedIn(project, 'production').filter(id => development.has(id) || isOfDeployment(id)));
}

/** Codes of our own are no ids: what Django raises of cannot be silenced. */
function listedIn(project: Project, stage: Stage): string[] {
    const ids = settingIn(project, 'SILENCED_SYSTEM_CHECKS', stage, []);
    return isList(ids) ? ids.filter(isText).filter(id => id.includes('.')) : [];
}
