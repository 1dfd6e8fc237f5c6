import type { Project } from '../../model/project.js';
import { type Finding, finding } from '../finding.js';
import { isNowhere } from './importable.js';
import { hasApp } from './listed-apps.js';
import { middlewareIn } from './middleware.js';
import { isList, isText, isTruthy, type Known, settingIn, stages, writtenSetting } from './stage-settings.js';

/**
 * What `check --deploy` asks of the settings for production. They are generated so that it has nothing to say; what the
 * .dsl says in their place counts.
 */
export function* security(project: Project): Iterable<Finding> {
    const found = [
        ...ofMiddleware(project),
        ...ofSecurityMiddleware(project),
        ...ofCookies(project),
        ...ofSecrets(project),
    ];
    for (const [code, setting, applies] of found) {
        const written = applies ? writtenSetting(project, setting, 'production') : undefined;
        if (written) yield finding(code, written.span, { setting });
    }
    yield* failureView(project);
}

type SecurityCode =
    | `security.W00${1 | 2 | 3 | 4 | 5 | 6 | 8 | 9}`
    | `security.W01${0 | 1 | 2 | 3 | 4 | 5 | 6 | 8 | 9}`
    | `security.W02${0 | 1 | 2 | 5}`
    | `security.E02${3 | 4}`;

/** What is said of a setting, if it applies. */
type Said = readonly [code: SecurityCode, setting: string, applies: boolean];

const inProduction = (project: Project, name: string, generated: Known): Known =>
    settingIn(project, name, 'production', generated);

/** What is not known may be there. */
const has = (project: Project, middleware: string): boolean =>
    middlewareIn(project, 'production')?.includes(middleware) ?? true;

const securityMiddleware = 'django.middleware.security.SecurityMiddleware';
const frameMiddleware = 'django.middleware.clickjacking.XFrameOptionsMiddleware';
const csrfMiddleware = 'django.middleware.csrf.CsrfViewMiddleware';
const sessionMiddleware = 'django.contrib.sessions.middleware.SessionMiddleware';

function ofMiddleware(project: Project): Said[] {
    const frames = inProduction(project, 'X_FRAME_OPTIONS', 'DENY');
    const hasFrames = has(project, frameMiddleware);
    return [
        ['security.W001', 'MIDDLEWARE', !has(project, securityMiddleware)],
        ['security.W002', 'MIDDLEWARE', !hasFrames],
        ['security.W003', 'MIDDLEWARE', !has(project, csrfMiddleware)],
        ['security.W019', 'X_FRAME_OPTIONS', hasFrames && frames !== undefined && frames !== 'DENY'],
    ];
}

/** What that middleware does, it does by settings of its own. */
function ofSecurityMiddleware(project: Project): Said[] {
    if (!has(project, securityMiddleware)) return [];
    const isSwitchedOff = (name: string): boolean => isOff(inProduction(project, name, true));
    const seconds = inProduction(project, 'SECURE_HSTS_SECONDS', 1);
    const isStrict = isTruthy(seconds);
    const policy = inProduction(project, 'SECURE_REFERRER_POLICY', 'same-origin');
    const opener = inProduction(project, 'SECURE_CROSS_ORIGIN_OPENER_POLICY', 'same-origin');
    return [
        ['security.W004', 'SECURE_HSTS_SECONDS', seconds !== undefined && !isStrict],
        [
            'security.W005',
            'SECURE_HSTS_INCLUDE_SUBDOMAINS',
            isStrict && isSwitchedOff('SECURE_HSTS_INCLUDE_SUBDOMAINS'),
        ],
        ['security.W006', 'SECURE_CONTENT_TYPE_NOSNIFF', isSwitchedOff('SECURE_CONTENT_TYPE_NOSNIFF')],
        ['security.W008', 'SECURE_SSL_REDIRECT', isSwitchedOff('SECURE_SSL_REDIRECT')],
        ['security.W021', 'SECURE_HSTS_PRELOAD', isStrict && isSwitchedOff('SECURE_HSTS_PRELOAD')],
        ['security.W022', 'SECURE_REFERRER_POLICY', policy === null],
        ['security.E023', 'SECURE_REFERRER_POLICY', isNoPolicy(policy)],
        ['security.E024', 'SECURE_CROSS_ORIGIN_OPENER_POLICY', isText(opener) && !openers.has(opener)],
    ];
}

/** Of the cookie of sessions by what there is of them: the app, the middleware, or both. */
function ofCookies(project: Project): Said[] {
    const isSwitchedOff = (name: string): boolean => isOff(inProduction(project, name, true));
    const isInSession = isTruthy(inProduction(project, 'CSRF_USE_SESSIONS', false));
    const isInstalled = hasApp(project, 'django.contrib.sessions', 'production');
    const hasMiddleware = has(project, sessionMiddleware);
    const sessions = (app: SecurityCode, middleware: SecurityCode, both: SecurityCode, setting: string): Said => [
        isInstalled ? (hasMiddleware ? both : app) : middleware,
        setting,
        (isInstalled || hasMiddleware) && isSwitchedOff(setting),
    ];
    const hasCookie = has(project, csrfMiddleware) && !isInSession;
    return [
        sessions('security.W010', 'security.W011', 'security.W012', 'SESSION_COOKIE_SECURE'),
        sessions('security.W013', 'security.W014', 'security.W015', 'SESSION_COOKIE_HTTPONLY'),
        ['security.W016', 'CSRF_COOKIE_SECURE', hasCookie && isSwitchedOff('CSRF_COOKIE_SECURE')],
    ];
}

function ofSecrets(project: Project): Said[] {
    const fallbacks = inProduction(project, 'SECRET_KEY_FALLBACKS', []);
    const hosts = inProduction(project, 'ALLOWED_HOSTS', undefined);
    return [
        ['security.W009', 'SECRET_KEY', isWeak(inProduction(project, 'SECRET_KEY', undefined))],
        ['security.W018', 'DEBUG', isTruthy(inProduction(project, 'DEBUG', false))],
        ['security.W020', 'ALLOWED_HOSTS', hosts !== undefined && !isTruthy(hosts)],
        ['security.W025', 'SECRET_KEY_FALLBACKS', isList(fallbacks) && fallbacks.some(isWeak)],
    ];
}

/** Django wants `True` itself. */
const isOff = (value: Known): boolean => value !== undefined && value !== true;

const isWeak = (key: Known): boolean =>
    key !== undefined &&
    (!isText(key) || [...key].length < 50 || new Set(key).size < 5 || key.startsWith('django-insecure-'));

const openers: ReadonlySet<string> = new Set(['same-origin', 'same-origin-allow-popups', 'unsafe-none']);
const referrerPolicies: ReadonlySet<string> = new Set(
    (
        'no-referrer no-referrer-when-downgrade origin origin-when-cross-origin same-origin strict-origin ' +
        'strict-origin-when-cross-origin unsafe-url'
    ).split(' '),
);

function isNoPolicy(policy: Known): boolean {
    const values = isText(policy) ? policy.split(',').map(part => part.trim()) : isList(policy) ? policy : [];
    return values.some(value => !isText(value) || !referrerPolicies.has(value));
}

/** Whether a module has a view, Python knows; a name without a module or a function leads nowhere, and so does one of no package. */
function* failureView(project: Project): Iterable<Finding> {
    for (const stage of stages) {
        const written = writtenSetting(project, 'CSRF_FAILURE_VIEW', stage);
        const name = settingIn(project, 'CSRF_FAILURE_VIEW', stage, undefined);
        if (!written || !isText(name)) continue;
        const isMissing = isInModule(name);
        if (isMissing && !isNowhere(project, name, stage)) continue;
        yield finding('security.E102', written.span, { view: name, isMissing });
        return;
    }
}

/** Django takes what stands behind the last dot for the function; a name without one it says is not fully qualified. */
const isInModule = (name: string): boolean => name.includes('.') && !name.endsWith('.');
