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

test('the same of Django 6.0', () =>
    checkFindings(`
project p {
  django "6.0"
  python "3.12"
  middleware "django.middleware.csp.ContentSecurityPolicyMiddleware"
  setting MAILERS = {}
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
