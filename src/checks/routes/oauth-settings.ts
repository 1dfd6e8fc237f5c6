import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { nearestNames } from '../nearest-names.js';

/** The grants of RFC 6749, RFC 8628 and OpenID Connect that the toolkit has. */
const grants = [
    'client_credentials',
    'authorization_code',
    'refresh_token',
    'password',
    'implicit',
    'device_code',
    'openid_hybrid',
];

/**
 * Grants that do not exist or should not be used any more (RFC 9700), clients that have none, and tokens that expire
 * before they are used.
 */
export function* oauthSettings(project: Project): Iterable<Finding> {
    const { oauth2 } = project;
    if (!oauth2) return;
    for (const grant of oauth2.grants) {
        if (grant === 'implicit') yield finding('oauth2_provider.W001', oauth2.span, {});
        else if (grant === 'password') yield finding('oauth2_provider.W002', oauth2.span, {});
        else if (!grants.includes(grant)) {
            const suggestions = nearestNames(grant, grants);
            yield finding('unknown-grant', oauth2.span, { grant, known: grants, suggestions });
        }
    }
    if (oauth2.grants.length > 0 && !oauth2.grants.includes('client_credentials')) {
        for (const { name, span } of oauth2.clients) yield finding('client-without-grant', span, { client: name });
    }
    for (const { name, value, span } of oauth2.settings) {
        if (value.kind === 'duration' && value.milliseconds < 1000) yield finding('token-lifetime', span, { name });
    }
}
