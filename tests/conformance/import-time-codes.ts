/** Codes of Djagram's own for what Django refuses while it reads a project, before it checks anything. */

/** Where one of these is found Django raises. */
export const importTimeCodes: ReadonlySet<string> = new Set([
    'app-installed-twice',
    'app-name-taken',
    'app-not-installed',
    'circular-bases',
    'command-replaces-django',
    'composite-key-in-admin',
    'composite-key-of-one',
    'composite-key-option',
    'composite-key-repeats',
    'db-table-with-through',
    'default-auto-field',
    'deferred-constraint',
    'field-hides-manager',
    'field-hides-meta',
    'field-repeats-inherited',
    'inconsistent-bases',
    'invalid-path-parameter',
    'invalid-time-zone',
    'models-differ-in-case',
    'name-is-python-keyword',
    'on-delete-not-available',
    'order-with-respect-to-key',
    'proxy-of-abstract-model',
    'proxy-of-nothing',
    'proxy-of-several-models',
    'proxy-with-inherited-fields',
    'related-name-placeholder',
    'repeated-base',
    'second-auto-field',
    'swapped-base',
    'to-field-of-parent',
    'through-fields-without-through',
    'unknown-path-converter',
    'unpacked-address',
    'untranslated-language',
    'user-model-without-login',
]);

/**
 * Where one of these is found Django may raise: an option of another type than its own, say, which Python may convert; or a
 * model between two others that never comes, which some of Django's checks do not expect.
 */
export const doubtfulCodes: ReadonlySet<string> = new Set(['option-type', 'option-word', 'models.E022']);
