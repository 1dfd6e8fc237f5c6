/** Settings that need more around them than a line: which place is underlined. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('cookies of sessions that no middleware makes', () =>
    checkFindings(`
project p {
  setting SESSION_COOKIE_SECURE = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W010
  setting SESSION_COOKIE_HTTPONLY = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W013
  setting MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware", "django.middleware.clickjacking.XFrameOptionsMiddleware"]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E410
}
`));

test('cookies of sessions that no app keeps', () =>
    checkFindings(`
project p {
  setting SESSION_COOKIE_SECURE = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W011
  setting SESSION_COOKIE_HTTPONLY = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W014
  setting INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.admin", "django.contrib.messages", "django.contrib.staticfiles"]
}
`));

test('no templates at all', () =>
    checkFindings(`
project p {
  setting TEMPLATES = []
  ^^^^^^^^^^^^^^^^^^^^^^ admin.E403
}
`));

test('a login that is required before anybody knows who asks', () =>
    checkFindings(`
project p {
  setting MIDDLEWARE = ["django.contrib.auth.middleware.LoginRequiredMiddleware"]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E408
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E409
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ admin.E410
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ auth.E013
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W001
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W002
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W003
}
`));

test('a cache among files that are served', () =>
    checkFindings(`
project p {
  setting MEDIA_ROOT = "/var/m"
  setting CACHES = { default: { BACKEND: "django.core.cache.backends.filebased.FileBasedCache", LOCATION: "/var/m/cache" } }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ caches.W002
}
`));

test('folders of static files that are no list', () =>
    checkFindings(`
project p {
  setting STATICFILES_DIRS = "/tmp"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ staticfiles.E001
}
`));

test('languages with a code that is none', () =>
    checkFindings(`
project p {
  setting LANGUAGES = [["e_", "x"]]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ translation.E002
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ translation.E004
}
`));

test('a language without texts', () =>
    checkFindings(`
project p {
  language_code "tlh"
                ^^^^^ translation.E004
                ^^^^^ untranslated-language
}
`));

test('pages of a size that nobody asks for', () =>
    checkFindings(`
project p {
  setting REST_FRAMEWORK = { PAGE_SIZE: 10, DEFAULT_SCHEMA_CLASS: "drf_spectacular.openapi.AutoSchema" }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rest_framework.W001
}
app app { model A { x: Integer } }
routes api "api/" in app { route "a/" viewset A as a { actions list } }
`));

test('tokens that are kept as digests, and are to be given out again', () =>
    checkFindings(`
project p {
  setting OAUTH2_PROVIDER = { COMPLIANT_BCP_RFC9700_TOKEN_STORAGE: true, REFRESH_TOKEN_GRACE_PERIOD_SECONDS: 5, REFRESH_TOKEN_REUSE_PROTECTION: true }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.E001
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W001
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W002
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W003
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W004
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W005
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W008
}
oauth2 { grants client_credentials }
`));

test('modules that nothing generates', async () => {
    await checkFindings(`
project p {
  setting ROOT_URLCONF = "p.urls"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-module-missing: Write "config.urls"
  setting WSGI_APPLICATION = \`p.wsgi.application\` in production
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-module-missing
  setting ASGI_APPLICATION = "config.asgi.application"
  setting DATABASE_ROUTERS = ["shop.routers.Router"]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-module-missing: Leave DATABASE_ROUTERS out
}
`);
    // What a package brings is not known.
    await checkFindings('project p { packages "shop-core"  setting ROOT_URLCONF = "shop_core.urls" }');
    await checkFindings(`project p { setting ROOT_URLCONF = "config.urls_api_example_com" }
app app { model A {} }
routes r "" on "api.example.com" { route "a/" view a GET }`);
});

test('an app of the project that is not installed', () =>
    checkFindings(`
project p {
  setting INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.messages", "django.contrib.sessions", "django.contrib.admin"]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ app-left-out
}
app app { model A {} }
`));

test('mails that go to the terminal in production', () =>
    checkFindings(`
project p {
  django "6.1"
  python "3.12"
  setting MAILERS = { default: { BACKEND: "django.core.mail.backends.console.EmailBackend" } }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mail.E001
}
`));

test('columns of PostgreSQL without its app', () =>
    checkFindings(`
project p {
  django "6.0"
  python "3.12"
  database default postgresql
  setting INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.admin", "django.contrib.messages", "django.contrib.sessions", "django.contrib.staticfiles", "app"]
}
app app { model A { x: Array(Integer) } }
                       ^^^^^ postgres.E005
`));
