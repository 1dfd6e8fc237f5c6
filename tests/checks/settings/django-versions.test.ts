/** Rules about settings that only some versions of Django have. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('of Django 6.1', () =>
    checkFindings(`
project p {
  django "6.1"
  python "3.12"
  middleware "django.middleware.csp.ContentSecurityPolicyMiddleware"
  setting MAILERS = {}
  ^^^^^^^^^^^^^^^^^^^^ mail.W001: Add an entry 'default'.
  setting SECURE_CSP = { "script-src": ["<CSP_NONCE_SENTINEL>"] }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.W027: Add 'django.template.context_processors.csp' to the context processors of TEMPLATES.
  setting SECURE_CSP_REPORT_ONLY = "x"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.E026: Write setting SECURE_CSP_REPORT_ONLY = { "default-src": ["'self'"] }.
}
`));

test('mails of Django 6.1 that reach nobody', () =>
    checkFindings(`
project p {
  django "6.1"
  python "3.12"
  email console
  ^^^^^^^^^^^^^ mail.E001: Say it \`in development\`, and name "django.core.mail.backends.smtp.EmailBackend" for production.
}
`));

test('older settings for mails beside that of Django 6.1', () =>
    checkFindings(`
project p {
  django "6.1"
  python "3.12"
  email console
  setting MAILERS = { default: {} } in production
  setting EMAIL_HOST = "m.example"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-beside-mailers: Write it among a mailer's OPTIONS, as 'host'.
  setting EMAIL_BACKEND = "a.b" in production
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setting-beside-mailers: Write it as a mailer's BACKEND.
  setting EMAIL_TIMEOUT = 5 in development
}
`));

test('a package that Django 6.1 is too new for', () =>
    checkFindings(`
project p {
  django "6.1"
  python "3.12"
  metrics prometheus
  ^^^^^^^^^^^^^^^^^^ package-not-for-django: Leave it out, or set django "6.0".
}
`));

test('the same of Django 6.0', () =>
    checkFindings(`
project p {
  django "6.0"
  python "3.12"
  middleware "django.middleware.csp.ContentSecurityPolicyMiddleware"
  metrics prometheus
  setting MAILERS = {}
  setting EMAIL_HOST = "m.example"
  setting SECURE_CSP = { "script-src": ["<CSP_NONCE_SENTINEL>"] }
  setting SECURE_CSP_REPORT_ONLY = "x"
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security.E026: Write setting SECURE_CSP_REPORT_ONLY = { "default-src": ["'self'"] }.
}
`));

test('the same of Django 5.2', () =>
    checkFindings(`
project p {
  django "5.2"
  setting MAILERS = {}
  setting SECURE_CSP = { "script-src": ["<CSP_NONCE_SENTINEL>"] }
  setting SECURE_CSP_REPORT_ONLY = "x"
}
`));
