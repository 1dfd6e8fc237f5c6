/** The manual says which statements nothing is generated from yet: all others must make a difference to what is generated. */
import { describe, expect, test } from 'vitest';
import { generateProject } from '../../src/generate/generate-project.js';
import { readText } from '../support/documentation.js';
import { lower } from '../support/lowering.js';

const section =
    readText('docs/language.md')
        .split(/^## /m)
        .find(part => part.startsWith('Not generated yet\n')) ?? '';

/** The words in code in a row of the section's table. */
const listedFor = (where: string): Set<string> => {
    const row = new RegExp(`^\\| ${where} \\|(.*)\\|$`, 'm').exec(section)?.[1] ?? '';
    return new Set([...row.matchAll(/`([^`]+)`/g)].flatMap(match => match[1]?.match(/\w+/g) ?? []));
};

/** What each place already holds, so that a statement there can make a difference; `at` is where it is put. */
const text = (place: string, statement: string) => {
    const at = (name: string): string => (name === place ? statement : '');
    return `project shop {
  database default postgresql
  ${at('`project`')}
}
oauth2 {
  scope a:read
  scope a:write
  client one scopes a:read, a:write
  ${at('`oauth2`')}
}
app shop {
  model Item {
    name: Char(40, unique)
    price: Decimal(10, 2)
    made: Date
    span: DateTimeRange
    owner: auth.User?
    queryset live = filter(price > 0)
    ${at('model')}
  }
  serializer ItemOut of Item {
    fields id, name, price
    ${at('serializer')}
  }
  ${at('app')}
}
routes api "api/" in shop ${at('`routes`')} {
  authentication oauth2, session
  required_scopes a:read
  throttle user 100/day
  pagination cursor 20
  versioning namespace
  route "items/" viewset Item as items {
    actions list, retrieve, create, update, partial_update, destroy
    ${at('APIs')}
  }
}
routes pages "" in shop {
  route "items/" list Item { ${at('list')} }
  route "new/" create Item { ${at('create')} }
  route "find/" htmx Item { search_fields name }
}
graph items {
  nodes shop.Item { label name }
  ${at('graph')}
}
`;
};

const statements: Readonly<Record<string, readonly string[]>> = {
    '`project`': [
        ...['title "T"', 'description "D"', 'version "2"', 'author "A"', 'license "L"', 'python "3.12"'],
        ...['time_zone "Europe/Berlin"', 'language_code "de"', 'languages "en", "de"', 'site_id 3', 'packages "x==1"'],
        ...[
            'database other sqlite',
            'cache default redis',
            'sessions cache',
            'tasks celery broker redis',
            'email console',
        ],
        ...['cors "https://x.y"', 'allowed_hosts "a.b"', 'csrf_trusted_origins "https://a.b"', 'setting FOO = 1'],
        ...[
            'deploy compose',
            'deploy heroku',
            'static_url "x/"',
            'static_root "x"',
            'media_url "x/"',
            'media_root "x"',
        ],
        ...['storage `a.b.C`', 'logging debug', 'error_reporting sentry', 'metrics prometheus', 'middleware `a.b.C`'],
        ...['installed_apps `a.b`', 'authentication_backends `a.b.C`', 'password_validators `a.b.C`'],
        ...['template_dirs "x"', 'default_auto_field "django.db.models.AutoField"', 'admins "a@b.c"'],
        ...['default_from_email "a@b.c"', 'hosts "a.b"'],
    ],
    '`oauth2`': [
        ...['grants authorization_code', 'access_token_lifetime 15m', 'refresh_token_lifetime 1d', 'path "x/"'],
        ...['authorization_code_lifetime 1m', 'id_token_lifetime 1h', 'client two "Two" scopes a:read'],
    ],
    model: [
        ...[
            'ordering -name',
            'str "{name}"',
            'verbose_name "x"',
            'db_table "x"',
            'managed false',
            'get_latest_by made',
        ],
        ...['unique name, price', 'index name', 'index gin on span', 'check price > 1', 'exclude span with "&&"'],
        ...['unique price message "M"', 'unique price deferrable deferred', 'unique price nulls_not_distinct'],
        ...['permissions { x }', 'manager m where price > 0', 'queryset q = filter(price > 1)', 'admin none'],
        ...[
            'admin { list_display name }',
            'on post_save -> `shop.handlers.x`',
            'allow read where owner = request.user',
        ],
        ...['allow write where owner = request.user', 'half: Float computed price / 2 stored', 'get_absolute_url "/x"'],
        ...['default_related_name "x"', 'default_permissions "add"', 'order_with_respect_to owner'],
    ],
    app: [
        ...['task t()', 'task t() every 10m', 'command c(path: path)', 'signal s(a)', 'enum Size { small }'],
        ...['proxy model P of Item { ordering name }', 'abstract model A { a: Char(3) }', 'model B extends Item { }'],
        'hyperlinked serializer H of Item { fields name }',
    ],
    serializer: ['total: method', 'label: Char = name', 'depth 1', 'read_only_fields price', 'write_only_fields price'],
    '`routes`': ['on "api.example.com"'],
    APIs: [
        ...['authentication basic', 'permission_classes IsAdminUser', 'required_scopes a:write', 'throttle none'],
        ...['required_scopes a:write for POST', 'throttle heavy 5/minute for create', 'pagination none'],
        ...['pagination page_number 5', 'versioning none', 'serializer ItemOut', 'serializer ItemOut for list'],
        ...['filterset_fields price(lt)', 'search_fields ^name', 'ordering_fields price', 'ordering -price'],
        ...['queryset live()', 'lookup_field name', 'set owner = request.user', 'action go POST detail'],
        ...['action go POST detail { set price = 1 }', 'renderer_classes json', 'parser_classes form'],
        ...['throttle_classes AnonRateThrottle', 'filter_backends `a.b.C`', 'lookup_url_kwarg key'],
        ...['lookup_value_regex "[a-z]+"', 'select_related owner', 'prefetch_related owner'],
        ...['never_cache', 'cache_page 5m', 'action go POST detail { serializer ItemOut }'],
        ...['serializer `a.b.C`', 'pagination `a.b.C`', 'queryset live() for list'],
    ],
    list: [
        'paginate_by 5',
        'template_name "x.html"',
        'context_object_name "rows"',
        'login_required',
        'ordering -price',
        'select_related owner',
        'prefetch_related owner',
    ],
    create: [
        ...['fields name', 'exclude name', 'form_class `a.b.C`', 'success_url "/"', 'set owner = request.user'],
        ...['title "T"', 'csrf_exempt', 'never_cache', 'cache_page 5m', 'permission_required "shop.add_item"'],
    ],
    graph: ['limit 5', 'engine neato', 'render networkx', 'node x', 'edges shop.Item.owner', 'label "L"'],
};

async function generated(place: string, statement: string): Promise<string> {
    return JSON.stringify(generateProject(await lower(text(place, statement))));
}

describe.each(Object.entries(statements))('%s', (place, of) => {
    test('what makes no difference is listed as not generated yet', { timeout: 120_000 }, async () => {
        const without = await generated(place, '');
        const silent: string[] = [];
        for (const statement of of) if ((await generated(place, statement)) === without) silent.push(statement);
        const listed = listedFor(place);
        expect(silent.filter(statement => !listed.has(/^\w+/.exec(statement)?.[0] ?? ''))).toEqual([]);
    });
});
