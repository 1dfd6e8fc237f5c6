import { expect, test } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { generatedCode } from '../../../src/server/generated-code.js';
import { askingAt } from '../../support/lsp.js';

const hoverAt = (text: string): Promise<string | undefined> =>
    askingAt(text, async ({ services, document }, position, textDocument) => {
        const hover = await services.djagram.lsp.HoverProvider?.getHoverContent(document, { position, textDocument });
        return (hover?.contents as MarkupContent | undefined)?.value;
    });

const shop = `--- project.dsl
project shop { django "6.0" }
oauth2 { scope products:read "Read products"  client robot scopes products:read }
--- catalog.dsl
app catalog {
  enum Status { draft  live "On sale" }
  abstract model Dated { at: DateTime(auto_now_add) }
  /** A thing, [on sale](http://example.com) <b>now</b>. */
  model Product extends Dated {
    name: Char(20, unique)
    status: Status = draft
    maker: Maker?
    str "{name} by {maker.title}"
    queryset live = filter(status = live and upper(name) = "X")
  }
  model Maker { title: Char(20) }
  serializer Brief of Product { fields name }
}
--- api.dsl
routes v1 "api/v1/" in catalog {
  required_scopes products:read
  permission_classes TokenHasScope
  route "products/" viewset Product { serializer Brief  actions list, retrieve  action buy POST detail }
  route "net/" graph net
}
graph net { engine neato  node a [shape=box]  a -- b }
backend local { base_url "http://127.0.0.1:8000/" }
request all GET v1.product.list on local { expect status 200 }
`;

/** The shop with the cursor before the first `at`. */
const at = (place: string, from = ''): string => {
    const start = shop.indexOf(place, from === '' ? 0 : shop.indexOf(from));
    expect(start, place).toBeGreaterThanOrEqual(0);
    return `${shop.slice(0, start)}<|>${shop.slice(start)}`;
};

test.each<[string, string, string, readonly string[]]>([
    [
        'a field class',
        'Char(20, unique',
        '',
        ['Char(max_length, …)', 'Needs `max_length`', '/en/6.0/ref/models/fields/#django.db.models.CharField'],
    ],
    ['an option', 'unique)', '', ['no two rows', 'Default: `false`', '#django.db.models.Field.unique']],
    [
        'a model',
        'Product extends',
        '',
        [
            'model Product extends Dated',
            'Table `catalog_product`',
            '- `at`: `DateTime`',
            '- `maker`: `catalog.Maker`, optional',
        ],
    ],
    ['a model where it is used', 'Maker?', '', ['Referred to by `catalog.Product.maker`']],
    ['an abstract model', 'Dated {', '', ['no table']],
    [
        'a relation, with what it implies',
        'maker: Maker',
        '',
        [
            '`ForeignKey`',
            'Column `maker_id`, may be NULL',
            'On delete: `SET_NULL` (implied)',
            'Back from `catalog.Maker`: `product_set`',
        ],
    ],
    ['a field of an enum', 'status: Status', '', ['`CharField`', 'One of `draft`, `live`']],
    ['an enum', 'Status {', '', ['- `live` = `"live"`, shown as `On sale`']],
    ['a member', 'draft', 'status: Status', ['Member of `catalog.Status`: value `"draft"`']],
    ['a field in a template', 'title}', '', ['title: Char(20)', 'field of `catalog.Maker`']],
    [
        'a function',
        'upper(',
        '',
        ['`django.db.models.functions.Upper`', '/ref/models/database-functions/#django.db.models.functions.Upper'],
    ],
    ['a scope', 'products:read\n', 'required_scopes', ['scope products:read "Read products"', 'A scope of `robot`']],
    ['a client', 'robot scopes', '', ['client robot scopes products:read']],
    ['a permission class', 'TokenHasScope', '', ['django-oauth-toolkit']],
    [
        'a route',
        'product.list',
        '',
        [
            '`/api/v1/products/`, called `v1.product`',
            '- GET `list`, scope `products:read`',
            '- POST `buy`',
            'Guarded by',
        ],
    ],
    ['a block of routes', 'v1.product', '', ['An API below `/api/v1/`']],
    ['a serializer', 'Brief  actions', '', ['Serializer of `catalog.Product`']],
    ['a graph', 'net\n', 'route "net/"', ['graph net', 'neato']],
    ['a node', 'a -- b', '', ['node a [shape=box]']],
    ['a node of a chain', 'b }', 'a -- b', ['this chain introduces']],
    ['an attribute', 'shape=', '', ['The outline of the node', 'https://graphviz.org/docs/attrs/shape/']],
    ['a backend', 'local {', 'request', ['backend local', '`http://127.0.0.1:8000/`']],
    ['a keyword', 'extends', '', ['whose fields it inherits']],
])('%s', async (_, place, from, expected) => {
    const shown = await hoverAt(at(place, from));
    for (const part of expected) expect(shown).toContain(part);
});

test.each<[string, string, readonly string[]]>([
    ['a rule of deletion', 'app a { model M { m: M?(on_delete=SET_<|>NULL) } }', ['refer to nothing from then on']],
    ['a signal', 'app a { model M { on post_<|>save -> `a.f` } }', ['after a row was saved', '/ref/signals/#']],
    ['a lookup', 'app a { model M { x: Char(9)  queryset q = filter(x istarts<|>with "a") } }', ['whatever the case']],
    ['a method', 'app a { model M { queryset q = select_for_<|>update() } }', ['Locks the rows']],
    ['a field of a serializer', 'app a { model M {}  serializer S of M { x: Sl<|>ug } }', ['letters, digits']],
    [
        'an option of it',
        'app a { model M {}  serializer S of M { x: Slug(read_<|>only) } }',
        ['ignored where a request'],
    ],
    [
        'a setting of a route',
        'app a { model M {} }\nroutes r "" in a { route "m" viewset M { lookup_<|>field id } }',
        ['by which a URL names'],
    ],
    [
        'a class of such a setting',
        'app a { model M {} }\nroutes r "" in a { permission_classes IsAdmin<|>User  route "m" viewset M }',
        ['is_staff'],
    ],
    [
        'an option of the admin',
        'app a { model M { admin { list_<|>display pk } } }',
        ['columns of the list', 'ModelAdmin.list_display'],
    ],
    ['a setting of the project', 'project p { time_<|>zone "UTC" }', ['TIME_ZONE']],
])('%s is explained in words', async (_, text, expected) => {
    const shown = await hoverAt(text);
    for (const part of expected) expect(shown).toContain(part);
});

test('a field says how its column is called in the databases of its project, or in all', async () => {
    expect(await hoverAt(at('name: Char(20'))).toContain('Column type: sqlite `varchar(20)`.');
    expect(await hoverAt('model A { <|>x: Decimal(10, 2) }\n')).toContain(
        'Column type: sqlite `decimal`, postgresql `numeric(10, 2)`, mysql `numeric(10, 2)`, oracle `NUMBER(10, 2)`.',
    );
    const project = 'project p { database default sqlite in development  database default mariadb in production }\n';
    expect(await hoverAt(`${project}app a { model A { <|>x: UUID } }\n`)).toContain(
        'Column type: sqlite `char(32)`, mysql `char(32)`.',
    );
});

test('with a generator at hand, the Python that is made of it is shown', async () => {
    const shown = (text: string) =>
        askingAt(text, async ({ services, document }, position, textDocument) => {
            services.djagram.meaning.GeneratedCode.use(generatedCode(services.shared.workspace));
            const hover = await services.djagram.lsp.HoverProvider?.getHoverContent(document, {
                position,
                textDocument,
            });
            return (hover?.contents as MarkupContent | undefined)?.value;
        });
    expect(await shown(at('maker: Maker'))).toContain(
        '```python\nmaker = models.ForeignKey("Maker", on_delete=models.SET_NULL, null=True, blank=True)\n```',
    );
    expect(await shown(at('Maker {'))).toContain('```python\nclass Maker(models.Model):\n');
    expect(await shown(at('Char(20, unique'))).not.toContain('```python');
});

test("a user's text formats nothing, links nowhere and is no HTML", async () => {
    const shown = await hoverAt(at('Product extends'));
    expect(shown).toContain(String.raw`A thing, \[on sale\]\(http\:\/\/example\.com\) \<b\>now\<\/b\>`);
});

test('backticks in names and labels end no code', async () => {
    const text = 'enum <|>E { a "```x```" }\n';
    expect(await hoverAt(text)).toContain('shown as ```` ```x``` ````');
});

test('a blank, a number and a text have nothing to say', async () => {
    for (const text of [
        'model A {<|> }',
        'model A { x: Char(<|>20) }',
        'model A { x: Char(20, help_text="te<|>xt") }',
    ]) {
        expect(await hoverAt(text)).toBeUndefined();
    }
});

test.each([
    ['an engine of a database', 'project p { database default postgre<|>sql }', 'PostgreSQL'],
    [
        "a setting of Django's",
        'project p { django "5.2"  setting SECURE_HS<|>TS_SECONDS = 60 }',
        '/en/5.2/ref/settings/#std-setting-SECURE_HSTS_SECONDS',
    ],
    ['a stage', 'project p { database default sqlite in produ<|>ction }', 'runs for others'],
    ['a grant', 'oauth2 { grants client_cre<|>dentials }', 'its own secret'],
    ['a layout engine', 'graph g { engine sf<|>dp }', 'large graphs'],
    ['a method of HTTP', 'app a { }\nroutes r "" in a { route "x/" view x PO<|>ST }', 'Makes something new'],
    [
        'a rule of deletion, by its option',
        'model A { a: A(on_del<|>ete=CASCADE) }',
        '`SET_NULL` where the relation is optional',
    ],
    ['an option of several types', 'model A { f: File(upload<|>_to="x/") }', 'Takes a text or a function of Python'],
    [
        'the way back of many',
        'app a { model A { x: Integer }  model B { a: A(related_name=b<|>s) } }',
        '`a.A` calls the rows of `a.B`',
    ],
    [
        'the way back of one',
        'app a { model A { x: Integer }  model B { a: one A(related_name=b<|>s) } }',
        'calls the row of `a.B` that leads',
    ],
])('%s says what it is', async (_, text, expected) => {
    expect(await hoverAt(text)).toContain(expected);
});

test('columns are shown with the names of options, not as Django fills them in', async () => {
    const decimal = await hoverAt('model A { a: Deci<|>mal(5, 2) }');
    expect(decimal).toContain('`numeric(max_digits, decimal_places)');
    expect(decimal).not.toContain('%(');
});

test('a scope is one name, whichever part of it is pointed at', async () => {
    const ranges = await askingAt(
        'oauth2 { scope books:re<|>ad  client c scopes books:read }',
        async ({ services, document }, position, textDocument) => {
            const hover = await services.djagram.lsp.HoverProvider?.getHoverContent(document, {
                position,
                textDocument,
            });
            return hover?.range && document.textDocument.getText(hover.range);
        },
    );
    expect(ranges).toBe('books:read');
});
