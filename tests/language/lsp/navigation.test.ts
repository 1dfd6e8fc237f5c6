import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { askingAt, type Opened } from '../../support/lsp.js';

const project = `--- project.dsl
project shop { user_model accounts.User }
oauth2 { scope products:read  client robot scopes products:read }
--- accounts.dsl
app accounts { model User extends auth.AbstractUser { phone: Char?(30) } }
--- catalog.dsl
app catalog {
  enum Status { draft  live }
  model Category { name: Char(20)  str "{name}" }
  model Product {
    name: Char(20)
    status: Status = draft
    category: Category(related_name=products)
    owner: accounts.User
    str "{name}, {category.name}"
    check status = live as is_live
    queryset cheap(limit) = filter(name = limit)
    manager shown where status = live
    allow read where request.client = robot
  }
  serializer Brief of Product { fields name, category.name }
  serializer Long extends Brief { fields status }
}
--- api.dsl
routes v1 "api/" in catalog {
  required_scopes products:read
  route "products/" viewset Product as products { serializer Brief  queryset cheap(3)  action buy POST detail { set status = live } }
  route "net/" graph net
}
graph net directed {
  node first
  nodes catalog.Product {
    label name
    fillcolor by status { live: "red" }
  }
  edges catalog.Product.category
  first -> second -> first
}
fixture demo {
  catalog.Category books { name: "Books" }
  catalog.Product atlas { name: "Atlas"  status: live  category: books }
}
backend local { client robot }
request buy_it POST v1.products.buy on local { expect status 200 }
`;

/** The project with the cursor in the name at the `nth` place that `place` is found at. */
function at(place: string, nth = 0): string {
    let start = project.indexOf(place);
    for (let i = 0; i < nth; i++) start = project.indexOf(place, start + 1);
    expect(start, place).toBeGreaterThanOrEqual(0);
    return `${project.slice(0, start)}<|>${project.slice(start)}`;
}

/** `catalog.dsl: name: Char(20)`: a file, and the text from a place in it to the end of its line. */
function placeIn({ documents }: Opened, uri: string, range: Range): string {
    const document = documents.find(each => each.uri.toString() === uri);
    if (!document) return uri;
    const line = document.textDocument.getText({
        start: range.start,
        end: { line: range.start.line + 1, character: 0 },
    });
    return `${uri.slice(uri.lastIndexOf('/') + 1)}: ${line.trimEnd()}`;
}

const definitionOf = (text: string): Promise<string[]> =>
    askingAt(text, async (opened, position, textDocument) => {
        const provider = opened.services.djagram.lsp.DefinitionProvider;
        const links = await provider?.getDefinition(opened.document, { position, textDocument });
        return (links ?? []).map(link => placeIn(opened, link.targetUri, link.targetSelectionRange));
    });

const kinds: readonly [string, string, number, string][] = [
    ['a model of another app', 'User\n', 0, 'accounts.dsl: User extends'],
    ['an app', 'accounts.User\n', 0, 'accounts.dsl: accounts {'],
    ['an enum', 'Status = draft', 0, 'catalog.dsl: Status { draft'],
    ['a member as default', 'draft\n', 0, 'catalog.dsl: draft  live }'],
    ['a member in a condition', 'live as', 0, 'catalog.dsl: live }'],
    ['a member that a colour depends on', 'live: "red"', 0, 'catalog.dsl: live }'],
    ['a field in a template', 'name}, {', 0, 'catalog.dsl: name: Char(20)\n'],
    ['a relation in a template', 'category.name}', 0, 'catalog.dsl: category: Category'],
    ['a field behind a relation in a template', 'name}"\n    check', 0, 'catalog.dsl: name: Char(20)  str'],
    ["a serializer's field", 'name }', 0, 'catalog.dsl: name: Char(20)  str'],
    ['a parameter', 'limit)\n', 0, 'catalog.dsl: limit) = filter'],
    ['a client in a condition', 'robot\n', 0, 'project.dsl: robot scopes'],
    ['a serializer that is extended', 'Brief { fields', 0, 'catalog.dsl: Brief of'],
    ['a scope', 'products:read\n  route', 0, 'project.dsl: products:read  client'],
    ['a method of a queryset', 'cheap(3)', 0, 'catalog.dsl: cheap(limit)'],
    ['a graph', 'net\n}', 0, 'api.dsl: net directed'],
    ['a node', 'first -> second', 0, 'api.dsl: first'],
    ['a node of a chain', 'second', 0, 'api.dsl: second -> first'],
    ['a relation of edges', 'category\n  first', 0, 'catalog.dsl: category: Category'],
    ['a row', 'books }', 0, 'api.dsl: books { name'],
    ['a route of a request', 'products.buy', 0, 'api.dsl: products { serializer'],
    ['an action of a request', 'buy on local', 0, 'api.dsl: buy POST'],
    ['a backend', 'local { expect', 0, 'api.dsl: local { client'],
    ['a client of a backend', 'robot }\nrequest', 0, 'project.dsl: robot scopes'],
];

test.each(kinds)('to %s', async (_, place, nth, expected) => {
    const found = await definitionOf(at(place, nth));
    expect(found).toHaveLength(1);
    expect(`${found[0]}\n`).toContain(expected);
});

const typeOf = (text: string): Promise<string[]> =>
    askingAt(text, async (opened, position, textDocument) => {
        const provider = opened.services.djagram.lsp.TypeProvider;
        const links = await provider?.getTypeDefinition(opened.document, { position, textDocument });
        return (links ?? []).map(link => placeIn(opened, link.targetUri, link.targetSelectionRange));
    });

test.each<[string, string, string]>([
    ['a relation', 'owner: accounts', 'accounts.dsl: User extends'],
    ['a relation where a path mentions it', 'category.name }', 'catalog.dsl: Category {'],
    ['a name at the other end of a relation', 'products)', 'catalog.dsl: Product {'],
    ['a field of an enum', 'status: Status', 'catalog.dsl: Status {'],
    ['a member', 'draft\n', 'catalog.dsl: Status {'],
    ['a serializer', 'Brief { fields status', 'catalog.dsl: Product {'],
    ['a route', 'products.buy', 'catalog.dsl: Product {'],
    ['a row', 'books }', 'catalog.dsl: Category {'],
    ['a manager', 'shown where', 'catalog.dsl: Product {'],
    ['a model', 'Product as products', 'catalog.dsl: Product {'],
])('the type of %s', async (_, place, expected) => {
    const found = await typeOf(at(place));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
});

test("a field's class is Django's, and a project has no type", async () => {
    expect(await typeOf(at('phone: Char'))).toEqual(['builtin:/django.dsl']);
    expect(await typeOf(at('shop {'))).toEqual([]);
});

test("Django's own names lead into the library", async () => {
    expect(await definitionOf(at('AbstractUser'))).toEqual(['builtin:/django.dsl']);
    expect(await definitionOf(at('Char?'))).toEqual(['builtin:/django.dsl']);
});

test('what names nothing leads nowhere', async () => {
    for (const place of ['check status', '"Books"', '"{name}, ']) expect(await definitionOf(at(place))).toEqual([]);
});

test('all mentions of a field, in templates too, with or without its declaration', async () => {
    const mentions = (includeDeclaration: boolean) =>
        askingAt(at('category: Category'), async (opened, position, textDocument) => {
            const found = await opened.services.djagram.lsp.ReferencesProvider?.findReferences(opened.document, {
                position,
                textDocument,
                context: { includeDeclaration },
            });
            return (found ?? []).map(({ uri, range }) => placeIn(opened, uri, range)).sort();
        });
    const without = [
        'api.dsl: category',
        'api.dsl: category: books }',
        'catalog.dsl: category.name }',
        'catalog.dsl: category.name}"',
    ];
    expect(await mentions(false)).toEqual(without);
    expect(await mentions(true)).toEqual([...without, 'catalog.dsl: category: Category(related_name=products)'].sort());
});

test('mentions of a field from inside a template', async () => {
    const found = await askingAt(at('category.name}'), async (opened, position, textDocument) =>
        opened.services.djagram.lsp.ReferencesProvider?.findReferences(opened.document, {
            position,
            textDocument,
            context: { includeDeclaration: true },
        }),
    );
    expect(found).toHaveLength(5);
});

test('highlights tell what is declared from what is used', async () => {
    const found = await askingAt(at('first -> second'), async (opened, position, textDocument) => {
        const highlights = await opened.services.djagram.lsp.DocumentHighlightProvider?.getDocumentHighlight(
            opened.document,
            { position, textDocument },
        );
        return highlights?.map(({ kind, range }) => `${kind} ${range.start.line}`);
    });
    // 3 is LSP's Write, 2 its Read.
    expect(found?.sort()).toEqual(['2 12', '2 12', '3 6']);
});

const renamed = (text: string, newName: string): Promise<string> =>
    askingAt(text, async ({ services, document, documents }, position, textDocument) => {
        const edit = await services.djagram.lsp.RenameProvider?.rename(document, { textDocument, position, newName });
        return documents
            .map(each => TextDocument.applyEdits(each.textDocument, edit?.changes?.[each.uri.toString()] ?? []))
            .join('');
    });
const files = project.replaceAll(/^--- .+\n/gm, '');

test.each<[string, string, string, readonly [string, string][]]>([
    [
        'a field from a template',
        'category.name}',
        'group',
        [
            ['category: Category', 'group: Category'],
            ['{category.', '{group.'],
            ['name, category.', 'name, group.'],
            ['Product.category', 'Product.group'],
            ['category: books', 'group: books'],
        ],
    ],
    [
        'a member of an enum',
        'live }',
        'on_sale',
        [
            ['draft  live', 'draft  on_sale'],
            ['= live as', '= on_sale as'],
            ['status = live\n', 'status = on_sale\n'],
            ['set status = live', 'set status = on_sale'],
            ['{ live:', '{ on_sale:'],
            ['status: live', 'status: on_sale'],
        ],
    ],
    [
        'a scope',
        'products:read  client',
        'goods:look',
        [
            ['scope products:read', 'scope goods:look'],
            ['scopes products:read }', 'scopes goods:look }'],
            ['required_scopes products:read', 'required_scopes goods:look'],
        ],
    ],
    [
        'a client',
        'robot scopes',
        'machine',
        [
            ['client robot s', 'client machine s'],
            ['= robot', '= machine'],
            ['client robot }', 'client machine }'],
        ],
    ],
    [
        'a route',
        'products { serializer',
        'goods',
        [
            ['as products', 'as goods'],
            ['v1.products', 'v1.goods'],
        ],
    ],
    [
        'a block of routes',
        'v1 "api',
        'v2',
        [
            ['routes v1', 'routes v2'],
            ['v1.products', 'v2.products'],
        ],
    ],
    [
        'an action',
        'buy POST',
        'order',
        [
            ['action buy', 'action order'],
            ['products.buy', 'products.order'],
        ],
    ],
    [
        'a parameter',
        'limit)',
        'most',
        [
            ['cheap(limit)', 'cheap(most)'],
            ['name = limit', 'name = most'],
        ],
    ],
    [
        'a row',
        'books {',
        'novels',
        [
            ['Category books', 'Category novels'],
            ['category: books', 'category: novels'],
        ],
    ],
    [
        'a backend',
        'local {',
        'near',
        [
            ['backend local', 'backend near'],
            ['on local', 'on near'],
        ],
    ],
    [
        'an app',
        'accounts {',
        'people',
        [
            ['app accounts', 'app people'],
            ['user_model accounts', 'user_model people'],
            ['owner: accounts', 'owner: people'],
        ],
    ],
    [
        'a serializer',
        'Brief of',
        'Short',
        [
            ['serializer Brief', 'serializer Short'],
            ['extends Brief', 'extends Short'],
            ['{ serializer Brief', '{ serializer Short'],
        ],
    ],
])('%s is renamed wherever it is mentioned', async (_, place, newName, changes) => {
    const expected = changes.reduce((text, [from, to]) => text.replaceAll(from, to), files);
    expect(await renamed(at(place), newName)).toBe(expected);
});

test.each(['two words', '1st', '', 'a-b', 'a.b', 'naïve'])("'%s' is no name", async newName => {
    await expect(renamed(at('category: Category'), newName)).rejects.toThrow('is no name');
});

test('a scope may hold colons, but no blanks', async () => {
    await expect(renamed(at('products:read  client'), 'read products')).rejects.toThrow('is no name');
});

test("Django's own, and names that are made of others, say why they stay", async () => {
    await expect(renamed(at('AbstractUser'), 'Person')).rejects.toThrow("'AbstractUser' is Django's own name");
    const text =
        'app a { model A { x: Char(2) } }\nroutes v "v/" in a { route "a/" viewset A }\nrequest r GET v.<|>a.list { }\n';
    await expect(renamed(text, 'b')).rejects.toThrow("'a' is written nowhere");
});
