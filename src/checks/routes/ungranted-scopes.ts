import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { settingsOf } from './settings-of.js';

/** A client obtains only the scopes that it is given, and a route wants all that it requires in one token. */
export function* ungrantedScopes(project: Project): Iterable<Finding> {
    const { oauth2 } = project;
    if (!oauth2 || oauth2.clients.length === 0) return;
    const declared = new Set(oauth2.scopes.map(({ name }) => name));
    const grants = oauth2.clients.map(client => new Set(client.scopes.map(({ name }) => name)));
    for (const { setting } of settingsOf(project)) {
        if (setting.kind !== 'required_scopes') continue;
        const scopes = setting.scopes.filter(({ name }) => declared.has(name));
        const missing = scopes.filter(({ name }) => !grants.some(granted => granted.has(name)));
        for (const { name, span } of missing) yield finding('scope-granted-to-nobody', span, { scope: name });
        if (missing.length > 0 || scopes.length < 2) continue;
        if (!grants.some(granted => scopes.every(({ name }) => granted.has(name)))) {
            yield finding('scopes-granted-apart', setting.span, { scopes: scopes.map(({ name }) => name) });
        }
    }
}
