/** What only newer versions of Django know, added to the lines of schemas that are for one of them. */
import { type DjangoVersion, versionsBetween } from '../../../src/checks/django-versions.js';
import type { Weighted } from './weighted.js';

/** One list for each of the lists that they are added to. */
export interface NewerLines {
    readonly columns: Weighted;
    readonly relations: Weighted;
    readonly admin: Weighted;
    readonly project: Weighted;
}

const since60: NewerLines = {
    columns: [],
    relations: [
        [2, '{new}: {Model}(related_name="objects")'],
        [1, '{new}: {Model}[](related_name="objects")'],
    ],
    admin: [],
    project: [
        [2, 'setting SECURE_CSP = { "default-src": ["\'self\'"] }'],
        [1, 'setting SECURE_CSP = ["\'self\'"]'],
        [2, 'setting SECURE_CSP = { "script-src": ["<CSP_NONCE_SENTINEL>"] }'],
        [1, 'setting SECURE_CSP_REPORT_ONLY = "x" in production'],
        [1, 'setting SECURE_CSP_REPORT_ONLY = { "script-src": ["<CSP_NONCE_SENTINEL>"] }'],
        [2, 'middleware "django.middleware.csp.ContentSecurityPolicyMiddleware"'],
    ],
};

const since61: NewerLines = {
    columns: [
        [2, '{new}: Decimal'],
        [1, '{new}: Decimal?(max_digits=5)'],
        [1, '{new}: Decimal computed {number} stored'],
        [1, '{new}: Integer(null) computed {number} stored'],
    ],
    relations: [
        [4, '{new}: {Model}(on_delete=DB_CASCADE)'],
        [3, '{new}: {Model}?(on_delete=DB_SET_NULL)'],
        [1, '{new}: {Model}(on_delete=DB_SET_NULL, related_name="{back}")'],
        [2, '{new}: {Model}(on_delete=DB_SET_DEFAULT)'],
        [2, '{new}: {Model}(on_delete=DB_SET_DEFAULT, db_default=1)'],
        [2, '{new}: one {Model}(on_delete=DB_CASCADE, related_name="{back}")'],
        [1, '{new}: one {Model}(parent_link, on_delete=DB_CASCADE)'],
        [2, '{new}: {Model}(on_delete=CASCADE)'],
        [2, 'content_type: contenttypes.ContentType(on_delete=DB_CASCADE)'],
        [1, '{new}: auth.User(on_delete=DB_CASCADE)'],
        [1, '{new}: {Model}(on_delete=DB_CASCADE, db_constraint=false)'],
    ],
    admin: [
        [2, 'delete_confirmation_max_display 5'],
        [1, 'delete_confirmation_max_display "x"'],
        [1, 'delete_confirmation_max_display -1'],
    ],
    project: [
        [1, 'setting MAILERS = {}'],
        [1, 'setting MAILERS = { other: {} }'],
        [1, 'setting MAILERS = { default: {} }'],
        [1, 'setting MAILERS = { default: { BACKEND: "django.core.mail.backends.console.EmailBackend" } }'],
        [1, 'setting MAILERS = { default: { BACKEND: "django.core.mail.backends.dummy.EmailBackend" } } in production'],
        [1, 'setting EMAIL_HOST = "m.example"'],
        [1, 'setting EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" in production'],
        [2, 'email console'],
        [1, 'email locmem in development'],
        [1, 'email smtp(host="m.example", port=587)'],
    ],
};

export function newerLines(django: DjangoVersion): NewerLines {
    const known = versionsBetween(undefined, django);
    const all = [...(known.includes('6.0') ? [since60] : []), ...(known.includes('6.1') ? [since61] : [])];
    return {
        columns: all.flatMap(({ columns }) => columns),
        relations: all.flatMap(({ relations }) => relations),
        admin: all.flatMap(({ admin }) => admin),
        project: all.flatMap(({ project }) => project),
    };
}
