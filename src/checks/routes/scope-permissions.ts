import type { Project } from '../../model/project.js';
import { authenticationOf, scopesOf, settingOf } from '../../model/route-settings.js';
import type { SourceSpan } from '../../model/source-span.js';
import { type Finding, finding } from '../finding.js';
import { answeredActions } from './answered-actions.js';
import { routesOf } from './routes-of.js';

/** TokenHasScope needs scopes to ask for, and an authentication that knows tokens: without either it asks for nothing, or fails. */
export function* scopePermissions(project: Project): Iterable<Finding> {
    const reported = new Set<SourceSpan>();
    for (const { group, route } of routesOf(project)) {
        if (group.kind !== 'api' || route.view.kind === 'unresolved' || route.view.kind === 'include') continue;
        const authentication = authenticationOf(group, route);
        const answered = answeredActions(group, route);
        for (const action of answered.length > 0 ? answered : [undefined]) {
            const own = route.extraActions.find(({ name }) => name === action)?.settings ?? [];
            const ownClasses = own.find(({ kind }) => kind === 'permission_classes');
            const classes =
                ownClasses?.kind === 'permission_classes'
                    ? ownClasses.classes
                    : (settingOf(group, route, 'permission_classes', action)?.classes ?? []);
            const asking = classes.find(
                each => each.kind === 'word' && /^(TokenHasScope|TokenHasResourceScope)$/.test(each.word),
            );
            if (asking?.kind !== 'word' || reported.has(asking.span)) continue;
            if (authentication?.every(name => name.startsWith('rest_framework.authentication.'))) {
                reported.add(asking.span);
                yield finding('scope-permission-without-oauth2', asking.span, { permission: asking.word });
            } else if (!own.some(({ kind }) => kind === 'required_scopes') && !hasScopes(group, route, action)) {
                reported.add(asking.span);
                const answer = action === undefined ? `'${route.name}'` : `'${action}' of '${route.name}'`;
                yield finding('scope-permission-without-scopes', asking.span, { permission: asking.word, answer });
            }
        }
    }
}

function hasScopes(...[group, route, action]: Parameters<typeof scopesOf>): boolean {
    if (scopesOf(group, route, action).length > 0) return true;
    // Scopes that are narrowed to methods hold for views without actions.
    return [...group.settings, ...route.settings].some(
        setting => setting.kind === 'required_scopes' && setting.for.some(target => /^[A-Z]+$/.test(target)),
    );
}
