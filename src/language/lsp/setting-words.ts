/** Django's settings, as `setting NAME = value` has them, and what settings of the project are usually given. */
import type { AstNode } from 'langium';
import type { CompletionValueItem } from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { djangoVersions } from '../../checks/django-versions.js';
import { translatedLanguages } from '../../checks/settings/translated-languages.js';
import * as ast from '../generated/ast.js';

/** Those that the language has no words of its own for, with what they mean. */
const settings: Readonly<Record<string, string>> = {
    APPEND_SLASH: 'Whether a URL that fits no pattern is tried with a slash at its end.',
    PREPEND_WWW: 'Whether hosts without `www.` are sent on to those with it.',
    DEBUG: 'Whether errors are shown with all that is known of them: never where others look on.',
    INTERNAL_IPS: 'The addresses for which debugging pages may be shown.',
    DISALLOWED_USER_AGENTS: 'Patterns of browsers and robots that are sent away.',
    USE_TZ: 'Whether times are kept with their time zone.',
    USE_I18N: 'Whether texts are translated.',
    USE_THOUSAND_SEPARATOR: 'Whether long numbers are shown in groups.',
    FIRST_DAY_OF_WEEK: 'With which day calendars begin: 0 is Sunday.',
    DATE_FORMAT: 'How dates are shown where the language says nothing.',
    DATETIME_FORMAT: 'How dates with times are shown where the language says nothing.',
    TIME_FORMAT: 'How times are shown where the language says nothing.',
    LOCALE_PATHS: 'Folders with translations.',
    FORMAT_MODULE_PATH: 'Modules that say how each language writes dates and numbers.',
    LOGIN_URL: 'Where one is sent who has to log in first.',
    LOGIN_REDIRECT_URL: 'Where one is sent after logging in.',
    LOGOUT_REDIRECT_URL: 'Where one is sent after logging out.',
    PASSWORD_HASHERS: 'How passwords are hashed; the first one for new ones.',
    PASSWORD_RESET_TIMEOUT: 'For how many seconds a link to set a new password is good.',
    SECRET_KEY_FALLBACKS: 'Former secret keys, whose signatures are still accepted.',
    SESSION_ENGINE: 'Where sessions are kept.',
    SESSION_CACHE_ALIAS: 'The cache that sessions are kept in.',
    SESSION_COOKIE_AGE: 'For how many seconds a session is kept.',
    SESSION_COOKIE_DOMAIN: 'The domain that the cookie of a session is for.',
    SESSION_COOKIE_HTTPONLY: 'Whether scripts in the browser cannot read the cookie of a session.',
    SESSION_COOKIE_NAME: 'The name of the cookie of a session.',
    SESSION_COOKIE_SAMESITE: 'Whether the cookie of a session comes along with requests from other sites.',
    SESSION_COOKIE_SECURE: 'Whether the cookie of a session is sent over HTTPS alone.',
    SESSION_EXPIRE_AT_BROWSER_CLOSE: 'Whether a session ends with the browser.',
    SESSION_SAVE_EVERY_REQUEST: 'Whether a session is saved with each request, which makes it last longer.',
    SESSION_SERIALIZER: 'How the data of a session are written.',
    CSRF_COOKIE_AGE: 'For how many seconds the CSRF cookie is kept.',
    CSRF_COOKIE_DOMAIN: 'The domain that the CSRF cookie is for.',
    CSRF_COOKIE_HTTPONLY: 'Whether scripts in the browser cannot read the CSRF cookie.',
    CSRF_COOKIE_NAME: 'The name of the CSRF cookie.',
    CSRF_COOKIE_SAMESITE: 'Whether the CSRF cookie comes along with requests from other sites.',
    CSRF_COOKIE_SECURE: 'Whether the CSRF cookie is sent over HTTPS alone.',
    CSRF_FAILURE_VIEW: 'The view that answers a form without its CSRF token.',
    CSRF_HEADER_NAME: 'The header in which scripts send the CSRF token.',
    CSRF_USE_SESSIONS: 'Whether the CSRF token is kept in the session in place of a cookie.',
    SECURE_CONTENT_TYPE_NOSNIFF: 'Whether browsers are told not to guess types of files.',
    SECURE_CROSS_ORIGIN_OPENER_POLICY: 'Whether other sites share the group of windows of a page.',
    SECURE_HSTS_SECONDS: 'For how many seconds browsers come back over HTTPS alone.',
    SECURE_HSTS_INCLUDE_SUBDOMAINS: 'Whether that holds for the domains below, too.',
    SECURE_HSTS_PRELOAD: 'Whether browsers may know of that beforehand.',
    SECURE_PROXY_SSL_HEADER: 'The header and its value by which a proxy says that a request came over HTTPS.',
    SECURE_REDIRECT_EXEMPT: 'Patterns of paths that are not sent on to HTTPS.',
    SECURE_REFERRER_POLICY: 'How much other sites learn of where a reader comes from.',
    SECURE_SSL_HOST: 'The host that requests are sent on to with HTTPS.',
    SECURE_SSL_REDIRECT: 'Whether all requests are sent on to HTTPS.',
    X_FRAME_OPTIONS: 'Whether pages may stand in frames of others.',
    USE_X_FORWARDED_HOST: 'Whether the host is what a proxy says it to be.',
    USE_X_FORWARDED_PORT: 'Whether the port is what a proxy says it to be.',
    EMAIL_BACKEND: 'What sends mail.',
    EMAIL_HOST: 'The mail server.',
    EMAIL_PORT: 'The port of the mail server.',
    EMAIL_HOST_USER: 'The user at the mail server.',
    EMAIL_SUBJECT_PREFIX: 'What stands before the subjects of mails to administrators and managers.',
    EMAIL_TIMEOUT: 'For how many seconds the mail server is waited for.',
    EMAIL_USE_SSL: 'Whether the connection to the mail server is encrypted from its beginning.',
    EMAIL_USE_TLS: 'Whether the connection to the mail server becomes encrypted.',
    SERVER_EMAIL: 'Whom mails about errors come from.',
    MANAGERS: 'Who is told of links that lead nowhere.',
    DATA_UPLOAD_MAX_MEMORY_SIZE: "How many bytes a request's body may have.",
    DATA_UPLOAD_MAX_NUMBER_FIELDS: 'How many fields a form may have.',
    DATA_UPLOAD_MAX_NUMBER_FILES: 'How many files a form may have.',
    FILE_UPLOAD_MAX_MEMORY_SIZE: 'Up to how many bytes an uploaded file is kept in memory.',
    FILE_UPLOAD_PERMISSIONS: 'The permissions that uploaded files get.',
    FILE_UPLOAD_TEMP_DIR: 'Where files are kept while they are uploaded.',
    STATICFILES_DIRS: 'Folders with static files besides those of the apps.',
    STATICFILES_FINDERS: 'What looks for static files.',
    FIXTURE_DIRS: 'Folders with fixtures besides those of the apps.',
    CACHE_MIDDLEWARE_SECONDS: 'For how many seconds pages are kept by the middleware that caches all of them.',
    CACHE_MIDDLEWARE_KEY_PREFIX: 'What stands before the keys of such pages.',
    MIGRATION_MODULES: 'Where the migrations of apps are, by app.',
    MESSAGE_STORAGE: 'Where messages to a user wait.',
    FORM_RENDERER: 'What renders forms.',
    SILENCED_SYSTEM_CHECKS: "Ids of Django's checks that are not spoken of.",
    TEST_RUNNER: 'The class that runs tests.',
    REST_FRAMEWORK: "DRF's own settings, by their names.",
    OAUTH2_PROVIDER: "The toolkit's own settings, by their names.",
    SPECTACULAR_SETTINGS: "drf-spectacular's own settings, by their names.",
    CORS_ALLOW_CREDENTIALS: 'Whether other sites may send cookies along.',
};

const sameSite = ['Lax', 'Strict', 'None'];

/** Texts that a setting is one of. */
const texts: Readonly<Record<string, readonly string[]>> = {
    X_FRAME_OPTIONS: ['DENY', 'SAMEORIGIN'],
    SESSION_COOKIE_SAMESITE: sameSite,
    CSRF_COOKIE_SAMESITE: sameSite,
    LANGUAGE_COOKIE_SAMESITE: sameSite,
    SECURE_CROSS_ORIGIN_OPENER_POLICY: ['same-origin', 'same-origin-allow-popups', 'unsafe-none'],
    SECURE_REFERRER_POLICY: [
        ...['no-referrer', 'no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'same-origin'],
        ...['strict-origin', 'strict-origin-when-cross-origin', 'unsafe-url'],
    ],
    SESSION_ENGINE: ['db', 'cache', 'cached_db', 'file', 'signed_cookies'].map(
        name => `django.contrib.sessions.backends.${name}`,
    ),
    EMAIL_BACKEND: ['smtp', 'console', 'filebased', 'locmem', 'dummy'].map(
        name => `django.core.mail.backends.${name}.EmailBackend`,
    ),
    default_auto_field: ['BigAutoField', 'AutoField', 'SmallAutoField'].map(name => `django.db.models.${name}`),
    django: djangoVersions,
    python: ['3.10', '3.11', '3.12', '3.13', '3.14'],
};

function textsOf(key: string): readonly string[] {
    if (key === 'time_zone' || key === 'TIME_ZONE')
        return ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')];
    if (/^language(_codes?|s)$/i.test(key)) return [...translatedLanguages];
    return Object.hasOwn(texts, key) ? (texts[key] ?? []) : [];
}

/** Names behind `setting`, each with its sign. */
export function* settingNames(following: string): Iterable<CompletionValueItem> {
    const sign = /^\w*[ \t]*=/.test(following) ? '' : ' = ';
    for (const [label, documentation] of Object.entries(settings)) {
        yield { label, insertText: `${label}${sign}`, documentation, kind: CompletionItemKind.Property, sortText: '0' };
    }
}

/** What the setting may be given in which `value` stands; `inString`: between its quotes. */
export function* settingTexts(value: AstNode | undefined, inString: boolean): Iterable<CompletionValueItem> {
    const holder = value && (isSetting(value) ? value : value.$container);
    if (!isSetting(holder)) return;
    for (const label of textsOf(holder.key)) {
        const insertText = inString ? label : JSON.stringify(label);
        yield { label, insertText, kind: CompletionItemKind.EnumMember, sortText: '0' };
    }
}

const isSetting = (node: AstNode | undefined): node is ast.ProjectOption | ast.DjangoSetting =>
    ast.isProjectOption(node) || ast.isDjangoSetting(node);

/** As Markdown, with Django's own page. */
export function describeSetting(name: string, django: string): string | undefined {
    const words = settings[name];
    if (words === undefined) return undefined;
    const isDjangos = !/^(REST_FRAMEWORK|OAUTH2_PROVIDER|SPECTACULAR_SETTINGS|CORS_)/.test(name);
    const link = `https://docs.djangoproject.com/en/${django}/ref/settings/#std-setting-${name}`;
    return isDjangos ? `${words}\n\n[Django: \`${name}\`](${link})` : words;
}
