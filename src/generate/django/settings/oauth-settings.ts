import type { OAuth2 } from '../../../model/backend.js';
import type { Project } from '../../../model/project.js';
import { type Collection, texts } from '../../python/collection-source.js';
import { quoteString } from '../../python/quote-string.js';
import { installsToolkit } from '../project-features.js';
import { secondsSource } from './setting-value.js';
import type { SettingsFile } from './settings-file.js';

/** The toolkit refuses a list without any, and has names of its own where there is no list. */
const scopesOf = ({ scopes }: OAuth2): [string, Collection][] =>
    scopes.length > 0
        ? [['SCOPES', { dict: scopes.map(({ name, description }) => [name, quoteString(description ?? name)]) }]]
        : [];

/** django-oauth-toolkit, as strict as it can be; and the clients with their scopes. */
export function setOAuth(project: Project, settings: SettingsFile): void {
    const { oauth2 } = project;
    if (!oauth2) {
        // Who installs it for its models alone may still let others use it, later.
        if (installsToolkit(project)) settings.section().set('OAUTH2_PROVIDER', { dict: strictness([]) });
        return;
    }
    const clientsOnly = knowsClientsOnly(oauth2);
    const entries: [string, Collection][] = [
        // It has no other grant than client credentials.
        ...(clientsOnly
            ? [['OAUTH2_SERVER_CLASS', '"oauthlib.oauth2.BackendApplicationServer"'] as [string, Collection]]
            : [['OAUTH2_VALIDATOR_CLASS', '"config.oauth_grants.GrantValidator"'] as [string, Collection]]),
        ['OAUTH2_GRANT_TYPES_SUPPORTED', texts(grantsOf(oauth2))],
        ['OAUTH2_RESPONSE_TYPES_SUPPORTED', texts(responseTypesOf(oauth2))],
        ...lifetimes(oauth2),
        ...scopesOf(oauth2),
        ['SCOPES_BACKEND_CLASS', '"config.oauth.ClientScopes"'],
        ...strictness(oauth2.grants),
    ];
    settings.section().set('OAUTH2_PROVIDER', { dict: entries });
    settings.set(
        'OAUTH2_CLIENTS',
        {
            dict: oauth2.clients.map(({ name, scopes }) => [
                name,
                texts([...new Set(scopes.map(scope => scope.name))]),
            ]),
        },
        'The clients that `manage.py create_oauth_clients` creates, and their scopes.',
    );
    const titled = oauth2.clients.flatMap(({ name, title }) =>
        title === undefined ? [] : [[name, quoteString(title)] as const],
    );
    if (titled.length > 0) settings.set('OAUTH2_CLIENT_TITLES', { dict: titled });
}

/** What RFC 9700 asks for, as far as the grants that are allowed go with it. */
const strictness = (grants: readonly string[]): [string, Collection][] => [
    ['ALLOWED_REDIRECT_URI_SCHEMES', texts(['https'])],
    ['REFRESH_TOKEN_REUSE_PROTECTION', 'True'],
    ...[
        'ACCESS_TOKEN_TRANSPORT',
        'AUTHZ_RESPONSE_ISS',
        'IMPLICIT_GRANT',
        'PASSWORD_GRANT',
        'PKCE_METHOD',
        'TOKEN_STORAGE',
    ]
        .filter(name => !allowedAfterAll(grants, name))
        .map((name): [string, Collection] => [`COMPLIANT_BCP_RFC9700_${name}`, 'True']),
];

/** Without a word about grants there are client credentials. */
export const grantsOf = ({ grants }: OAuth2): string[] =>
    grants.length > 0 ? [...new Set(grants)] : ['client_credentials'];

export const knowsClientsOnly = (oauth2: OAuth2): boolean => grantsOf(oauth2).join() === 'client_credentials';

const responseTypesOf = (oauth2: OAuth2): string[] => [
    ...(oauth2.grants.includes('authorization_code') ? ['code'] : []),
    ...(oauth2.grants.includes('implicit') ? ['token'] : []),
];

/** Switches that would refuse a grant which the .dsl allows. */
const allowedAfterAll = (grants: readonly string[], name: string): boolean =>
    (name === 'IMPLICIT_GRANT' && grants.includes('implicit')) ||
    (name === 'PASSWORD_GRANT' && grants.includes('password'));

const settingNames: Readonly<Record<string, string>> = {
    access_token_lifetime: 'ACCESS_TOKEN_EXPIRE_SECONDS',
    refresh_token_lifetime: 'REFRESH_TOKEN_EXPIRE_SECONDS',
    authorization_code_lifetime: 'AUTHORIZATION_CODE_EXPIRE_SECONDS',
    id_token_lifetime: 'ID_TOKEN_EXPIRE_SECONDS',
};

/** An hour, unless the .dsl says another time: the toolkit's own ten hours are long for a token that cannot be called back. */
function lifetimes({ settings }: OAuth2): [string, Collection][] {
    const found = new Map<string, string>([['ACCESS_TOKEN_EXPIRE_SECONDS', secondsSource(3_600_000)]]);
    for (const { name, value } of settings) {
        const setting = settingNames[name];
        if (setting !== undefined && value.kind === 'duration') found.set(setting, secondsSource(value.milliseconds));
    }
    return [...found];
}
