import { expect, test } from 'vitest';
import { emitted, emittedFile } from '../../support/emitting.js';

interface Entry {
    readonly model: string;
    readonly pk?: unknown;
    readonly fields: Readonly<Record<string, unknown>>;
}

async function rows(models: string, fixtures: string): Promise<Entry[]> {
    const files = await emitted(`project p { user_model shop.User }
app shop { model User extends auth.AbstractUser { } ${models} } ${fixtures}`);
    return JSON.parse(files.get('shop/fixtures/f.json') ?? 'null');
}

test('knows users by their names, with a password that nobody has', async () => {
    expect(
        await rows(
            'model A { owner: User }',
            'fixture f { shop.User ann { username: "ann" } shop.A a { owner: ann } }',
        ),
    ).toEqual([
        { model: 'shop.user', fields: { username: 'ann', password: '!' } },
        { model: 'shop.a', pk: 1, fields: { owner: ['ann'] } },
    ]);
});

test('writes the times that saving would', async () => {
    const [row] = await rows(
        'model A { a: DateTime(auto_now)  b: Date(auto_now_add)  c: Time(auto_now)  d: DateTime(auto_now_add)  e: DateTime = now }',
        'fixture f { shop.A a { d: "2020-05-05T00:00:00Z" } }',
    );
    expect(row?.fields).toEqual({
        a: '2026-01-01T00:00:00Z',
        b: '2026-01-01',
        c: '00:00:00',
        d: '2020-05-05T00:00:00Z',
    });
});

test('writes each kind of value as its column reads it', async () => {
    const files = await emitted(`project p { }
app shop { enum E { a = "x" } enum N: int { low = 3 }
model A { d: Decimal(5, 2)  e: E  n: N  t: Duration  j: JSON  b: Binary  i: BigInteger  s: Char(9)  o: Boolean  z: Integer? } }
fixture f { shop.A a { d: 1.50  e: a  n: low  t: 1h30m  j: { a: [1.50, null] }  b: "ü"  i: 9007199254740993  s: "a\\"\\n"  o: true  z: null } }`);
    expect(files.get('shop/fixtures/f.json')).toBe(`[
  {
    "model": "shop.a",
    "pk": 1,
    "fields": {
      "d": "1.50",
      "e": "x",
      "n": 3,
      "t": "P0DT01H30M00S",
      "j": {
        "a": [1.50, null]
      },
      "b": "w7w=",
      "i": 9007199254740993,
      "s": "a\\"\\n",
      "o": true,
      "z": null
    }
  }
]
`);
});

test('writes rows of through tables behind the others', async () => {
    expect(
        await rows(
            'model A { bs: B[](through=L)  cs: B[](related_name=x) } model B { } model L { b: B  a: A  since: DateTime(auto_now) }',
            'fixture f { shop.L l { a: a  b: c } shop.A a { bs: [b, c]  cs: [c] } shop.B b { } shop.B c { } }',
        ),
    ).toEqual([
        { model: 'shop.l', pk: 1, fields: { b: 2, a: 1, since: '2026-01-01T00:00:00Z' } },
        { model: 'shop.a', pk: 1, fields: { cs: [2] } },
        { model: 'shop.b', pk: 1, fields: {} },
        { model: 'shop.b', pk: 2, fields: {} },
        { model: 'shop.l', pk: 2, fields: { since: '2026-01-01T00:00:00Z', a: 1, b: 1 } },
        { model: 'shop.l', pk: 3, fields: { since: '2026-01-01T00:00:00Z', a: 1, b: 2 } },
    ]);
});

test('writes a row for each table of a model with parents', async () => {
    expect(
        await rows(
            'model A { a: Integer } model B extends A { b: Integer }',
            'fixture f { shop.A x { a: 1 } shop.B y { a: 2  b: 3 } }',
        ),
    ).toEqual([
        { model: 'shop.a', pk: 1, fields: { a: 1 } },
        { model: 'shop.a', pk: 2, fields: { a: 2 } },
        { model: 'shop.b', pk: 2, fields: { a_ptr: 2, b: 3 } },
    ]);
});

test('refers to rows by whatever their key is', async () => {
    const found = await rows(
        `model A { id: UUID(primary_key) = uuid4 } model B { code: Slug(primary_key) } model C { sku: Char(9, unique) }
         model D { a: A  b: B  c: C(to_field=sku)  any: any  user: any }`,
        'fixture f { shop.A a { } shop.B b { code: "bb" } shop.C c { sku: "cc" } shop.User u { username: "u" } shop.D d { a: a  b: b  c: c  any: c  user: u } }',
    );
    expect(found.find(({ model }) => model === 'shop.user')?.pk).toBe(1);
    expect(found.at(-1)?.fields).toEqual({
        a: '00000000-0000-4000-8000-000000000001',
        b: 'bb',
        c: 'cc',
        content_type: ['shop', 'c'],
        object_id: 1,
        user_content_type: ['shop', 'user'],
        user_object_id: 1,
    });
});

test('counts keys through all fixtures, so that they can be loaded together', async () => {
    const found = await rows('model A { }', 'fixture g { shop.A a { } } fixture f { shop.A b { } }');
    expect(found).toEqual([{ model: 'shop.a', pk: 2, fields: {} }]);
});

test('stands in the last of the apps whose rows it holds', async () => {
    const files = await emitted(`project p { } app one { model A { } } app two { model B { } } app three { model C { } }
        fixture f { two.B b { } one.A a { } }`);
    expect([...files.keys()].filter(path => path.includes('fixtures/'))).toEqual(['two/fixtures/f.json']);
});

test('is loaded by its test into the databases alone that have its tables', async () => {
    const text = (project: string): string => `project p { ${project} }
app shop { model Item { name: Char(9) } }
app past { model Event { name: Char(9) } }
fixture one { shop.Item a { name: "a" } }
fixture two { past.Event b { name: "b" } }`;
    const routed = text('database default sqlite  database archive sqlite "a.sqlite3" for past');
    expect(await emittedFile('shop/tests/test_fixtures.py', routed)).toContain('    databases = ("default",)\n');
    expect(await emittedFile('past/tests/test_fixtures.py', routed)).toContain('    databases = ("archive",)\n');
    expect(await emittedFile('shop/tests/test_fixtures.py', text('database default sqlite'))).not.toContain(
        'databases',
    );
});

test('writes a key of several columns as these columns', async () => {
    const found = await rows(
        `model A { bs: B[](through=L)  cs: B[](through=K, related_name=x) } model B { }
         model L { pk: CompositePrimaryKey(a, b)  a: A  b: B }
         model K { pk: CompositePrimaryKey(a, b)  a: A  b: B  n: Integer = 1 }`,
        'fixture f { shop.A a { bs: [b] } shop.B b { } shop.K k { a: a  b: b  n: 3 } }',
    );
    expect(found.slice(2)).toEqual([
        { model: 'shop.k', fields: { a: 1, b: 1, n: 3 } },
        { model: 'shop.l', fields: { a: 1, b: 1 } },
    ]);
});

test('is a file for each of several databases, which its test and the README load', async () => {
    const files = await emitted(`project p { database default sqlite  database archive sqlite "a.sqlite3" for past }
app shop { model Item { name: Char(9) } }
app past { model Event { name: Char(9) } }
fixture one { auth.User ann { username: "ann"  password: "!" } past.Event b { name: "b" } }
fixture two { past.Event c { name: "c" } }`);
    const paths = [...files.keys()].filter(path => path.includes('fixtures/')).sort();
    expect(paths).toEqual([
        'past/fixtures/one.archive.json',
        'past/fixtures/one.default.json',
        'past/fixtures/two.json',
    ]);
    expect(JSON.parse(files.get('past/fixtures/one.archive.json') ?? '')).toEqual([
        { model: 'past.event', pk: 1, fields: { name: 'b' } },
    ]);
    expect(files.get('past/tests/test_fixtures.py')).toContain('    databases = ("default", "archive")\n');
    const readme = files.get('README.md');
    expect(readme).toContain('loaddata one\n$ python manage.py loaddata one --database archive\n');
    expect(readme).toContain('migrate --database archive\n$ python manage.py loaddata one\n');
    expect(readme).toContain('$ python manage.py loaddata two --database archive\n');
});
