/** Names in texts and keys, which are names all the same: they lead somewhere, are found, and are renamed along. */
import { expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { askingAt } from '../../support/lsp.js';

const models = `project library { django "5.2" }
app people {
  enum Role { guest  staff }
  model Member {
    card: Char(12, unique)
    role: Role = guest
  }
}
`;

const library = `app books {
  model Book {
    isbn: Char(13, unique)
    title: Char(200)
    slug: Slug
    owner: people.Member(limit_choices_to={ role: "staff", card__startswith: "x" })
    admin { prepopulated_fields { slug: ["title"] } }
  }
  model Loan { book: Book  due: Date }
  serializer MemberBrief of people.Member { fields id, card }
  serializer BookBrief of Book { fields id, title, owner.card, by = owner.role }
  serializer BookFull of Book {
    fields *
    owner: MemberBrief(write_by=id)
  }
}
routes api "api/" in books {
  route "books/" viewset Book as books { lookup_field isbn  serializer BookFull  serializer BookBrief for list }
  route "books/<str:isbn>/loans/" viewset Loan under books by book
}
routes web "" in books {
  route "é📚/<slug:slug>/" detail Book
  route re_path "old/(?P<isbn>[0-9]+)/" detail Book as old
}
backend here { base_url "http://127.0.0.1/" }
request make POST api.books.create on here { body { title: "T"  "isbn": "1"  owner_id: 1 } }
request all GET api.books.list on here { expect json results[0].owner_card = "1"  expect json results[0].by = staff }
`;

/** All lines that renaming what is at the cursor changes, as they are then. */
const renaming = (text: string, newName: string): Promise<string[]> =>
    askingAt(text, async ({ services, document, documents }, position, textDocument) => {
        const edit = await services.djagram.lsp.RenameProvider?.rename(document, { position, textDocument, newName });
        return documents.flatMap(each => changedLines(each.textDocument, edit ?? {}));
    });

function changedLines(document: { uri: string; getText(): string }, { changes = {} }: WorkspaceEdit): string[] {
    const before = document.getText();
    const text = TextDocument.create(document.uri, 'djagram', 1, before);
    const after = TextDocument.applyEdits(text, changes[document.uri] ?? []).split('\n');
    const old = before.split('\n');
    return after.filter((line, index) => line !== old[index]).map(line => line.trim());
}

const withCursor = (text: string, at: string): string => {
    const [before, after, ...more] = text.split(at.replace('<|>', ''));
    if (before === undefined || after === undefined || more.length > 0) throw new Error(`'${at}' stands not once.`);
    return `${before}${at}${after}`;
};

/** Both files, with the cursor at the place in the second. */
const project = (at: string): string => `${models}--- books.dsl\n${withCursor(library, at)}`;

test('a field is renamed in URLs, in keys of requests and in what the admin fills in', async () => {
    expect(await renaming(project('ti<|>tle: Char'), 'heading')).toEqual([
        'heading: Char(200)',
        'admin { prepopulated_fields { slug: ["heading"] } }',
        'serializer BookBrief of Book { fields id, heading, owner.card, by = owner.role }',
        'request make POST api.books.create on here { body { heading: "T"  "isbn": "1"  owner_id: 1 } }',
    ]);
    expect(await renaming(project('is<|>bn: Char'), 'ean')).toEqual([
        'ean: Char(13, unique)',
        'route "books/" viewset Book as books { lookup_field ean  serializer BookFull  serializer BookBrief for list }',
        'route "books/<str:ean>/loans/" viewset Loan under books by book',
        'route re_path "old/(?P<ean>[0-9]+)/" detail Book as old',
        'request make POST api.books.create on here { body { title: "T"  "ean": "1"  owner_id: 1 } }',
    ]);
    expect(await renaming(project('sl<|>ug: Slug'), 'handle')).toEqual([
        'handle: Slug',
        'admin { prepopulated_fields { handle: ["title"] } }',
        'route "é📚/<slug:handle>/" detail Book',
    ]);
});

test('a relation is renamed where a key is made of its name, and where it is shown by another serializer', async () => {
    expect(await renaming(project('ow<|>ner: people'), 'holder')).toEqual([
        'holder: people.Member(limit_choices_to={ role: "staff", card__startswith: "x" })',
        'serializer BookBrief of Book { fields id, title, holder.card, by = holder.role }',
        'holder: MemberBrief(write_by=id)',
        'request make POST api.books.create on here { body { title: "T"  "isbn": "1"  holder_id: 1 } }',
        'request all GET api.books.list on here { expect json results[0].holder_card = "1"  expect json results[0].by = staff }',
    ]);
});

test("a field of another file is renamed in Django's dictionaries of lookups, from there as well", async () => {
    const expected = [
        'number: Char(12, unique)',
        'owner: people.Member(limit_choices_to={ role: "staff", number__startswith: "x" })',
        'serializer MemberBrief of people.Member { fields id, number }',
        'serializer BookBrief of Book { fields id, title, owner.number, by = owner.role }',
        'request all GET api.books.list on here { expect json results[0].owner_number = "1"  expect json results[0].by = staff }',
    ];
    expect(await renaming(project('ca<|>rd__startswith'), 'number')).toEqual(expected);
    expect(await renaming(project('results[0].owner_ca<|>rd'), 'number')).toEqual(expected);
});

test('a key that a serializer gives a name is renamed in what is expected', async () => {
    expect(await renaming(project('<|>by = owner.role }'), 'rank')).toEqual([
        'serializer BookBrief of Book { fields id, title, owner.card, rank = owner.role }',
        'request all GET api.books.list on here { expect json results[0].owner_card = "1"  expect json results[0].rank = staff }',
    ]);
});

test.each([
    ['"é📚/<slug:sl<|>ug>/"', 'slug: Slug'],
    ['"books/<str:is<|>bn>/loans/"', 'isbn: Char(13, unique)'],
    ['"old/(?P<is<|>bn>', 'isbn: Char(13, unique)'],
    ['body { ti<|>tle:', 'title: Char(200)'],
    ['"is<|>bn": "1"', 'isbn: Char(13, unique)'],
    ['slug: ["ti<|>tle"]', 'title: Char(200)'],
    ['results[0].own<|>er_card', 'owner: people.Member'],
    ['{ ro<|>le: "staff"', 'role: Role = guest'],
])('%s leads to its declaration', async (at, expected) => {
    const lines = await askingAt(project(at), async ({ services, document, documents }, position, textDocument) => {
        const links = await services.djagram.lsp.DefinitionProvider?.getDefinition(document, {
            position,
            textDocument,
        });
        return links?.map(({ targetUri, targetRange }) =>
            documents.find(({ uri }) => uri.toString() === targetUri)?.textDocument.getText(targetRange),
        );
    });
    expect(lines).toEqual([expect.stringContaining(expected)]);
});

test.each([
    ['the parameter of a list, which no field is meant by', 'route "b/<slug:x<|>x>/" list Book'],
    ['a key that a body has for itself', 'request r POST api.books.create on here { body { unk<|>nown: 1 } }'],
])('%s leads nowhere', async (_, line) => {
    const text = line.startsWith('route')
        ? library.replace('route "é📚', `${line}\n  route "é📚`)
        : `${library}${line}\n`;
    const found = await askingAt(`${models}--- books.dsl\n${text}`, ({ services, document }, position, textDocument) =>
        services.djagram.lsp.DefinitionProvider?.getDefinition(document, { position, textDocument }),
    );
    expect(found).toBeUndefined();
});

test('a name that is taken is refused, and nothing is renamed', async () => {
    await expect(renaming(project('ti<|>tle: Char'), 'isbn')).rejects.toThrow(
        "There is a field 'isbn' beside it already.",
    );
    await expect(renaming(models.replace('guest  staff', 'gu<|>est  staff'), 'staff')).rejects.toThrow('staff');
});
