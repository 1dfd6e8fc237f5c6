import { expect, test } from 'vitest';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startEditor } from '../../support/editor.js';
import { type Opened, openFiles } from '../../support/lsp.js';

/** What is offered between the two `<|>`, or at the one, by title. */
async function offered(text: string, only?: readonly string[]) {
    const opened = await openFiles(text);
    const { services, document, cursors } = opened;
    const [start, end = start] = cursors;
    if (!start || !end) throw new Error('No <|> in the text.');
    const actions = await services.djagram.lsp.CodeActionProvider?.getCodeActions(document, {
        textDocument: { uri: document.uri.toString() },
        range: { start, end },
        context: { diagnostics: [], ...(only && { only: [...only] }) },
    });
    return { opened, actions: new Map(((actions ?? []) as CodeAction[]).map(action => [action.title, action])) };
}

const changed = ({ documents }: Opened, edit: WorkspaceEdit | undefined): string =>
    documents
        .map(({ textDocument }) => TextDocument.applyEdits(textDocument, edit?.changes?.[textDocument.uri] ?? []))
        .join('--- next\n');

/** The text after the action of that title; it has no findings then that it did not have. */
async function rewritten(text: string, title: string): Promise<string> {
    const { opened, actions } = await offered(text);
    expect([...actions.keys()]).toContain(title);
    const result = changed(opened, actions.get(title)?.edit);
    const errorsIn = async (files: string) =>
        (await openFiles(files)).documents.flatMap(({ diagnostics }) => diagnostics);
    const before = opened.documents.flatMap(({ diagnostics }) => diagnostics ?? []);
    const names = opened.documents.map(({ uri }) => uri.path.slice('/workspace/'.length));
    const files = result.split('--- next\n').map((part, index) => `--- ${names[index]}\n${part}`);
    expect((await errorsIn(files.join(''))).length).toBeLessThanOrEqual(before.length);
    return result;
}

test('selected fields, with their comments, become those of an abstract model', async () => {
    const text = `app shop {
  /** What we sell. */
  model Product extends Dated {
    name: Char(20)
    /** Without tax. */
    <|>price: Decimal(10, 2) // in euro
    tax: Decimal(4, 2)<|>
    ordering name
  }
  abstract model Dated { at: DateTime }
}
`;
    expect(await rewritten(text, "Extract 2 fields into the abstract model 'ProductBase'")).toBe(`app shop {
  abstract model ProductBase {
    /** Without tax. */
    price: Decimal(10, 2) // in euro
    tax: Decimal(4, 2)
  }

  /** What we sell. */
  model Product extends Dated, ProductBase {
    name: Char(20)
    ordering name
  }
  abstract model Dated { at: DateTime }
}
`);
});

test('of a model on one line too, under a name that is free', async () => {
    expect(
        await rewritten(
            'app a {\n  model A { <|>x: Integer<|>  y: Integer }\n  model ABase { z: Integer }\n}\n',
            "Extract the field into the abstract model 'ABase2'",
        ),
    ).toBe(
        'app a {\n  abstract model ABase2 { x: Integer }\n  model A extends ABase2 {  y: Integer }\n  model ABase { z: Integer }\n}\n',
    );
    expect(
        await rewritten(
            'app a { model A { <|>x: Integer<|> } }\n',
            "Extract the field into the abstract model 'ABase'",
        ),
    ).toBe('app a { abstract model ABase { x: Integer }  model A extends ABase { } }\n');
});

test('nothing is extracted from where nothing is selected, or from a proxy', async () => {
    const titles = async (text: string) => [...(await offered(text)).actions.keys()];
    expect(await titles('model A { x: Int<|>eger }\n')).toEqual([]);
    expect(await titles('model A { x: Integer }\nproxy model B of A { <|>str "{x}"<|> }\n')).toEqual([]);
});

const shop = `app shop {
  model Category { name: Char(20)  str "{product_set}" }
  model Product {
    cat<|>egory: Category(on_delete=PROTECT)
  }
  serializer Brief of Category { fields product_set }
}
`;

test('a name for the other end of a relation is written wherever the one that Django makes was used', async () => {
    expect(await rewritten(shop, "Add the reverse name 'products'")).toBe(
        `app shop {
  model Category { name: Char(20)  str "{products}" }
  model Product {
    category: Category(on_delete=PROTECT, related_name=products)
  }
  serializer Brief of Category { fields products }
}
`,
    );
});

test.each<[string, string, string]>([
    [
        'one row',
        'model User { x: Integer }\nmodel Profile { us<|>er: one User }\n',
        'user: one User(related_name=profile)',
    ],
    ['a plural', 'model A { x: Integer }\nmodel OrderEntry { a<|>: A? }\n', 'a: A?(related_name=order_entries)'],
    ['many rows', 'model A { x: Integer }\nmodel Box { a<|>: A[] }\n', 'a: A[](related_name=boxes)'],
    ['empty parentheses', 'model A { x: Integer }\nmodel Car { a<|>: A() }\n', 'a: A(related_name=cars)'],
    ['a name that is taken', 'model A { cars: Integer }\nmodel Car { a<|>: A }\n', 'a: A(related_name=cars_by_a)'],
])('the name is made for %s', async (_, text, expected) => {
    const { opened, actions } = await offered(text);
    const title = [...actions.keys()].find(each => each.startsWith('Add the reverse name'));
    expect(changed(opened, actions.get(title ?? '')?.edit)).toContain(expected);
});

test('a relation that has a name is offered none', async () => {
    for (const text of [
        'model A { x<|>: A(related_name=xs) }\n',
        'model A { x<|>: A  default_related_name xs }\n',
        'model A { x<|>: Integer }\n',
    ]) {
        expect([...(await offered(text)).actions.keys()].filter(title => title.startsWith('Add'))).toEqual([]);
    }
});

test('of relations to different models, the names at whose other ends are the same, one is given a name', async () => {
    const app = (one: string, a: string, ofA: string) => `app a {
  model A { x: Integer  str "{${a}}"  queryset q = filter(${ofA} = 1) }
  model Heir extends A { z: Integer }
  model B { y: Integer  a: A  str "{c_set}"  queryset q = filter(c.x = 1, a.${ofA} = 2) }
  model C { x: Integer  ${one}  other: B }
  serializer S of A { fields ${a} }
  serializer T of B { fields c_set, a.${a} }
  serializer U of Heir { fields ${a} }
}
`;
    expect(await rewritten(app('o<|>ne: A', 'c_set', 'c.x'), "Add the reverse name 'cs'")).toBe(
        app('one: A(related_name=cs)', 'cs', 'cs.x'),
    );
});

test('a name that two relations could have given is not changed', async () => {
    const text = `app a {
  model A { x: Integer  str "{x}" }
  model B extends A { y: Integer }
  model C { o<|>ne: A  other: B }
  serializer S of B { fields c_set }
}
`;
    expect([...(await offered(text)).actions.keys()].filter(title => title.startsWith('Add'))).toEqual([]);
});

test('a foreign key and a one to one turn into each other', async () => {
    const toOne = "Convert to OneToOneField: 'one'";
    const toMany = "Convert to ForeignKey: without 'one'";
    const app = (field: string, used: string) =>
        `app a {\n  model A { x: Integer }\n  model B { ${field} }\n  serializer S of A { fields ${used} }\n}\n`;
    expect(await rewritten(app('a<|>: A(unique)', 'b_set'), toOne)).toBe(app('a: one A', 'b'));
    expect(await rewritten(app('a<|>: A?(unique, on_delete=PROTECT)', 'x'), toOne)).toBe(
        app('a: one A?(on_delete=PROTECT)', 'x'),
    );
    expect(await rewritten(app('a<|>: A(on_delete=PROTECT, unique)', 'x'), toOne)).toBe(
        app('a: one A(on_delete=PROTECT)', 'x'),
    );
    expect(await rewritten(app('a<|>: one A?', 'x'), toMany)).toBe(app('a: A?', 'x'));
});

test('a row that turns into several is read as several, and asked for as before', async () => {
    const app = (field: string, read: string) => `app a {
  model A { x: Integer  str "{${read}}"  queryset q = exclude(b.y = 1).prefetch_related(${read}) }
  model B { ${field}  y: Integer }
  serializer S of A { fields ${read} }
}
`;
    const toMany = "Convert to ForeignKey: without 'one'";
    expect(await rewritten(app('a<|>: one A', 'b'), toMany)).toBe(app('a: A', 'b_set'));
});

test('of relations whose names clash, one is given a name, and the other keeps its own', async () => {
    const app = (one: string) => `app a {
  model A { x: Integer }
  model C { ${one}  other: A }
  serializer S of A { fields c_set }
}
`;
    expect(await rewritten(app('o<|>ne: A'), "Add the reverse name 'cs'")).toBe(app('one: A(related_name=cs)'));
    expect(await rewritten(app('o<|>ne: A'), "Convert to OneToOneField: 'one'")).toBe(app('one: one A'));
});

test('an app moves to a file of its own, with what stands above it', async () => {
    const editor = await startEditor({
        capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } },
    });
    editor.open('project p { }\n\n// What is sold.\napp shop {\n  model A { x: Integer }\n}\n\napp b { }\n');
    const start = { line: 3, character: 2 };
    const ask = () =>
        editor.ask<CodeAction[]>('textDocument/codeAction', {
            range: { start, end: start },
            context: { diagnostics: [] },
        });
    const [move] = await ask();
    expect(move).toMatchObject({ title: "Move the app 'shop' to shop.dsl", kind: 'refactor.move' });
    const [create, insert, remove] = move?.edit?.documentChanges ?? [];
    expect(create).toEqual({ kind: 'create', uri: 'file:///workspace/shop.dsl' });
    expect(insert).toMatchObject({
        textDocument: { uri: 'file:///workspace/shop.dsl' },
        edits: [{ newText: '// What is sold.\napp shop {\n  model A { x: Integer }\n}\n' }],
    });
    const rest = TextDocument.create(editor.uri, 'djagram', 1, editor.text);
    expect(TextDocument.applyEdits(rest, (remove as TextDocumentEdit).edits as never)).toBe(
        'project p { }\n\napp b { }\n',
    );
    editor.openAnother('shop.dsl', 'app other { }\n');
    expect(await ask()).toEqual([]);
});

test('a file that stands alone stays whole, and an editor that makes no files is asked for none', async () => {
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } };
    for (const [text, given] of [
        ['app a { }\napp b { }\n', capabilities],
        ['app a { }\nproject p { }\n', {}],
    ] as const) {
        const editor = await startEditor({ capabilities: given });
        editor.open(text);
        const start = { line: 0, character: 4 };
        const actions = await editor.ask('textDocument/codeAction', {
            range: { start, end: start },
            context: { diagnostics: [] },
        });
        expect(actions).toEqual([]);
    }
});

test('the lines of models are put in order where an editor asks for it, comments with them', async () => {
    const text = `<|>model A {
  str "{x}"
  ordering x

  // How many.
  x: Integer
  manager all where x > 1
  unique x as one
  y: Integer
}
model B { y: Integer  str "{y}" }
`;
    const { opened, actions } = await offered(text, ['source']);
    expect([...actions.values()].map(({ kind }) => kind)).toEqual(['source.organize.djagram']);
    expect(changed(opened, [...actions.values()][0]?.edit)).toBe(`model A {
  // How many.
  x: Integer
  y: Integer

  manager all where x > 1

  ordering x
  unique x as one

  str "{x}"
}
model B { y: Integer  str "{y}" }
`);
    expect((await offered(text)).actions.size).toBe(0);
});

test('what is in order, or shares its line, is left alone', async () => {
    for (const text of [
        '<|>model A {\n  x: Integer\n  str "{x}"\n}\n',
        '<|>model A {\n  str "{x}"  x: Integer\n}\n',
        '<|>model A {\n  str "{x}"\n  /* for\n     itself */\n\n  x: Integer\n}\n',
    ]) {
        expect((await offered(text, ['source.organize.djagram'])).actions.size).toBe(0);
    }
});

test('only what is asked for is offered', async () => {
    const text = 'model A { a<|>: A }\n';
    expect((await offered(text, ['refactor.extract'])).actions.size).toBe(0);
    expect((await offered(text, ['refactor'])).actions.size).toBe(2);
    expect((await offered(text, ['refactor.rewrite'])).actions.size).toBe(2);
    expect((await offered(text, ['quickfix'])).actions.size).toBe(0);
});
