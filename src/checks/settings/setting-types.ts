import type { Project } from '../../model/project.js';
import { settingsNamed } from '../../model/settings.js';
import type { Value } from '../../model/value.js';
import { type Finding, finding } from '../finding.js';
import { isList, isObject, isText, type Known, knownValue } from './stage-settings.js';

/** A value of the type that Django goes through: of another one it fails, or does what nobody means (`DEBUG = "False"`). */
export function* settingTypes(project: Project): Iterable<Finding> {
    for (const [name, type] of typeOf) {
        for (const { name: written, value, span } of settingsNamed(project, name)) {
            // A statement of a setting's name, in lower case, has types of its own.
            if (written !== name || isOpaque(value) || types[type].holds(knownValue(value))) continue;
            yield finding('setting-type', span, { setting: name, expected: types[type].words });
        }
    }
}

/** Python's values nobody knows here. */
const isOpaque = ({ kind }: Value): boolean =>
    ['python', 'unresolved', 'missing', 'expression', 'model', 'field', 'field-type'].includes(kind);

type SettingType = 'list' | 'object' | 'switch' | 'number' | 'text';

const types: Readonly<Record<SettingType, { words: string; holds: (value: Known) => boolean }>> = {
    list: { words: 'a list', holds: isList },
    object: { words: 'an object', holds: isObject },
    // Python takes 0 and 1, and what is empty, for the same.
    switch: { words: '`true` or `false`', holds: value => !isText(value) && !isList(value) && !isObject(value) },
    number: { words: 'a number', holds: value => typeof value === 'number' || value === null },
    text: { words: 'a text in double quotes', holds: isText },
};

/** Settings of Django's, by what they are in `django.conf.global_settings`. Of those that are left out, other types mean something too. */
const names: Readonly<Record<SettingType, string>> = {
    list: `
        ADMINS ALLOWED_HOSTS AUTHENTICATION_BACKENDS AUTH_PASSWORD_VALIDATORS CSRF_TRUSTED_ORIGINS DATABASE_ROUTERS
        DISALLOWED_USER_AGENTS FILE_UPLOAD_HANDLERS FIXTURE_DIRS IGNORABLE_404_URLS INSTALLED_APPS INTERNAL_IPS LANGUAGES
        LANGUAGES_BIDI LOCALE_PATHS MANAGERS MIDDLEWARE PASSWORD_HASHERS SECRET_KEY_FALLBACKS SECURE_REDIRECT_EXEMPT
        SILENCED_SYSTEM_CHECKS STATICFILES_FINDERS TEMPLATES TEST_NON_SERIALIZED_APPS
    `,
    object: 'ABSOLUTE_URL_OVERRIDES CACHES DATABASES MIGRATION_MODULES STORAGES',
    switch: `
        APPEND_SLASH CSRF_COOKIE_HTTPONLY CSRF_COOKIE_SECURE CSRF_USE_SESSIONS DEBUG DEBUG_PROPAGATE_EXCEPTIONS EMAIL_USE_LOCALTIME
        EMAIL_USE_SSL EMAIL_USE_TLS LANGUAGE_COOKIE_HTTPONLY LANGUAGE_COOKIE_SECURE PREPEND_WWW SECURE_CONTENT_TYPE_NOSNIFF
        SECURE_HSTS_INCLUDE_SUBDOMAINS SECURE_HSTS_PRELOAD SECURE_SSL_REDIRECT SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SECURE
        SESSION_EXPIRE_AT_BROWSER_CLOSE SESSION_SAVE_EVERY_REQUEST USE_I18N USE_THOUSAND_SEPARATOR USE_TZ USE_X_FORWARDED_HOST
        USE_X_FORWARDED_PORT
    `,
    number: `
        CACHE_MIDDLEWARE_SECONDS CSRF_COOKIE_AGE DATA_UPLOAD_MAX_MEMORY_SIZE DATA_UPLOAD_MAX_NUMBER_FIELDS
        DATA_UPLOAD_MAX_NUMBER_FILES EMAIL_PORT EMAIL_TIMEOUT FILE_UPLOAD_MAX_MEMORY_SIZE FIRST_DAY_OF_WEEK
        LANGUAGE_COOKIE_AGE PASSWORD_RESET_TIMEOUT SECURE_HSTS_SECONDS SESSION_COOKIE_AGE
    `,
    text: `
        CSRF_COOKIE_NAME DEFAULT_CHARSET EMAIL_BACKEND LANGUAGE_COOKIE_NAME MESSAGE_STORAGE SECRET_KEY SESSION_COOKIE_NAME
        SESSION_ENGINE TIME_ZONE
    `,
};

const typeOf: ReadonlyMap<string, SettingType> = new Map(
    (Object.keys(names) as SettingType[]).flatMap(type =>
        names[type]
            .trim()
            .split(/\s+/)
            .map(name => [name, type] as const),
    ),
);
