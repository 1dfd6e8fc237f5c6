/** Settings that a project gives in place of the generated ones: which line is wrong, and what to write instead. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('middleware, templates and apps', () =>
    checkFindings(`
project p {
  setting MIDDLEWARE = []
  ^^^^^^^^^^^^^^^^^^^^^^^ admin.E408: Add it, or leave MIDDLEWARE out: then all that is needed is there.
  ^^^^^^^^^^^^^^^^^^^^^^^ admin.E409: Add it, or leave MIDDLEWARE out: then all that is needed is there.
  ^^^^^^^^^^^^^^^^^^^^^^^ admin.E410: Add it, or leave MIDDLEWARE out: then all that is needed is there.
  ^^^^^^^^^^^^^^^^^^^^^^^ security.W001: Add "django.middleware.security.SecurityMiddleware".
  ^^^^^^^^^^^^^^^^^^^^^^^ security.W002: Add "django.middleware.clickjacking.XFrameOptionsMiddleware".
  ^^^^^^^^^^^^^^^^^^^^^^^ security.W003: Add "django.middleware.csrf.CsrfViewMiddleware".
  setting TEMPLATES = [{ BACKEND: "django.template.backends.django.DjangoTemplates", OPTIONS: { string_if_invalid: 1, libraries: { i18n: "django.templatetags.tz" } } }]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E402: Add it to the options of TEMPLATES, or leave TEMPLATES out: then all that is needed is there.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E404: Add it to the options of TEMPLATES, or leave TEMPLATES out: then all that is needed is there.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.W411: Add it to the options of TEMPLATES, or leave TEMPLATES out: then all that is needed is there.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ templates.E002: Write it in double quotes.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ templates.W003: Rename the one among libraries.
  setting INSTALLED_APPS = ["django.contrib.admin", "django.contrib.admin"]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E406: Add it, or leave INSTALLED_APPS out: then all that is needed is there.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ app-installed-twice: Keep one of them.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ app-not-installed: Add it; or leave INSTALLED_APPS out, and add to the usual apps with
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ app-not-installed: Add it; or leave INSTALLED_APPS out, and add to the usual apps with
}
`));

test('caches, files and addresses', () =>
    checkFindings(`
project p {
  setting CACHES = { x: { BACKEND: "django.core.cache.backends.filebased.FileBasedCache", LOCATION: "rel" } }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ caches.E001: Add one, or declare caches with
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ caches.W003: Write its location from the root on.
  setting STATICFILES_DIRS = ["/tmp", ["p/", "/other"]]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ staticfiles.E002: Name another folder.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ staticfiles.E003: Leave the slash out.
  static_root "/tmp"
  setting STORAGES = { default: { BACKEND: "django.core.files.storage.FileSystemStorage" } }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ staticfiles.E005: Add it, or leave STORAGES out.
  static_url "s"
             ^^^ urls.E006: 'static_url' must end with a slash.
  csrf_trusted_origins "example.com", "https://example.com"
                       ^^^^^^^^^^^^^ 4_0.E001: Write "https://example.com".
  cors "example.com", "https://example.com/", "https://example.com"
       ^^^^^^^^^^^^^ corsheaders.E013: Write "https://shop.example.com".
                      ^^^^^^^^^^^^^^^^^^^^^^ corsheaders.E014: Write "https://shop.example.com".
  site_id "1"
  ^^^^^^^^^^^ sites.E101: Write site_id 1.
}
`));

test('languages', () =>
    checkFindings(`
project p {
  language_code "fr"
                ^^^^ translation.E004: Add it to
  languages "en", "e_"
                  ^^^^ unknown-language
  setting LANGUAGES_BIDI = ["e_"]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ translation.E003: Write one such as "ar" or "he".
}
`));

test('caches and files as they should be', () =>
    checkFindings(`
project p {
  setting CACHES = { default: { BACKEND: "django.core.cache.backends.filebased.FileBasedCache", LOCATION: "/var/cache" } }
  setting STATICFILES_DIRS = ["/assets", ["p", "/other"]]
  static_root "/collected"
  static_url "s/"
  csrf_trusted_origins "https://example.com"
  cors "https://example.com"
  site_id 1
  language_code "de-at"
  languages "en", "de"
}
`));

test('settings have values of the types that Django goes through', () =>
    checkFindings(`
project p {
  setting ALLOWED_HOSTS = "example.com"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-type: a list
  setting USE_TZ = "False" in development
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-type: \`true\` or \`false\`
  setting SESSION_COOKIE_AGE = "3600"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-type: a number
  setting CSRF_COOKIE_AGE = 15m
  setting EMAIL_TIMEOUT = null
  setting APPEND_SLASH = 1
  setting INTERNAL_IPS = ["127.0.0.1"]
  setting STATIC_ROOT = null
  setting SHOP_NAMES = "a, b"
  csrf_trusted_origins "https://example.com"
}
`));

test('languages that are offered by their codes alone are those of Django', () =>
    checkFindings(`
project p {
  languages "en", "de_AT"
                  ^^^^^^^ unknown-language
}
`));

test('a time zone may stand in a setting', () =>
    checkFindings(`
project p {
  setting TIME_ZONE = "Mars/Here" in production
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-time-zone
}
`));
