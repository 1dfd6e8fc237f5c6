/** Codes of Djagram's own for what Django refuses while it reads a project, before it checks anything. */

/** Where one of these is found Django raises. */
export const importTimeCodes: ReadonlySet<string> = new Set([
    'app-installed-twice',
    'apps-differ-in-case',
    'app-not-installed',
    'array-item-type',
    'circular-apps',
    'circular-bases',
    'composite-key-in-admin',
    'composite-key-of-one',
    'composite-key-option',
    'composite-key-repeats',
    'db-constraint-with-through',
    'db-table-with-through',
    'default-auto-field',
    'deferred-constraint',
    'duplicate-enum-value',
    'field-hides-manager',
    'field-hides-meta',
    'field-repeats-inherited',
    'incomplete-type',
    'inconsistent-bases',
    'installed-app-missing',
    'invalid-path-parameter',
    'invalid-time-zone',
    'models-differ-in-case',
    'on-delete-not-available',
    'order-with-respect-to-key',
    'package-not-for-django',
    'proxy-behind-swappable',
    'proxy-of-abstract-model',
    'proxy-of-nothing',
    'proxy-of-several-models',
    'proxy-with-inherited-fields',
    'related-name-placeholder',
    'repeated-base',
    'second-auto-field',
    'setting-beside-mailers',
    'setting-module-missing',
    'to-field-of-parent',
    'through-fields-without-through',
    'unknown-path-converter',
    'unpacked-address',
    'untranslated-language',
    'user-model-without-login',
]);

/** What packages say besides, where one of these is found: an API of rows that lead nowhere cannot be described. */
export const consequences: readonly { readonly codes: readonly string[]; readonly id: string }[] = [
    {
        codes: ['fields.E307', 'fields.E312', 'fields.E331', 'models.E022', 'postgres.E002'],
        id: 'drf_spectacular.E001',
    },
    // Serializers ask the column on whose day a value is unique whether it has a default.
    { codes: ['unique-for-no-field'], id: 'drf_spectacular.E001' },
    // What has no type of its own has none in a description.
    { codes: ['circular-column'], id: 'drf_spectacular.E001' },
    { codes: ['circular-column'], id: 'drf_spectacular.W001' },
    // A relation that is given the class of the other model, not its name, looks for its key by the name that it has lost.
    { codes: ['manager-hides-link'], id: 'fields.E312' },
    { codes: ['filter-by-pk', 'unknown-limit', 'unknown-manager'], id: 'drf_spectacular.E001' },
    // The letters of a text are no origins, and what is no list of engines has none of Django's.
    { codes: ['setting-type'], id: '4_0.E001' },
    { codes: ['setting-type'], id: 'admin.E403' },
    // A serializer needs a table to know its fields by.
    { codes: ['serializer-of-abstract-model'], id: 'drf_spectacular.E001' },
    // A filter and a serializer know no column of a name that a manager has.
    { codes: ['manager-hides-field'], id: 'drf_spectacular.E001' },
    { codes: ['manager-hides-field'], id: 'drf_spectacular.W001' },
    // A serializer's fields are looked at when it is described.
    { codes: ['read-only-and-write-only', 'serializer-depth', 'serializer-field-source'], id: 'drf_spectacular.E001' },
    // Files of no folder cannot be listed as choices.
    { codes: ['file-path-without-path'], id: 'drf_spectacular.E001' },
    // A number is written with as many digits as its column has.
    { codes: ['fields.E130', 'fields.E132'], id: 'drf_spectacular.E001' },
    // Choices that are no list, or no pairs, cannot be listed.
    { codes: ['fields.E004', 'fields.E005'], id: 'drf_spectacular.E001' },
    // A path that only looks like a regular expression still holds its signs when the description takes the parameters out.
    { codes: ['2_0.W001'], id: 'drf_spectacular.W001' },
    // A bracket without its other half takes in the next parameter's name.
    { codes: ['urls.W010'], id: 'drf_spectacular.W001' },
    // What may be chosen is limited along a relation that Django cannot follow.
    { codes: ['fields.E336'], id: 'drf_spectacular.E001' },
    // What refers to no column has no type.
    { codes: ['fields.E307', 'fields.E312'], id: 'drf_spectacular.W001' },
    // Of a model whose check is hidden Django says nothing, and its description all the same.
    { codes: ['models.E020'], id: 'drf_spectacular.W001' },
    { codes: ['models.E020'], id: 'drf_spectacular.E001' },
    // A key of several columns has no type.
    { codes: ['lookup-by-composite-key', 'fields.E347'], id: 'drf_spectacular.W001' },
    // Rows have no type where the model in between, or what is named of it, is no relation to them.
    {
        codes: [
            'fields.E336',
            'fields.E337',
            'fields.E338',
            'fields.E339',
            'through-lacks-an-end',
            'through-field-without-column',
        ],
        id: 'drf_spectacular.W001',
    },
    // A class that is there for old migrations alone has no field of DRF's.
    { codes: ['fields.E900'], id: 'drf_spectacular.W001' },
    // What is no text is told of where it is used.
    { codes: ['option-type'], id: 'fields.W163' },
    { codes: ['option-type'], id: 'fields.E312' },
    // Operations of one address have one name in the API's description.
    { codes: ['duplicate-route-path'], id: 'drf_spectacular.W001' },
];

/** A finding beside which Django raises, perhaps, and not only says what it is. */
interface Stumble {
    readonly codes: readonly string[];
    /** What is raised. */
    readonly raises: RegExp;
}

export const stumbles: readonly Stumble[] = [
    // A way back in the place of a column cannot be set, and Django makes a user, to look at it.
    {
        codes: ['fields.E302', 'way-back-hides-column'],
        raises: /^TypeError: Direct assignment to the reverse side|^ValueError: Cannot assign/,
    },
    // What is called so is no Python wherever it is written, which an app's name need not be.
    { codes: ['name-is-python-keyword'], raises: /^SyntaxError: / },
    // A setting of another type is gone through all the same: letter by letter, or not at all.
    {
        codes: ['setting-type', 'staticfiles.E001', 'translation.E001', 'translation.E002', 'user-model-as-setting'],
        raises: /^(TypeError|ValueError|AttributeError|ImportError|ModuleNotFoundError|ImproperlyConfigured): /,
    },
    // An option of another type than its own Python may convert, or not; that it is not even Python, or names nothing, is no excuse.
    { codes: ['option-type', 'option-word'], raises: /^(TypeError|ValueError|AttributeError): / },
    // Functions are made with their arguments while a model is read, but those of querysets.
    {
        codes: ['function-arguments', 'function-argument-least'],
        raises: /^ValueError: \w+ must take at least two expressions|^ValueError: '\w+' must be greater|^TypeError: ('?\w+'?|\w+\.__init__\(\)) (takes|missing)/,
    },
    // Views ask for the manager that such a model has none of; what a view is given to look up, it looks up later.
    {
        codes: ['route-without-table'],
        raises: /^AttributeError: Manager isn't available|^AttributeError: type object '\w+' has no attribute/,
    },
    // Rows are put in order, and picked out, by the name of a column that a manager has taken the place of.
    { codes: ['manager-hides-field'], raises: /^FieldError: Cannot resolve keyword '\w+' into field/ },
    // Serializers are made of their fields when their module is read, if a view asks for one.
    {
        codes: ['serializer-field-contradiction', 'serializer-field-lacks', 'surplus-argument'],
        raises: /^AssertionError: (May not set both|default is a required argument)|^TypeError: \w+Field\.__init__\(\) (missing|takes)/,
    },
    { codes: ['serializer-choice'], raises: /^ValueError: (too many|not enough) values to unpack/ },
    // A column stands where rows are asked for.
    {
        codes: ['field-hides-inherited-manager', 'route-without-table'],
        raises: /^AttributeError: '(\w+Descriptor|DeferredAttribute)' object has no attribute/,
    },
    // An app called `config` shares its folder with the settings, which mostly have nothing against it.
    {
        codes: ['app-name-taken'],
        raises: /^ImproperlyConfigured: (Application (labels|names) aren't unique|The app module .* has no filesystem location)|^(ImportError|ModuleNotFoundError|AttributeError): /,
    },
    { codes: ['no-file-name'], raises: /^ModuleNotFoundError: / },
    // What has no second end is not followed.
    { codes: ['fields.E337'], raises: /^IndexError: tuple index out of range/ },
    // An action called as one of DRF's own; other names of a viewset's it does not look at.
    {
        codes: ['reserved-action-name'],
        raises: /^ImproperlyConfigured: Cannot use the @action decorator on the following methods/,
    },
    // What a viewset's rows are annotated with is looked at when its module is read, that of a model's queryset when it is called.
    { codes: ['annotation-hides-field'], raises: /^ValueError: The annotation '\w+' conflicts with a field/ },
    // A router takes each name once.
    { codes: ['duplicate-route-name'], raises: /^ImproperlyConfigured: Router with basename/ },
    { codes: ['view-of-two-kinds'], raises: /^AttributeError: 'function' object has no attribute 'as_view'/ },
    // Where the project has a command of that name itself, it stands before an app's.
    { codes: ['command-replaces-django'], raises: /^AttributeError: 'Command' object has no attribute 'autodetector'/ },
    // What is made of each other is not there yet.
    { codes: ['serializer-circle'], raises: /^NameError: name '\w+Serializer' is not defined/ },
    // Rows are put in order by the columns that a relation leads to.
    { codes: ['fields.E312'], raises: /^FieldDoesNotExist: \w+ has no field named '\w+'/ },
    // The column that a relation names may be the way back of one.
    { codes: ['fields.E312'], raises: /^AttributeError: '\w+Rel' object has no attribute 'unique'/ },
    // Nor is there one behind a key of several columns.
    { codes: ['fields.E347'], raises: /^FieldDoesNotExist: No related field named 'pk'/ },
    // A day that no month has.
    {
        codes: ['value-type'],
        raises: /^ValueError: (day|month|year|hour|minute|second|badly formed hexadecimal UUID)\b/,
    },
    // The rows of an abstract model, of which a relation to itself is a text, are shown on a page.
    { codes: ['inline-of-abstract-model'], raises: /^AttributeError: 'str' object has no attribute '_meta'/ },
    // An index without a name is called after its columns, while the class is made.
    { codes: ['models.E012'], raises: /^FieldDoesNotExist: \w+ has no field named '\w+'/ },
    // The name of a model that never comes stays a text, which some of Django's checks take for a class.
    {
        codes: ['fields.E307', 'fields.E331', 'models.E022'],
        raises: /^AttributeError: 'str' object has no attribute '\w+'$|^ValueError: Cannot create form field for '\w+' yet|^TypeError: isinstance\(\) arg 2 must be a type/,
    },
    // What is swapped out has no tables between the ends of its relations, and forms of what extends it show these.
    { codes: ['fields.E301'], raises: /^AttributeError: 'NoneType' object has no attribute '_meta'/ },
    // A proxy is refused unless what it extends first is an abstract model, and of a link to what has no table there is no form.
    {
        codes: ['swapped-base'],
        raises: /^TypeError: \w+ cannot proxy the swapped model|^AttributeError: 'NoneType' object has no attribute '_meta'/,
    },
    // A column that stands in the place of a link to a parent leaves the model without a key that others could lead to.
    {
        codes: ['models.E006'],
        raises: /^FieldError: '[\w.]+' refers to field '\w+' which is not local|^AttributeError: 'OneToOneField' object has no attribute 'model'/,
    },
    // A proxy has a generic relation of its own, which is no column of the model behind it.
    { codes: ['fields.E311'], raises: /^FieldError: '[\w.]+' refers to field '\w+' which is not local/ },
    // Of two columns of the name that an inline's foreign key has, Django takes neither; those of an abstract model it does not check.
    {
        codes: ['models.E005', 'inline-of-abstract-model'],
        raises: /^UnboundLocalError: cannot access local variable 'fk'/,
    },
];
