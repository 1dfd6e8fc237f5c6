import { isDjangoAtLeast } from '../../model/django-version.js';
import type { Project } from '../../model/project.js';
import { settingsNamed } from '../../model/settings.js';
import { type Finding, finding } from '../finding.js';
import { hasNeededApp } from './listed-apps.js';
import {
    isList,
    isObject,
    isText,
    isTruthy,
    type Known,
    knownValue,
    stages,
    writtenSetting,
} from './stage-settings.js';

/** What packages say of their settings, where the .dsl says these in place of those that are generated. */
export function* packages(project: Project): Iterable<Finding> {
    yield* restFramework(project);
    yield* oauthToolkit(project);
    yield* tokenModels(project);
    yield* notForDjango(project);
}

/** What no release of a package goes with: its newest asks for an older Django. */
function* notForDjango(project: Project): Iterable<Finding> {
    const django = project.declaration?.django;
    if (django === undefined || !isDjangoAtLeast(project, 6, 1)) return;
    for (const { value, span } of settingsNamed(project, 'metrics')) {
        const words = [knownValue(value)].flat();
        if (words.includes('prometheus')) {
            yield finding('package-not-for-django', span, { package: 'django-prometheus', django });
        }
    }
}

function* restFramework(project: Project): Iterable<Finding> {
    if (!project.routeGroups.some(({ kind }) => kind === 'api')) return;
    for (const stage of stages) {
        const written = writtenSetting(project, 'REST_FRAMEWORK', stage);
        const all = knownValue(written?.value);
        if (!written || !isObject(all) || !isTruthy(all.PAGE_SIZE) || isTruthy(all.DEFAULT_PAGINATION_CLASS)) continue;
        yield finding('rest_framework.W001', written.span, {});
        return;
    }
}

/** Tokens and what renews them lead to each other, so migrations of two apps could not be put in order. */
function* tokenModels(project: Project): Iterable<Finding> {
    if (!project.oauth2) return;
    const settings = ['OAUTH2_PROVIDER_ACCESS_TOKEN_MODEL', 'OAUTH2_PROVIDER_REFRESH_TOKEN_MODEL'];
    for (const stage of stages) {
        const written = settings.map(name => writtenSetting(project, name, stage));
        const place = written.find(each => each !== undefined);
        const apps = written.map(each => knownValue(each?.value) ?? (each ? undefined : 'oauth2_provider.Token'));
        const [first, second] = apps.map(label => (isText(label) ? label.split('.')[0] : undefined));
        if (!place || first === undefined || second === undefined || first === second) continue;
        yield finding('oauth2_provider.W011', place.span, { apps: [first, second] });
        return;
    }
}

/** Gates that keep what RFC 9700 advises against, as long as they are off. */
const gates = {
    COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT: 'oauth2_provider.W001',
    COMPLIANT_BCP_RFC9700_PASSWORD_GRANT: 'oauth2_provider.W002',
    COMPLIANT_BCP_RFC9700_PKCE_METHOD: 'oauth2_provider.W003',
    COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT: 'oauth2_provider.W004',
    COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS: 'oauth2_provider.W005',
    COMPLIANT_BCP_RFC9700_TOKEN_STORAGE: 'oauth2_provider.W006',
} as const;

/** Asked for production alone. */
function* oauthToolkit(project: Project): Iterable<Finding> {
    const written = writtenSetting(project, 'OAUTH2_PROVIDER', 'production');
    const all = knownValue(written?.value);
    if (!written || !isObject(all)) return;
    if (!project.oauth2 && !hasNeededApp(project, 'oauth2_provider', 'production')) return;
    const of = (name: string, usual: Known): Known => (name in all ? all[name] : usual);
    const isOff = (name: string, usual: Known): boolean => {
        const value = of(name, usual);
        return value !== undefined && !isTruthy(value);
    };
    for (const [gate, code] of Object.entries(gates)) {
        if (isOff(gate, false)) yield finding(code, written.span, { setting: gate });
    }
    const schemes = of('ALLOWED_REDIRECT_URI_SCHEMES', ['http', 'https']);
    const judged = [
        ['REFRESH_TOKEN', 'REFRESH_TOKEN_REUSE_PROTECTION', isOff('REFRESH_TOKEN_REUSE_PROTECTION', false), '07', '2'],
        ['REDIRECT_URI_SCHEME', 'ALLOWED_REDIRECT_URI_SCHEMES', isList(schemes) && schemes.includes('http'), '08', '3'],
        ['REDIRECT_URI_MATCHING', 'ALLOW_URI_WILDCARDS', isTruthy(of('ALLOW_URI_WILDCARDS', false)), '09', '4'],
        ['PKCE_REQUIRED', 'PKCE_REQUIRED', isOff('PKCE_REQUIRED', true), '10', '5'],
    ] as const;
    for (const [gate, setting, applies, warning, error] of judged) {
        if (!applies) continue;
        const isDemanded = isTruthy(of(`COMPLIANT_BCP_RFC9700_${gate}`, false));
        const code = isDemanded ? (`oauth2_provider.E00${error}` as const) : (`oauth2_provider.W0${warning}` as const);
        yield finding(code, written.span, { setting });
    }
    const grace = of('REFRESH_TOKEN_GRACE_PERIOD_SECONDS', 0);
    const isHashed = isTruthy(of('COMPLIANT_BCP_RFC9700_TOKEN_STORAGE', false));
    if (isHashed && typeof grace === 'number' && grace > 0) yield finding('oauth2_provider.E001', written.span, {});
}
