/** That everything the language can say is read, and as what. The examples are covered by other tests. */
import { describe, expect, test } from 'vitest';
import * as ast from '../../../src/language/generated/ast.js';
import { firstOf, parsed, plain } from '../../support/parsing.js';

const inModel = (line: string) => `app shop {\n  model M {\n    a: Char\n    ${line}\n    z: Char\n  }\n}\n`;

/** The one item between `a` and `z`. */
function itemOf(line: string): ast.ModelItem {
    const items = firstOf(inModel(line), ast.isModelDeclaration).items;
    expect(items.map(item => (ast.isFieldDeclaration(item) ? item.name : ''))).toHaveLength(3);
    return items[1] as ast.ModelItem;
}

describe('fields', () => {
    test.each([
        ['x: Char?(30)', { optional: true }],
        ['x: Char(30)?', { optional: true }],
        ['x: Char?', { optional: true }],
        ['x: one accounts.User(on_delete=CASCADE)', { one: true }],
        ['x: Tag[](through=ProductTag)', { many: true }],
        ['x: any', { any: true }],
        ['x: any?(for_concrete_model=false)', { any: true, optional: true }],
        ['x: Note[] by content', { many: true }],
        ['x: `a.fields.Money`?(3)', { optional: true }],
        ['x: one `a.B`', { one: true }],
    ])('%s', (line, wanted) => {
        const item = itemOf(line);
        if (!ast.isFieldDeclaration(item)) throw new Error(`${item.$type} is no field.`);
        expect(plain(item.type)).toMatchObject(wanted);
    });

    test.each([
        ['x: Decimal(10, 2) = -3.50', 'Negation'],
        ['x: Char = "a"', 'StringLiteral'],
        ['x: Boolean = true', 'BooleanLiteral'],
        ['x: Char? = null', 'NullLiteral'],
        ['x: Duration = 1h30m', 'DurationLiteral'],
        ['x: JSON = []', 'ListValue'],
        ['x: JSON = {}', 'ObjectValue'],
        ['x: Status = draft', 'Path'],
        ['x: UUID = uuid4', 'Path'],
        ['x: Char = `a.b`', 'PythonName'],
        ['x: DateTime(db_default=now())', undefined],
        ['x: Old = 3 renamed_from y', 'NumberLiteral'],
    ])('default: %s', (line, type) => {
        const item = itemOf(line);
        expect(ast.isFieldDeclaration(item) && item.default?.$type).toBe(type);
    });

    test('computed ones', () => {
        expect(plain(itemOf('area: Decimal(10, 2) computed width * height stored'))).toMatchObject({
            computed: { $type: 'Arithmetic', operator: '*' },
            stored: true,
        });
        expect(plain(itemOf('n: Char computed lower(a)'))).toMatchObject({
            computed: { $type: 'FunctionCall' },
            stored: false,
        });
    });

    test('a question mark on the next field is not this one’s', () => {
        expect(
            firstOf('model M {\n  stored: Integer computed a * b\n  stored_too: Boolean\n}', ast.isModelDeclaration)
                .items,
        ).toHaveLength(2);
    });
});

describe('lines of a model', () => {
    test.each<[string, string]>([
        ['ordering -created_at nulls last, name', 'OrderingOption'],
        ['ordering ?', 'OrderingOption'],
        ['unique a, b', 'UniqueConstraint'],
        ['unique lower(a), -b where z = 1 as one message "Taken"', 'UniqueConstraint'],
        ['unique a as one deferrable deferred nulls_not_distinct', 'UniqueConstraint'],
        ['unique a include b, c as one', 'UniqueConstraint'],
        ['index a, -b', 'IndexDeclaration'],
        ['index gin on a `django.contrib.postgres.indexes.gin_trgm_ops` as i', 'IndexDeclaration'],
        ['index hash', 'IndexDeclaration'],
        ['check a between 1 and 3 or b is not null as c message "No"', 'CheckConstraint'],
        ['check not (a in [1, 2] and b not in [draft])', 'CheckConstraint'],
        ['check created_at.year = 2026 and name `a.Lookup` "x"', 'CheckConstraint'],
        ['exclude span with "&&", room with "=" where a = 1 as e', 'ExcludeConstraint'],
        ['permissions { publish "Can publish"  close }', 'PermissionsOption'],
        ['str "{name} ({sku})"', 'StrOption'],
        ['str `shop.names.of`', 'StrOption'],
        ['verbose_name "thing"', 'MetaOption'],
        ['default_permissions "add", "view"', 'MetaOption'],
        ['get_latest_by -created_at', 'MetaOption'],
        ['managed false', 'MetaOption'],
        ['db_table "x"', 'MetaOption'],
        ['default_related_name things', 'MetaOption'],
        ['order_with_respect_to category', 'MetaOption'],
        [
            'queryset q(a, b: int = 3) = filter(x = a).exclude(y > b).annotate(n = count(items)).order_by(-n).distinct()',
            'QuerySetMethod',
        ],
        ['queryset q = live.select_related(a, b.c)', 'QuerySetMethod'],
        ['queryset q = `shop.querysets.q`', 'QuerySetMethod'],
        ['manager m where a = 1', 'ManagerDeclaration'],
        ['manager objects = `shop.managers.M`', 'ManagerDeclaration'],
        ['on post_save -> `a.b`', 'SignalHandler'],
        ['allow read, create where owner = request.user or request.client = editor', 'AllowRule'],
        ['allow read', 'AllowRule'],
        ['admin none', 'AdminBlock'],
        [
            'admin {\n      list_display a, z\n      inlines ProductTag tabular (extra=1), `a.Inline`\n      prepopulated_fields { slug: ["name"] }\n    }',
            'AdminBlock',
        ],
    ])('%s', (line, type) => {
        if (line.includes('`a.Inline`')) return expect(itemOf(line.replace(', `a.Inline`', '')).$type).toBe(type);
        expect(itemOf(line).$type).toBe(type);
    });

    test('a line goes on in lines that are indented deeper or start with and, or, where, as', () => {
        const text = inModel('unique a,\n      z\n    where a = 1\n    and z = 2\n    or\n      a = 3\n    as one');
        const unique = firstOf(text, ast.isUniqueConstraint);
        expect(unique.name).toBe('one');
        expect(unique.expressions).toHaveLength(2);
        expect(unique.condition?.$type).toBe('LogicalExpression');
    });
});

describe('whole declarations', () => {
    test.each([
        'project p {\n  database replica mysql(conn_max_age=60, host="db") env REPLICA in production for shop, accounts\n  setting SESSION_COOKIE_AGE = 3600\n  email smtp env EMAIL_URL in production\n  middleware `a.B`, `c.D`\n  logging { version: 1, loggers: {} }\n  language_code "de"\n  allowed_hosts "a.example", "b.example" env HOSTS in production\n}',
        'external app cms {\n  abstract model Page renamed_from Old extends a.B, `c.D` { title: Char(3) }\n}',
        'model M renamed_from Old {\n  a: Char\n}',
        'app shop {\n  field Money = `djmoney.models.fields.MoneyField`(max_digits, decimal_places) package "django-money"\n  signal sold(product, count)\n  task t(a: int = 3) every 15m queue slow retries 3\n  builtin function sum(expression, distinct = false) = `django.db.models.Sum`\n}',
        'app shop {\n  enum P: int { low = -1  high = 10 "High" }\n  enum D { a = `datetime.date.min` "A" }\n}',
        'app shop {\n  hyperlinked serializer S extends A, `b.C` of M {\n    fields a.b, key = c.d, *\n  }\n}'.replace(
            ', *',
            '',
        ),
        'app shop {\n  serializer S of M {\n    exclude a\n    depth 2\n    total: method\n    image: `drf_extra_fields.fields.Base64ImageField`(required=false)\n    text: Char?(max_length=3) = a.b\n    tags: T[](writable)\n  }\n}',
        'routes r "x/" in shop on "api.example.com" {\n  route re_path "^a/(?P<id>\\\\d+)$" view `a.b` GET, POST as named\n  route "u/" update M { template_name "a.html" }\n  route "d/" delete M { success_url "/" }\n  route "r/" redirect "https://example.com/"\n  route "i/" include other\n  route "s/" schema swagger\n}',
        'routes r "" in shop {\n  throttle burst 60/min for list\n  pagination none\n  renderer_classes `a.B`\n  filterset_fields a.b(lt, gte), c\n  search_fields ^name, =sku, @text\n  ordering -a, b\n  queryset live.filter(a = 1)\n  cache_page 15m\n  set owner = request.user for create\n}',
        'graph g "Title" directed {\n  node 1 "One"\n  node a [shape=box; width=1.5 color="red"]\n  edge [style=dashed]\n  graph [rankdir=LR]\n  {a 1} -> b -> {c, d} "label" [weight=2]\n  a:x:n -> b:y\n  cluster c "C" { node d  rank same }\n  label html "<b>x</b>"\n  ranksep -1\n}',
        'graph old from "old.dot"',
        'graph d {\n  nodes a.B where x = 1 [color=red] {\n    fillcolor by status { draft: "gray"  live: html "<b>" }\n    label name\n  }\n  edges a.B.c "in" { style dashed }\n  limit 5\n  render networkx\n}',
        'fixture f {\n  a.B 1 { x: [1, 2]  y: { z: null }  w: other }\n}',
        'request r POST "/raw/" on b {\n  path sku = "a"\n  query a <= 3\n  header X-Trace = "1"\n  body { a: 1, b: [x]  c: "d" }\n  expect status 201\n  expect header content-type contains "json"\n  expect json a.b[0][1].c != null\n  expect json count >= 3\n}',
        'backend b {\n  base_url "https://example.com"\n  header "X-Y" = "z"\n  timeout 1m30s\n}',
    ])('%s', text => {
        expect(parsed(text).items.length).toBeGreaterThan(0);
    });

    test('a brace on the next line opens the block all the same', () => {
        expect(plain(parsed('model M\n{\n  a: Char\n}\n'))).toEqual(plain(parsed('model M {\n  a: Char\n}\n')));
    });
});
