import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** Classes that take a token's scopes from elsewhere than `required_scopes`. */
const byOtherMeans = /(^|\.)(TokenHasReadWriteScope|TokenHasResourceScope|TokenMatchesOASRequirements)$/;

/** A scope that no route requires opens nothing. Where code or a class of its own may ask for it, the rule is silent. */
export function* unusedScopes(project: Project): Iterable<Finding> {
    const required = new Set<string>();
    for (const { setting } of settingsOf(project)) {
        if (setting.kind === 'required_scopes') for (const { name } of setting.scopes) required.add(name);
        if (setting.kind !== 'permission_classes') continue;
        for (const each of setting.classes) {
            if (each.kind === 'python' || byOtherMeans.test(each.word)) return;
        }
    }
    if (required.size === 0) return;
    for (const { name, span } of project.oauth2?.scopes ?? []) {
        if (!required.has(name)) yield finding('unused-scope', span, { scope: name });
    }
}
