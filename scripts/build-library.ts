/**
 * Makes src/language/library/facts.json, what the language knows of Django, from a folder of facts (fields.json, meta.json,
 * orm.json, drf.json, oauth.json) observed on Django itself. Run after those changed:
 * `node scripts/build-library.ts FOLDER`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
    fieldDocumentation,
    functionDocumentation,
    metaDocumentation,
    optionDocumentation,
} from './library-documentation.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Which folder holds the facts? node scripts/build-library.ts FOLDER');
// biome-ignore lint/suspicious/noExplicitAny: facts are read once, by hand
const read = (name: string): any => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

const fields = read('fields');
const meta = read('meta');
const orm = read('orm');
const drf = read('drf');
const oauth = read('oauth');

const documented = (table: Readonly<Record<string, string>>, name: string, of: string): string => {
    const text = table[name];
    if (text === undefined) throw new Error(`No documentation for the ${of} ${name}.`);
    return text;
};

const optionTypes: Readonly<Record<string, string>> = {
    bool: 'boolean',
    'bool|None': 'boolean',
    'int|None': 'integer',
    'str|lazy_str': 'string',
    'str|None': 'string',
    str: 'string',
    'str(regex)|None': 'string',
    'value|callable': 'any',
    'value|Expression': 'any expression',
    'mapping|sequence[pair]|Choices class|callable|None': 'list object callable class',
    'sequence[callable]': 'list callable',
    'dict[str,str]|None': 'object',
    'str|callable(instance,filename)': 'string callable',
    'Storage|callable|None': 'class callable',
    'str|callable': 'string callable',
    'list[str]': 'list',
    'list[str|None]': 'list',
    'dict|Q|callable|None': 'object expression callable',
    'json.JSONEncoder subclass|None': 'class',
    'json.JSONDecoder subclass|None': 'class',
    "model class|'app_label.Model'|'Model'|'self'|settings reference": 'model',
    "model|'app.Model'|None": 'model',
    'identifier|str ending with "+"|None': 'word string',
    '2-sequence[str]|None': 'list',
    'Field instance': 'class any',
    Expression: 'expression',
};
/** Where the name says more than Python's type. */
const typesByName: Readonly<Record<string, string>> = {
    on_delete: 'on-delete',
    unique_for_date: 'field',
    unique_for_month: 'field',
    unique_for_year: 'field',
    width_field: 'field',
    height_field: 'field',
    to_field: 'field',
    ct_field: 'field',
    fk_field: 'field',
    object_id_field: 'field',
    content_type_field: 'field',
    protocol: 'word string',
    default_bounds: 'string',
    related_query_name: 'word string',
};
const words: Readonly<Record<string, readonly string[]>> = { protocol: ['both', 'IPv4', 'IPv6'] };

const internal = new Set([
    'name',
    'rel',
    'serialize',
    'auto_created',
    'to',
    'from_fields',
    'to_fields',
    'choices_list',
]);
const optionKey = (option: { name: string; type: string; default: unknown }): string =>
    `${option.name}=${option.default === '<none>' ? '' : defaultText(option.default)}`;

function defaultText(value: unknown): string {
    if (value === null) return 'null';
    if (typeof value === 'string') return JSON.stringify(value);
    return JSON.stringify(value);
}

const options: Record<string, unknown> = {};
const lookupSets: string[][] = [];
function lookupSet(names: readonly string[]): number {
    const sorted = [...names].sort();
    const found = lookupSets.findIndex(set => set.join() === sorted.join());
    return found >= 0 ? found : lookupSets.push(sorted) - 1;
}

const valueTypes: Readonly<Record<string, string>> = {
    auto: 'number',
    integer: 'number',
    decimal: 'number',
    float: 'number',
    string: 'text',
    text: 'text',
    file: 'text',
    boolean: 'boolean',
    date: 'date',
    time: 'time',
    datetime: 'datetime',
    duration: 'duration',
    uuid: 'uuid',
    json: 'json',
    binary: 'binary',
};
const positionalOf: Readonly<Record<string, readonly string[]>> = {
    ForeignKey: [],
    OneToOne: [],
    ManyToMany: [],
    GenericRelation: [],
    Array: ['base_field', 'size'],
    Text: ['max_length'],
    Binary: ['max_length'],
    CompositePrimaryKey: [],
};
const requiredOf: Readonly<Record<string, readonly string[]>> = {
    Char: ['max_length'],
    Decimal: ['max_digits', 'decimal_places'],
    Array: ['base_field'],
};
const transformTypes: Readonly<Record<string, string>> = {
    integer: 'Integer',
    date: 'Date',
    time: 'Time',
    boolean: 'Boolean',
    'array(string)': 'Array',
};
const rangeBase: Readonly<Record<string, string>> = {
    BigIntegerRange: 'BigInteger',
    DateRange: 'Date',
    DateTimeRange: 'DateTime',
    DecimalRange: 'Decimal',
    IntegerRange: 'Integer',
    Range: 'Integer',
};

const dynamicOf: Readonly<Record<string, string>> = { JSON: 'JSON', HStore: 'Text' };
const emptyIsText = new Set(['Char', 'Email', 'Slug', 'URL', 'Text', 'File', 'Image', 'FilePath']);

const fieldClasses = [];
for (const facts of fields.fields) {
    const name = facts.name === 'Field' ? 'Field' : facts.name.replace(/Field$/, '');
    if (!facts.usable_in_schema && name !== 'Field') continue;
    if (name === 'ForeignObject') continue;
    const own = facts.options.filter((option: { name: string }) => !internal.has(option.name));
    for (const option of own) {
        const types = typesByName[option.name] ?? optionTypes[option.type];
        const typesText = option.name === 'on_delete' ? 'on-delete' : types;
        if (!typesText) throw new Error(`No type for option ${option.name}: ${option.type}`);
        options[optionKey(option)] = {
            types: typesText.split(' '),
            ...(/None/.test(option.type) ? { nullable: true } : {}),
            ...(words[option.name] ? { words: words[option.name] } : {}),
            documentation: documented(optionDocumentation, option.name, 'option'),
        };
    }
    const positional = positionalOf[name] ?? facts.shorten_positional.filter((p: string) => !internal.has(p));
    const [className] = facts.import_path.split('.').slice(-1);
    fieldClasses.push({
        name,
        className,
        module: facts.import_path.slice(0, -className.length - 1).replace(/\.fields\.(ranges|hstore)$/, '.fields'),
        documentation: documented(fieldDocumentation, name, 'field class'),
        positional,
        options: own.map(optionKey),
        required: requiredOf[name] ?? [],
        valueType: valueTypes[facts.category] ?? 'unknown',
        emptyIsText: emptyIsText.has(name),
        lookups: lookupSet(facts.lookups),
        postgresLookups: lookupSet(facts.postgres_only_lookups),
        transforms: Object.fromEntries(
            Object.entries<string>(facts.transforms).map(([transform, type]) => [
                transform,
                transformTypes[type] ?? rangeBase[name] ?? 'Char',
            ]),
        ),
        ...(dynamicOf[name] ? { keys: dynamicOf[name] } : {}),
        columns: facts.db_column_type ?? {},
    });
}

const metaTypes: Readonly<Record<string, string>> = {
    bool: 'boolean',
    str: 'string',
    'str|None': 'string',
    'str|lazy': 'string',
    'sequence[str]': 'list word',
    'str|sequence[str]|None': 'field list',
    'list[str]': 'list',
    'str (setting name)|None': 'string',
    "'sqlite'|'postgresql'|'mysql'|'oracle'|None": 'word string',
};
const metaByName: Readonly<Record<string, string>> = {
    order_with_respect_to: 'field',
    base_manager_name: 'word string',
    default_manager_name: 'word string',
    app_label: 'word string',
};
const metaOptions = meta.meta_options
    .filter((option: { internal?: boolean; name: string }) => !option.internal && option.name !== 'auto_created')
    .map((option: { name: string; type: string }) => ({
        name: option.name,
        types: (metaByName[option.name] ?? metaTypes[option.type] ?? 'any').split(' '),
        documentation: documented(metaDocumentation, option.name, 'option of class Meta'),
    }));

/** `TruncMonth` → `trunc_month`, `JSONObject` → `json_object`, `LTrim` → `ltrim`. */
const functionName = (className: string): string =>
    className
        .replace(/^JSON(?=[A-Z][a-z])/, 'Json')
        .replace(/^JSONB/, 'Jsonb')
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase();

const outputTypes: Readonly<Record<string, string>> = {
    IntegerField: 'number',
    FloatField: 'number',
    CharField: 'text',
    DateField: 'date',
    TimeField: 'time',
    DateTimeField: 'datetime',
    JSONField: 'json',
    UUIDField: 'uuid',
};
const returnsByName: Readonly<Record<string, string>> = {
    Concat: 'text',
    MD5: 'text',
    SHA1: 'text',
    SHA224: 'text',
    SHA256: 'text',
    SHA384: 'text',
    SHA512: 'text',
    Pi: 'number',
    Random: 'number',
};
/** How many arguments the language takes, where Python's signature is looser or takes what the language has no words for. */
const argumentCounts: Readonly<Record<string, readonly [number, number | null]>> = {
    Coalesce: [2, null],
    Concat: [2, null],
    Greatest: [2, null],
    Least: [2, null],
    JSONArray: [0, null],
    Now: [0, 0],
    Round: [1, 2],
    LPad: [2, 3],
    RPad: [2, 3],
    Repeat: [2, 2],
    Replace: [2, 3],
    Substr: [2, 3],
    Log: [2, 2],
    UUID7: [0, 1],
};
/** They take a field type, keyword arguments or a window, for which the language has no words. */
const beyondTheLanguage = new Set(['Cast', 'Collate', 'ConcatPair', 'JSONObject', 'Extract', 'Trunc']);

const functions = [];
for (const [className, facts] of Object.entries<{ module: string; output_field: string | null; arity: number | null }>(
    orm.expressions.functions,
)) {
    if (facts.module === 'window' || beyondTheLanguage.has(className)) continue;
    const counts = argumentCounts[className] ?? [facts.arity ?? 1, facts.arity ?? null];
    functions.push({
        name: functionName(className),
        className,
        module: 'django.db.models.functions',
        aggregate: false,
        returns: returnsByName[className] ?? (facts.output_field ? outputTypes[facts.output_field] : undefined),
        minArguments: counts[0],
        maxArguments: counts[1] ?? undefined,
        documentation: documented(functionDocumentation, className, 'function'),
    });
}
const aggregateReturns: Readonly<Record<string, string>> = {
    Count: 'number',
    Avg: 'number',
    StdDev: 'number',
    Variance: 'number',
    BitAnd: 'number',
    BitOr: 'number',
    BitXor: 'number',
    StringAgg: 'text',
    BoolAnd: 'boolean',
    BoolOr: 'boolean',
    ArrayAgg: 'unknown',
    JSONBAgg: 'json',
};
const coreAggregates = Object.keys(orm.expressions.aggregates).filter(name => !/^Bit|^StringAgg/.test(name));
const postgresAggregates = ['ArrayAgg', 'BitAnd', 'BitOr', 'BitXor', 'BoolAnd', 'BoolOr', 'JSONBAgg', 'StringAgg'];
for (const className of [...coreAggregates, ...postgresAggregates]) {
    functions.push({
        name: functionName(className),
        className,
        module: coreAggregates.includes(className) ? 'django.db.models' : 'django.contrib.postgres.aggregates',
        aggregate: true,
        returns: aggregateReturns[className],
        minArguments: className === 'StringAgg' ? 2 : 1,
        maxArguments: className === 'StringAgg' ? 2 : 1,
        documentation: documented(functionDocumentation, className, 'aggregate'),
    });
}

const signals: Record<string, string> = {};
for (const [module, names] of Object.entries<Record<string, unknown>>(orm.signals)) {
    if (module === 'rules' || module.startsWith('django.test')) continue;
    for (const name of Object.keys(names)) signals[name] = module.replace(/ .*$/, '');
}

const queryMethods = Object.entries<{ returns_queryset: boolean }>(orm.queryset_methods)
    .filter(([name, facts]) => facts.returns_queryset && !['complex_filter', 'extra', 'fetch_mode'].includes(name))
    .map(([name]) => name);

/** Words that lead to a class: several words may name one class. */
const classes: Record<string, Record<string, string>> = {
    authentication: {
        basic: 'rest_framework.authentication.BasicAuthentication',
        session: 'rest_framework.authentication.SessionAuthentication',
        token: 'rest_framework.authentication.TokenAuthentication',
        remote_user: 'rest_framework.authentication.RemoteUserAuthentication',
        oauth2: 'oauth2_provider.contrib.rest_framework.OAuth2Authentication',
    },
    permission_classes: {},
    versioning: {
        accept_header: 'rest_framework.versioning.AcceptHeaderVersioning',
        url_path: 'rest_framework.versioning.URLPathVersioning',
        namespace: 'rest_framework.versioning.NamespaceVersioning',
        host_name: 'rest_framework.versioning.HostNameVersioning',
        query_parameter: 'rest_framework.versioning.QueryParameterVersioning',
    },
    pagination: {
        page_number: 'rest_framework.pagination.PageNumberPagination',
        limit_offset: 'rest_framework.pagination.LimitOffsetPagination',
        cursor: 'rest_framework.pagination.CursorPagination',
    },
    renderer_classes: {
        json: 'rest_framework.renderers.JSONRenderer',
        api: 'rest_framework.renderers.BrowsableAPIRenderer',
    },
    parser_classes: {
        json: 'rest_framework.parsers.JSONParser',
        form: 'rest_framework.parsers.FormParser',
        multipart: 'rest_framework.parsers.MultiPartParser',
        file: 'rest_framework.parsers.FileUploadParser',
    },
    throttle_classes: {},
    filter_backends: {},
};
const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const addClasses = (kind: string, paths: readonly string[]): void => {
    for (const path of paths) (classes[kind] as Record<string, string>)[lastName(path)] = path;
};
const pathsOf = (facts: readonly { path: string }[]): string[] => facts.map(fact => fact.path);
addClasses('authentication', [
    ...pathsOf(drf.authentication),
    'oauth2_provider.contrib.rest_framework.OAuth2Authentication',
]);
addClasses('permission_classes', [...pathsOf(drf.permissions), ...pathsOf(oauth.permission_classes)]);
addClasses('versioning', pathsOf(drf.versioning));
addClasses('pagination', pathsOf(drf.pagination));
addClasses('renderer_classes', pathsOf(drf.renderers));
addClasses('parser_classes', pathsOf(drf.parsers));
addClasses('throttle_classes', pathsOf(drf.throttles));
addClasses('filter_backends', pathsOf(drf.filter_backends));

const serializerFields: Record<string, string[]> = {};
for (const [className, parameters] of Object.entries<readonly { name: string }[]>(drf.serializers.fields)) {
    const names = parameters.map(({ name }) => name);
    // What begins with `_` is for tests of DRF's own.
    serializerFields[className === 'Field' ? 'Field' : className.replace(/Field$/, '')] = names.filter(
        name => !name.startsWith('_'),
    );
}

const facts = {
    options,
    lookupSets,
    fields: fieldClasses,
    metaOptions,
    functions,
    signals,
    queryMethods,
    classes,
    serializerFields,
    onDelete: meta.on_delete
        .filter((rule: { name: string }) => rule.name !== 'SET')
        .map((rule: { name: string; since?: string }) => rule.name),
};
writeFileSync('src/language/library/facts.json', `${JSON.stringify(facts)}\n`);
