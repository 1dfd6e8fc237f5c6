/** One project that says all that the language can say, and what comes of it. */
import { expect, test } from 'vitest';
import { modelId } from '../../../src/model/names.js';
import type { Project } from '../../../src/model/project.js';
import { allFields, indexOf, isBlank, isNullable, onDeleteOf } from '../../../src/model/queries.js';
import { findingsIn } from '../../support/checking.js';
import { lower, plain } from '../../support/lowering.js';

const text = `
project p {
  database default sqlite "db.sqlite3"
  database replica mysql(conn_max_age=60, host="db") env REPLICA in production for shop, accounts
  setting SESSION_COOKIE_AGE = 3600
  email smtp env EMAIL_URL in production
  middleware \`a.B\`, \`c.D\`
  logging { version: 1, loggers: {} }
  language_code "de"
  allowed_hosts "a.example", "b.example" env HOSTS in production
  user_model accounts.User
  sessions cached_db
  cache default redis(timeout=5) env REDIS_URL
}
oauth2 { grants client_credentials  path "oauth"  access_token_lifetime 1h30m  scope a.b/c-d "Odd"  client editor "The editor" scopes a.b/c-d }
app accounts "People" { model User extends auth.AbstractUser { } }
external app cms "cms.core" {
  abstract model Page renamed_from Old extends \`c.D\` { title: Char(3) }
  model Leaf extends Page { }
}
app shop {
  field Money = \`djmoney.models.fields.MoneyField\`(max_digits, decimal_places) package "django-money"
  signal sold(product, count)
  task t(a: int = 3) every 15m queue slow retries 3
  enum P: int { low = -1  next  high = 10 "High" }
  enum D { a = \`datetime.date.min\` "A"  b }
  model Note { content: any  content_type: contenttypes.ContentType  object_id: PositiveInteger  text: Text }
  model Tag { label: Char(40, unique) }
  model Item { m: M(related_name=items)  price: Money(10, 2)  count: Integer = 1 }
  model M {
    a: Char(10)
    b: Integer
    c: Decimal(5, 2) = -3.50
    d: Duration = 1h30m
    e: JSON = dict
    f: JSON = {}
    g: P = low
    h: UUID(primary_key, editable=false) = uuid4
    i: Char(3) = \`a.b\`
    j: DateTime(db_default=now())
    k: Integer = 3 renamed_from y
    l: one accounts.User?(related_name="+")
    tags: Tag[]
    ct: any?(for_concrete_model=false)
    notes: Note[] by content
    word: \`a.fields.Money\`?(3)
    arr: Array(Char(30), size=3)
    arr2: Array(Integer)
    ip: GenericIPAddress(IPv4)
    area: Decimal(10, 2) computed b * c stored
    low: Char(10) computed lower(a)
    self: M?(limit_choices_to={ a: "x" })
    created_at: DateTime(auto_now_add)
    money: Money(10, 2)
    page: cms.Leaf?
    ordering -created_at nulls last, a
    unique lower(a), -b where g = high as one message "Taken"
    unique a include b, c as two
    unique b as three deferrable deferred nulls_not_distinct
    index gin on a \`django.contrib.postgres.indexes.gin_trgm_ops\` as i
    index hash on b
    check a between "1" and "3" or b is not null as c1 message "No"
    exclude a with "=", b with "<>" where b = 1 as apart
    check not (b in [1, 2] and g not in [low]) as c2
    check created_at.year = 2026 and a \`a.Lookup\` "x" as c3
    permissions { publish "Can publish"  close }
    str "{a} {{x}} {self.a}"
    verbose_name "thing"
    default_permissions "add", "view"
    get_latest_by -created_at
    managed false
    default_related_name things
    order_with_respect_to self
    queryset q(lim, b: int = 3) = filter(b = lim).exclude(c > b).annotate(n = count(items), t = sum(items.count)).filter(n > 3).order_by(-n).distinct()
    queryset q2 = q.select_related(self, page.title)
    queryset q3 = \`shop.querysets.q\`
    manager m where a = "1"
    manager objects = \`shop.managers.M\`
    on post_save -> \`a.b\`
    on sold -> \`shop.handlers.sold\`
    allow read, create where l = request.user or request.client = editor or request.user.is_staff = true
    allow delete
    admin {
      list_display a, b
      ordering -b
      inlines Item tabular (extra=1)
      prepopulated_fields { a: ["b"] }
      list_per_page 50
    }
  }
  serializer T of Tag { fields label }
  hyperlinked serializer S extends \`b.C\` of M {
    fields a, key = page.title, g
    read_only_fields created_at
  }
  serializer S2 extends S {
    exclude b
    depth 2
    unique_together a, b
    total: method
    image: \`drf_extra_fields.fields.Base64ImageField\`(required=false)
    text: Char?(max_length=3) = a
    tags: T[](writable)
    self: S(write_by=pk)
  }
}
routes other "o/" { route "x/" schema }
routes r "x/" in shop on "api.example.com" {
  throttle burst 60/min for list
  pagination none
  renderer_classes \`a.B\`, json
  versioning none
  route re_path "^a/(?P<id>\\\\d+)$" view \`a.b\` GET, POST as named
  route "u/" update M { template_name "a.html" }
  route "d/" delete M { success_url "/" }
  route "r/" redirect "https://example.com/" { permanent true }
  route "rr/" redirect r.named
  route "i/" include other
  route "s/" schema swagger
  route "m/" viewset M as ms {
  filterset_fields self.b(lt, gte), c
  search_fields ^a, =i, @low
  ordering -a, b
  ordering_fields a
  fields *
  queryset q.filter(a = "1")
  cache_page 15m
  set b = b + 1 for create
  set l = request.user
  prefetch_related items
  action close POST, PUT detail "shut" { required_scopes a.b/c-d  set g = high }
  permission_classes IsAuthenticated, \`x.Y\` for close, POST
  }
}
graph g "Title" directed {
  engine layered
  node 1 "One"
  node a [shape=box; width=1.5 color="red"]
  edge [style=dashed]
  graph [rankdir=LR]
  {a 1} -> b -> {c, d} "label" [weight=2]
  a:x:n -> b:y
  cluster c "C" { node d  rank same }
  label html "<b>x</b>"
  ranksep -1
}
graph old from "old.dot"
graph d {
  nodes shop.M where b = 1 [color=red] {
    fillcolor by g { low: "gray"  high: html "<b>" }
    label page.title
    width 3
  }
  edges shop.M.self "in" { style dashed  label a }
  limit 5
  render networkx
}
fixture f {
  shop.Tag x { label: "x" }
  shop.M 1 { a: "a"  e: { z: null }  self: 2  g: high  tags: [x] }
  shop.M 2 { a: "b" }
}
backend bb {
  base_url "https://example.com"
  client editor
  header "X-Y" = "z"
  timeout 1m30s
}
request rq POST "/raw/" on bb {
  path sku = "a"
  query a <= 3
  header X-Trace = "1"
  body { a: 1, b: [x]  c: "d" }
  expect status 201
  expect header content-type contains "json"
  expect json a.b[0][1].c != null
  expect json count >= 3
}
request rq2 POST r.ms.close on bb { path pk = "1"  body { g: high  self: "x" } }
`;

let lowered: Promise<Project> | undefined;
const project = (): Promise<Project> => {
    lowered ??= lower(text);
    return lowered;
};
async function modelOf(app: string, name: string) {
    const model = indexOf(await project()).models.get(modelId(app, name));
    if (!model) throw new Error(`No model ${app}.${name}.`);
    return model;
}

test('nothing of it leads nowhere', async () => {
    expect((await findingsIn(text)).filter(finding => /^(unresolved-name|syntax-error)/.test(finding))).toEqual([]);
    expect(unresolvedIn(await project())).toEqual([]);
});

function unresolvedIn(element: unknown, path = ''): string[] {
    if (typeof element !== 'object' || element === null) return [];
    const found = 'kind' in element && element.kind === 'unresolved' ? [path] : [];
    return Object.entries(element).reduce(
        (all, [key, value]) =>
            key === 'library' || key === 'anchor' ? all : all.concat(unresolvedIn(value, `${path}.${key}`)),
        found,
    );
}

test('the project', async () => {
    const { declaration, oauth2, apps } = await project();
    expect(plain(declaration)).toMatchObject({
        name: 'p',
        django: '5.2',
        languageCode: 'de',
        databases: [
            { alias: 'default', engine: 'sqlite', file: 'db.sqlite3' },
            { alias: 'replica', engine: 'mysql', env: 'REPLICA', stage: 'production', apps: ['shop', 'accounts'] },
        ],
        sessions: { engine: 'cached_db' },
        userModel: { model: 'model:accounts.User' },
    });
    expect(declaration?.databases[1]?.options?.map(option => option.name)).toEqual(['conn_max_age', 'host']);
    expect(declaration?.settings.map(setting => setting.name)).toEqual([
        'SESSION_COOKIE_AGE',
        'email',
        'middleware',
        'logging',
        'allowed_hosts',
    ]);
    expect(oauth2).toMatchObject({ path: 'oauth/', clients: [{ name: 'editor', scopes: [{ name: 'a.b/c-d' }] }] });
    expect(plain(oauth2?.settings)).toEqual([
        { name: 'access_token_lifetime', value: { kind: 'duration', milliseconds: 5_400_000, text: '1h30m' } },
    ]);
    expect(apps.slice(0, 3).map(({ name, origin, module }) => [name, origin, module])).toEqual([
        ['accounts', 'project', 'accounts'],
        ['shop', 'project', 'shop'],
        ['cms', 'external', 'cms.core'],
    ]);
    expect(apps.slice(3).every(app => app.origin === 'library')).toBe(true);
});

test('optional fields', async () => {
    const lone = await lower(`
model M {
    text: Char?(30)
    late: Char(30)?
    number: Integer?
    file: File?
    many: M[]?
    said: Char?(30, null)
    one: M?(related_name="+")
    kept: M(on_delete=PROTECT, related_name="+")
}`);
    const model = indexOf(lone).models.get(modelId('', 'M'));
    const found = Object.fromEntries(
        (model?.fields ?? []).map(field => [field.name, [isNullable(lone, field), isBlank(lone, field)]]),
    );
    expect(found).toEqual({
        text: [false, true],
        late: [false, true],
        number: [true, true],
        file: [false, true],
        many: [false, true],
        said: [true, true],
        one: [true, true],
        kept: [false, false],
    });
    const field = (name: string) => model?.fields.find(candidate => candidate.name === name) as never;
    expect(onDeleteOf(field('one'))).toMatchObject({ word: 'SET_NULL' });
    expect(onDeleteOf(field('kept'))).toMatchObject({ kind: 'word', word: 'PROTECT' });
});

test('positional arguments, flags and what has no place', async () => {
    const lone = await lower('model M { a: Decimal(10, 2, unique)  b: Char(3, 4)  c: `a.b`(1, x=2) }');
    const fields = indexOf(lone).models.get(modelId('', 'M'))?.fields ?? [];
    expect(fields.map(field => [field.options.map(option => option.name), field.surplusArguments.length])).toEqual([
        [['max_digits', 'decimal_places', 'unique'], 0],
        [['max_length'], 1],
        [['x'], 1],
    ]);
});

test('types of fields', async () => {
    const model = await modelOf('shop', 'M');
    const types = Object.fromEntries(model.fields.map(field => [field.name, plain(field.type)]));
    expect(types).toMatchObject({
        g: { kind: 'enum', enum: 'enum:shop.P' },
        l: { kind: 'relation', relation: 'OneToOneField', to: 'model:accounts.User' },
        tags: { kind: 'relation', relation: 'ManyToManyField', to: 'model:shop.Tag' },
        ct: { kind: 'generic-foreign-key' },
        notes: { kind: 'generic-relation', to: 'model:shop.Note', by: 'model:shop.Note#content' },
        word: { kind: 'python', name: 'a.fields.Money' },
        money: { kind: 'custom', field: 'field:shop.Money' },
        area: { kind: 'library', name: 'Decimal' },
    });
    const field = (name: string) => plain(model.fields.find(candidate => candidate.name === name));
    expect(field('area')?.computed).toMatchObject({ stored: true, expression: { kind: 'arithmetic', operator: '*' } });
    expect(field('k')?.renamedFrom).toEqual({ name: 'y' });
    expect(field('c')?.default).toEqual({ kind: 'number', text: '-3.50' });
    expect(field('arr')?.options[0]).toMatchObject({
        name: 'base_field',
        value: { kind: 'field-type', type: { kind: 'library', name: 'Char' }, options: [{ name: 'max_length' }] },
    });
    expect(field('j')?.options[0]?.value).toMatchObject({
        kind: 'expression',
        expression: { kind: 'call', django: { className: 'Now' } },
    });
});

test('enums', async () => {
    const { enums = [] } = (await project()).apps.find(app => app.name === 'shop') ?? {};
    expect(
        enums.map(({ base, members }) => [
            base,
            ...members.map(({ value }) => ('text' in value ? value.text : plain(value))),
        ]),
    ).toEqual([
        ['int', '-1', '0', '10'],
        ['str', { kind: 'python', name: 'datetime.date.min' }, { kind: 'string', value: 'b' }],
    ]);
});

test('inherited fields come first', async () => {
    const fields = allFields(await project(), await modelOf('accounts', 'User')).map(field => field.name);
    expect(fields.slice(0, 3)).toEqual(['is_superuser', 'groups', 'user_permissions']);
    expect(fields).toContain('username');
});

test('constraints, indexes and the rest of a model', async () => {
    const model = plain(await modelOf('shop', 'M'));
    expect(
        model.constraints.map(({ kind, name, options }) => [kind, name, ...options.map(option => option.name)]),
    ).toEqual([
        ['unique', 'one', 'violation_error_message'],
        ['unique', 'two', 'include'],
        ['unique', 'three', 'deferrable', 'nulls_distinct'],
        ['check', 'c1', 'violation_error_message'],
        ['check', 'c2'],
        ['check', 'c3'],
    ]);
    expect(model.exclusions).toMatchObject([{ name: 'apart', items: [{ operator: '=' }, { operator: '<>' }] }]);
    expect(model.indexes.map(({ method, name }) => [method, name])).toEqual([
        ['gin', 'i'],
        ['hash', undefined],
    ]);
    expect(model.ordering?.items).toMatchObject([{ descending: true, nulls: 'last' }, { descending: false }]);
    expect(model.handlers).toEqual([
        { signal: 'post_save', handler: 'a.b' },
        { signal: 'shop.signals.sold', handler: 'shop.handlers.sold' },
    ]);
    expect(model.str?.parts).toMatchObject([
        { kind: 'path' },
        { kind: 'text', text: ' {x} ' },
        { kind: 'path', path: { segments: [{ name: 'self' }, { name: 'a' }] } },
    ]);
    expect(model.querysets[0]?.calls.map(call => call.method)).toEqual([
        'filter',
        'exclude',
        'annotate',
        'filter',
        'order_by',
        'distinct',
    ]);
    expect(model.querysets[0]?.calls[2]?.arguments[1]).toMatchObject({
        name: 't',
        value: {
            kind: 'call',
            function: 'sum',
            django: { module: 'django.db.models', className: 'Sum', aggregate: true },
            arguments: [
                { segments: [{ name: 'items', toMany: true, target: { kind: 'reverse' } }, { name: 'count' }] },
            ],
            type: { kind: 'number' },
        },
    });
    expect(model.allow[0]?.where).toMatchObject({
        kind: 'or',
        right: { left: { kind: 'request', of: 'user', rest: ['is_staff'], type: { kind: 'boolean' } } },
    });
});

test('routes', async () => {
    const group = plain((await project()).routeGroups.find(({ name }) => name === 'r'));
    expect(group).toMatchObject({ kind: 'api', app: 'shop', host: 'api.example.com', prefix: 'x/' });
    expect(group?.routes.map(({ name }) => name)).toEqual([
        'named',
        'm_update',
        'm_delete',
        'r',
        'rr',
        'i',
        'schema_swagger',
        'ms',
    ]);
    const ms = group?.routes.at(-1);
    expect(ms?.settings.map(({ kind }) => kind)).toEqual([
        'filterset_fields',
        'search_fields',
        'ordering',
        'ordering_fields',
        'other',
        'queryset',
        'other',
        'other',
        'permission_classes',
    ]);
    expect(ms?.set).toMatchObject([
        { field: { segments: [{ name: 'b' }] }, value: { kind: 'expression' } },
        { field: { segments: [{ name: 'l' }] }, value: { kind: 'request', of: 'user' } },
    ]);
    expect(ms?.extraActions).toMatchObject([
        {
            name: 'close',
            methods: ['POST', 'PUT'],
            detail: true,
            path: 'shut',
            set: [{ value: { kind: 'enum-member' } }],
        },
    ]);
});

test('requests, fixtures and graphs', async () => {
    const { requests, fixtures, graphs } = plain(await project());
    expect(requests.map(({ target }) => target)).toEqual([
        { kind: 'url', path: '/raw/' },
        { kind: 'route', route: 'route:r.ms', action: 'close' },
    ]);
    expect(requests[0]?.query[0]?.name).toBe('a__lte');
    expect(requests[0]?.expectations[2]).toMatchObject({ kind: 'json', path: ['a', 'b', 0, 1, 'c'], operator: '!=' });
    expect(fixtures[0]?.rows[1]?.values.at(-1)?.value).toMatchObject({ items: [{ kind: 'row', row: 'row:f.x' }] });
    expect(graphs.map(({ name, engine, from }) => [name, engine?.name, from?.file])).toEqual([
        ['g', 'elk.layered', undefined],
        ['old', undefined, 'old.dot'],
        ['d', undefined, undefined],
    ]);
    expect(graphs[0]?.body.items.find(item => item.kind === 'edge')).toMatchObject({
        ends: [[{ name: 'a' }, { name: '1' }], [{ name: 'b' }], [{ name: 'c' }, { name: 'd' }]],
        label: 'label',
    });
});
