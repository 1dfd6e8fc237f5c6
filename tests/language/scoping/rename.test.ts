import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openFiles } from '../../support/lsp.js';

/** The files after renaming what stands at `<|>`. */
async function renamed(text: string, newName: string): Promise<string> {
    const { services, document, documents, cursors } = await openFiles(text);
    const [position] = cursors;
    if (!position) throw new Error('No <|> in the text.');
    const edit = await services.djagram.lsp.RenameProvider?.rename(document, {
        textDocument: { uri: document.uri.toString() },
        position,
        newName,
    });
    return documents
        .map(each => TextDocument.applyEdits(each.textDocument, edit?.changes?.[each.uri.toString()] ?? []))
        .join('');
}

test('a field, with its column and its mentions in every file', async () => {
    expect(
        await renamed(
            `--- p.dsl
project p { }
--- a.dsl
app a { model Thing { <|>box: Box  str "{box.size} {box}"  check box.size > 3 as c  index box_id }  model Box { size: Integer } }
--- b.dsl
serializer S of a.Thing { fields box.size, box }
`,
            'crate',
        ),
    ).toBe(`project p { }
app a { model Thing { crate: Box  str "{crate.size} {crate}"  check crate.size > 3 as c  index crate_id }  model Box { size: Integer } }
serializer S of a.Thing { fields crate.size, crate }
`);
});

test('a field, with its mentions in the options of inlines', async () => {
    const text = (name: string): string => `
app a {
    model Shop { admin { inlines Line tabular(fields=[${name}, box, [n, ${name}]], readonly_fields=[${name}], ordering=[-${name}, box.size], fk_name=shop, prepopulated_fields={ n: [${name}] }, fieldsets=[["All", { fields: [${name}] }]], verbose_name=title) } }
    model Line { shop: Shop  ${name}: Char(9)  n: Char(9)  box: Box  verbose_name: Integer }
    model Box { size: Integer }
}
`;
    expect(await renamed(text('title').replace('Shop  title', 'Shop  <|>title'), 'label')).toBe(
        text('label').replace('Shop  <|>label', 'Shop  label'),
    );
    expect(await renamed(text('title').replace('box.size', 'box.<|>size'), 'width')).toBe(
        text('title').replaceAll('size', 'width'),
    );
});

test('a model, with the names that are made of its own', async () => {
    expect(
        await renamed(
            `
app a {
    model <|>Review { book: Book }
    model Book { queryset q = filter(review.id = 3) }
    serializer S of Book { fields review_set }
}
routes v1 "v1/" in a { route "r/" viewset Review  route "l/" list Review }
request one GET v1.review.list { }
request two GET v1.review_list { }
`,
            'Comment',
        ),
    ).toBe(`
app a {
    model Comment { book: Book }
    model Book { queryset q = filter(comment.id = 3) }
    serializer S of Book { fields comment_set }
}
routes v1 "v1/" in a { route "r/" viewset Comment  route "l/" list Comment }
request one GET v1.comment.list { }
request two GET v1.comment_list { }
`);
});

test('the other end of a relation, from either side', async () => {
    const before = (declared: string, used: string) => `
app a {
    model Author { queryset q = filter(${used}.id = 3) }
    model Book { author: Author(related_name=${declared}) }
}
`;
    const after = before('works', 'works');
    expect(await renamed(before('<|>books', 'books'), 'works')).toBe(after);
    expect(await renamed(before('books', '<|>books'), 'works')).toBe(after);
});

test('a node that a chain introduced, a graph with its route, a scope with its colons', async () => {
    expect(await renamed('graph g { <|>a -- b -- a }\n', 'x')).toBe('graph g { x -- b -- x }\n');
    expect(
        await renamed('graph <|>g { a -- b }\nroutes v "" { route "g/" graph g }\nrequest r GET v.g { }\n', 'net'),
    ).toBe('graph net { a -- b }\nroutes v "" { route "g/" graph net }\nrequest r GET v.net { }\n');
    expect(await renamed('oauth2 { scope a:<|>read  client c scopes a:read }\n', 'a:look')).toBe(
        'oauth2 { scope a:look  client c scopes a:look }\n',
    );
});

test("Django's own names stay", async () => {
    await expect(renamed('model Thing { name: <|>Char(3) }\n', 'Text')).rejects.toThrow("'Char' is Django's own name");
});

test('a row of a fixture, with the requests that send its key', async () => {
    expect(
        await renamed(
            `--- a.dsl
project p { }
app a { model Box { inside: Box? } }
fixture one { a.Box <|>outer { }  a.Box inner { inside: outer } }
--- b.dsl
routes api "api/" in a { route "boxes/" viewset Box as boxes }
request one GET api.boxes.retrieve { path pk = outer }
request new POST api.boxes.create { body { inside: outer } }
`,
            'crate',
        ),
    ).toBe(`project p { }
app a { model Box { inside: Box? } }
fixture one { a.Box crate { }  a.Box inner { inside: crate } }
routes api "api/" in a { route "boxes/" viewset Box as boxes }
request one GET api.boxes.retrieve { path pk = crate }
request new POST api.boxes.create { body { inside: crate } }
`);
});
