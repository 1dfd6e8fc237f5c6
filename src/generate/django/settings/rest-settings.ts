import type { Project } from '../../../model/project.js';
import {
    authenticationOf,
    defaultApi,
    paginationOf,
    permissionsOf,
    versioningOf,
} from '../../../model/route-settings.js';
import { type Collection, texts } from '../../python/collection-source.js';
import { quoteString } from '../../python/quote-string.js';
import { settingNamed, textsOf } from '../project-features.js';
import { generalThrottles, paginationClassName } from '../rest-classes.js';
import { projectTitle } from '../words.js';
import { enumNames } from './enum-names.js';
import type { SettingsFile } from './settings-file.js';

/** What the project's first API says of all its routes; others say what they have instead. */
export function setRestFramework(project: Project, settings: SettingsFile): void {
    const api = defaultApi(project);
    if (!api) return;
    const entries: [string, Collection][] = [
        ['DEFAULT_AUTHENTICATION_CLASSES', texts(authenticationOf(api) ?? [])],
        ['DEFAULT_PERMISSION_CLASSES', texts(permissionsOf(api))],
    ];
    const versioning = versioningOf(api);
    if (versioning) entries.push(['DEFAULT_VERSIONING_CLASS', quoteString(versioning)]);
    // Requests may leave out what neither their path nor its namespace says.
    if (versioning && !/(Namespace|URLPath)Versioning$/.test(versioning)) {
        entries.push(['DEFAULT_VERSION', quoteString(api.name)]);
    }
    const versions = namespacesOf(project);
    if (versions.length > 0) entries.push(['ALLOWED_VERSIONS', texts(versions)]);
    const throttles = generalThrottles(project, api);
    if (throttles.length > 0) {
        const rates = throttles.filter(({ isDefault }) => isDefault);
        entries.push(
            ['DEFAULT_THROTTLE_CLASSES', texts(throttles.map(({ python }) => python))],
            [
                'DEFAULT_THROTTLE_RATES',
                { dict: rates.map(({ scope, throttle }) => [scope, quoteString(throttle.rate)] as const) },
            ],
        );
    }
    const pagination = paginationOf(api);
    if (pagination) {
        entries.push(['DEFAULT_PAGINATION_CLASS', quoteString(paginationClassName(project, pagination))]);
        if (pagination.size !== undefined) entries.push(['PAGE_SIZE', String(pagination.size)]);
    }
    entries.push(
        ['DEFAULT_SCHEMA_CLASS', '"drf_spectacular.openapi.AutoSchema"'],
        ['TEST_REQUEST_DEFAULT_FORMAT', '"json"'],
    );
    settings.section().set('REST_FRAMEWORK', { dict: entries });
    settings.section().set('SPECTACULAR_SETTINGS', { dict: spectacular(project) });
}

/** The versions that a namespace of URLs stands for, where that is the only way to say one. */
function namespacesOf(project: Project): string[] {
    const versioned = project.routeGroups.filter(group => group.kind === 'api' && versioningOf(group));
    return versioned.every(group => versioningOf(group)?.endsWith('.NamespaceVersioning'))
        ? versioned.map(({ name }) => name)
        : [];
}

function spectacular(project: Project): [string, Collection][] {
    const { declaration, oauth2 } = project;
    const text = (name: string): string | undefined => textsOf(settingNamed(project, name))[0];
    const description = text('description') ?? declaration?.documentation?.trim();
    const enums = enumNames(project);
    return [
        ['TITLE', quoteString(projectTitle(project))],
        ...(description ? [['DESCRIPTION', quoteString(description)] as [string, Collection]] : []),
        ['VERSION', quoteString(text('version') ?? '0.1.0')],
        ...(oauth2
            ? ([
                  ['OAUTH2_FLOWS', texts(oauth2Flows(oauth2.grants))],
                  ['OAUTH2_TOKEN_URL', quoteString(`/${oauth2.path}token/`)],
                  ...(oauth2.grants.some(grant => grant === 'authorization_code' || grant === 'implicit')
                      ? [['OAUTH2_AUTHORIZATION_URL', quoteString(`/${oauth2.path}authorize/`)]]
                      : []),
              ] as [string, Collection][])
            : []),
        ...(enums.length > 0 ? [['ENUM_NAME_OVERRIDES', { dict: enums }] as [string, Collection]] : []),
    ];
}

const flows: Readonly<Record<string, string>> = {
    client_credentials: 'clientCredentials',
    authorization_code: 'authorizationCode',
    password: 'password',
    implicit: 'implicit',
};
const oauth2Flows = (grants: readonly string[]): string[] => [
    ...new Set((grants.length > 0 ? grants : ['client_credentials']).flatMap(grant => flows[grant] ?? [])),
];
