import type { Project } from '../../model/project.js';
import { asksForScopes, authenticationOf, permissionsOf, scopesOf } from '../../model/route-settings.js';
import { type Finding, finding } from '../finding.js';
import { askedRoute } from './asked-route.js';

/** Requests that the backend refuses with 403, since its client cannot obtain what the route requires. */
export function* requestScopes(project: Project): Iterable<Finding> {
    const { oauth2, backends } = project;
    if (!oauth2) return;
    for (const request of project.requests) {
        const asked = askedRoute(project, request);
        if (asked?.group.kind !== 'api' || 'problem' in asked.pattern) continue;
        if (request.headers.some(({ name }) => name.toLowerCase() === 'authorization')) continue;
        if (request.expectations.some(each => each.kind === 'status' && (each.status === 401 || each.status === 403)))
            continue;
        const { group, route } = asked;
        const part = asked.action ?? request.method;
        const authentication = authenticationOf(group, route) ?? [];
        if (!authentication.some(name => /oauth/i.test(name)) || !asksForScopes(permissionsOf(group, route, part)))
            continue;
        const own = route.extraActions.find(({ name }) => name === asked.action)?.settings;
        if (own?.some(({ kind }) => kind === 'permission_classes')) continue;
        const ownScopes = own?.find(setting => setting.kind === 'required_scopes');
        const required =
            ownScopes?.kind === 'required_scopes'
                ? ownScopes.scopes.map(({ name }) => name)
                : scopesOf(group, route, part);
        const backend = request.backend
            ? backends.find(({ name }) => name === request.backend?.name)
            : backends.length === 1
              ? backends[0]
              : undefined;
        const client = oauth2.clients.find(({ name }) => name === backend?.client?.name);
        if (!client) continue;
        const declared = new Set(oauth2.scopes.map(({ name }) => name));
        const granted = new Set(client.scopes.map(({ name }) => name));
        const missing = required.filter(scope => declared.has(scope) && !granted.has(scope));
        if (missing.length > 0) {
            yield finding('client-lacks-scope', request.target.span, { client: client.name, scopes: missing });
        }
    }
}
