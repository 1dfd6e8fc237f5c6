import type { Project } from '../../model/project.js';
import { scopesOf, settingOf } from '../../model/route-settings.js';
import { isReadScope, isWriting } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/**
 * Changes under a scope that was given for reading. A viewset that names its actions offers them; for one that names
 * none the generator leaves the changes out. What `for` gives to the action by name is meant so.
 */
export function* readScopesForWriting(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        if (route.view.kind !== 'viewset') continue;
        const changing = [
            ...(route.actions ?? []).filter(({ name }) => isWriting(name)),
            ...route.extraActions.filter(action => {
                const own = action.settings.some(
                    ({ kind }) => kind === 'required_scopes' || kind === 'permission_classes',
                );
                return (
                    !own &&
                    (action.set.length > 0 || action.methods.some(method => !/^(GET|HEAD|OPTIONS)$/.test(method)))
                );
            }),
        ];
        for (const { name, span } of changing) {
            const setting = settingOf(group, route, 'required_scopes', name);
            const scopes = scopesOf(group, route, name);
            if (!setting || setting.for.length > 0 || scopes.length === 0 || !scopes.every(isReadScope)) continue;
            yield finding('read-scope-for-writing', span, { action: name, scopes });
        }
    }
}
