/** Codes of Djagram's own for what Django refuses while it reads a project, before it checks anything. */

/** Where one of these is found Django raises. */
export const importTimeCodes: ReadonlySet<string> = new Set([
    'app-installed-twice',
    'app-name-taken',
    'app-not-installed',
    'circular-apps',
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

/** What packages say besides, where one of these is found: an API of rows that lead nowhere cannot be described. */
export const consequences: readonly { readonly codes: readonly string[]; readonly id: string }[] = [
    { codes: ['fields.E300', 'fields.E331', 'models.E022'], id: 'drf_spectacular.E001' },
];

/** A finding beside which Django raises, perhaps, and not only says what it is. */
interface Stumble {
    readonly codes: readonly string[];
    /** What is raised; anything if it is not given. */
    readonly raises?: RegExp;
}

export const stumbles: readonly Stumble[] = [
    // An option of another type than its own Python may convert, or not.
    { codes: ['option-type', 'option-word'] },
    // An index without a name is called after its columns, while the class is made.
    { codes: ['models.E012'], raises: /^FieldDoesNotExist: \w+ has no field named '\w+'/ },
    // The name of a model that never comes stays a text, which some of Django's checks take for a class.
    {
        codes: ['fields.E300', 'fields.E331', 'models.E022'],
        raises: /^AttributeError: 'str' object has no attribute '\w+'$|^TypeError: isinstance\(\) arg 2 must be a type/,
    },
];
