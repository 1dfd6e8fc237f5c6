/** What `check --deploy` asks of the settings: which line it is, and what to write instead. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('headers and cookies of production', () =>
    checkFindings(`
project p {
  setting SECURE_HSTS_SECONDS = 0
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W004: Leave it out: then it is a year.
  setting SECURE_CONTENT_TYPE_NOSNIFF = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W006: Leave it out, or switch it on.
  setting SECURE_SSL_REDIRECT = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W008: Leave it out, or switch it on.
  setting SECRET_KEY = "x"
  ^^^^^^^^^^^^^^^^^^^^^^^^ security.W009: Leave it out: production reads it from the environment.
  setting SESSION_COOKIE_SECURE = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W012: Leave it out, or switch it on.
  setting SESSION_COOKIE_HTTPONLY = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W015: Leave it out, or switch it on.
  setting CSRF_COOKIE_SECURE = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W016: Leave it out, or switch it on.
  setting DEBUG = true
  ^^^^^^^^^^^^^^^^^^^^ security.W018: Leave it out: it is on in development alone.
  setting X_FRAME_OPTIONS = "SAMEORIGIN"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W019: Leave it out, or write "DENY".
  setting ALLOWED_HOSTS = []
  ^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W020: Leave it out: production reads it from the environment.
  setting SECURE_REFERRER_POLICY = "same-origin, bad"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.E023: Write "same-origin", or several with commas between them.
  setting SECURE_CROSS_ORIGIN_OPENER_POLICY = "bad"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.E024: Write "same-origin", "same-origin-allow-popups" or "unsafe-none".
  setting SECRET_KEY_FALLBACKS = ["x"]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W025: Use long random ones, from the environment.
  setting CSRF_FAILURE_VIEW = "nodots"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.E102: Write the dotted Python name of a function.
}
`));

test('what is strict holds for all hosts', () =>
    checkFindings(`
project p {
  setting SECURE_HSTS_INCLUDE_SUBDOMAINS = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W005: Leave it out, or switch it on.
  setting SECURE_HSTS_PRELOAD = false
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W021: Leave it out, or switch it on.
  setting SECURE_REFERRER_POLICY = null
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W022: Leave it out, or write "same-origin".
}
`));

test('the same, in development or as they should be', () =>
    checkFindings(`
project p {
  setting SECURE_HSTS_SECONDS = 60
  setting SECURE_CONTENT_TYPE_NOSNIFF = true
  setting SECURE_SSL_REDIRECT = false in development
  setting SECRET_KEY = "a-key-of-more-than-fifty-characters-with-0123456789-in-it"
  setting SESSION_COOKIE_SECURE = false in development
  setting DEBUG = true in development
  setting X_FRAME_OPTIONS = "DENY"
  setting ALLOWED_HOSTS = ["example.com"]
  setting SECURE_REFERRER_POLICY = "origin, same-origin"
  setting SECURE_CROSS_ORIGIN_OPENER_POLICY = "unsafe-none"
  setting CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
}
`));

test('the OAuth toolkit', () =>
    checkFindings(`
project p {
  setting OAUTH2_PROVIDER = { ALLOW_URI_WILDCARDS: true, PKCE_REQUIRED: false }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W001: Use
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W002: Use
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W003: Set COMPLIANT_BCP_RFC9700_PKCE_METHOD to true.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W004: Set COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT to true.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W005: Set COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS to true.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W006: Set COMPLIANT_BCP_RFC9700_TOKEN_STORAGE to true.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W007: Change REFRESH_TOKEN_REUSE_PROTECTION.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W008: Change ALLOWED_REDIRECT_URI_SCHEMES.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W009: Change ALLOW_URI_WILDCARDS.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W010: Change PKCE_REQUIRED.
  setting OAUTH2_PROVIDER_ACCESS_TOKEN_MODEL = "app.T"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oauth2_provider.W011: Let OAUTH2_PROVIDER_ACCESS_TOKEN_MODEL and OAUTH2_PROVIDER_REFRESH_TOKEN_MODEL name models of one app.
}
oauth2 {}
`));
