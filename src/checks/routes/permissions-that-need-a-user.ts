import type { Project } from '../../model/project.js';
import { authenticationOf, settingOf } from '../../model/route-settings.js';
import type { SourceSpan } from '../../model/source-span.js';
import { type Finding, finding } from '../finding.js';
import { answeredActions } from './answered-actions.js';
import { routesOf } from './routes-of.js';

/** A token of client credentials has a client and no user, and these ask for the user's rights. */
const needUser =
    /(^|\.)(IsAuthenticated|IsAdminUser|DjangoModelPermissions|DjangoModelPermissionsOrAnonReadOnly|DjangoObjectPermissions)$/;

/** Where client credentials are the only way in, nobody ever gets past a permission that asks for a user. */
export function* permissionsThatNeedAUser(project: Project): Iterable<Finding> {
    const { oauth2 } = project;
    if (oauth2?.grants.length !== 1 || oauth2.grants[0] !== 'client_credentials') return;
    const reported = new Set<SourceSpan>();
    for (const { group, route } of routesOf(project)) {
        if (group.kind !== 'api') continue;
        const authentication = authenticationOf(group, route) ?? [];
        if (authentication.length === 0 || !authentication.every(name => /OAuth2Authentication$/.test(name))) continue;
        for (const action of [undefined, ...answeredActions(group, route)]) {
            for (const each of settingOf(group, route, 'permission_classes', action)?.classes ?? []) {
                const name = each.kind === 'word' ? each.word : each.name;
                if (!needUser.test(name) || reported.has(each.span)) continue;
                reported.add(each.span);
                yield finding('permission-needs-user', each.span, { permission: name });
            }
        }
    }
}
