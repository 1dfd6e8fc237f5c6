import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { colourPresentations, documentColours } from '../../../src/language/lsp/document-colours.js';
import { selectionRanges } from '../../../src/language/lsp/selection-ranges.js';
import { askingAt, openFiles } from '../../support/lsp.js';

const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** A text with its inlay hints in guillemets. */
async function withHints(text: string, settings = {}): Promise<string> {
    const { services, document } = await openFiles(text);
    services.shared.workspace.ConfigurationProvider.updateConfiguration({
        settings: { djagram: { inlayHints: settings } },
    });
    const textDocument = { uri: document.uri.toString() };
    const hints = await services.djagram.lsp.InlayHintProvider?.getInlayHints(document, {
        textDocument,
        range: everything,
    });
    const found = [...(hints ?? [])].sort(
        (a, b) => b.position.line - a.position.line || b.position.character - a.position.character,
    );
    return found.reduce((shown, { position, label }) => {
        const offset = document.textDocument.offsetAt(position);
        return `${shown.slice(0, offset)}«${label}»${shown.slice(offset)}`;
    }, text);
}

test('hints show what a relation implies, and nothing that it says', async () => {
    expect(
        await withHints(`app a {
  abstract model Owned { owner: A }
  model A {
    name: Char(20)
    one_of: one A
    maybe: A?
    said: A(on_delete=PROTECT)
    named: A(related_name=others)
    all: A(on_delete=CASCADE, related_name=everything)
    many: A[]
    hidden: A?(related_name="+")
  }
}
`),
    ).toBe(`app a {
  abstract model Owned { owner: A«on_delete=CASCADE» }
  model A {
    name: Char(20)
    one_of: one A«on_delete=CASCADE, related_name=a»
    maybe: A?«on_delete=SET_NULL, related_name=a_set»
    said: A(on_delete=PROTECT)«related_name=a_set»
    named: A(related_name=others)«on_delete=CASCADE»
    all: A(on_delete=CASCADE, related_name=everything)
    many: A[]«related_name=a_set»
    hidden: A?(related_name="+")«on_delete=SET_NULL»
  }
}
`);
});

test('hints show the names by which a route is reversed', async () => {
    expect(
        await withHints(`app a { model A { x: Integer } }
routes v1 "api/" in a {
  route "a/" viewset A
  route "b/" viewset A as bs { actions list  action to_buy POST detail }
  route "c/" list A as all_of_them
}
routes web "" in a { route "d/" list A  route "e/" include \`x.urls\`  route "f/" redirect web.a_list as old }
`),
    ).toBe(`app a { model A { x: Integer } }
routes v1 "api/" in a {
  route "a/" viewset A«v1:a-list, v1:a-detail»
  route "b/" viewset A as bs«v1:bs-list, v1:bs-to-buy» { actions list  action to_buy POST detail }
  route "c/" list A as all_of_them«v1:all_of_them»
}
routes web "" in a { route "d/" list A«web:a_list»  route "e/" include \`x.urls\`  route "f/" redirect web.a_list as old«web:old» }
`);
});

test('hints are what the settings say', async () => {
    const text =
        'model B { y: Char(5, primary_key) }\nmodel A { b: B  x: Decimal(3, 1)  many: B[] }\nroutes w "" { route "" list A }\n';
    expect(await withHints(text, { implied: false, urlNames: false })).toBe(text);
    expect(await withHints(text, { implied: false, urlNames: false, columnTypes: true })).toBe(
        text
            .replace('primary_key)', 'primary_key)«varchar(5)»')
            .replace('b: B', 'b: B«varchar(5)»')
            .replace('(3, 1)', '(3, 1)«decimal»'),
    );
    const project = 'project p { database default postgresql }\napp a { model A { x: Decimal(3, 1) } }\n';
    expect(await withHints(project, { columnTypes: true })).toBe(project.replace('1)', '1)«numeric(3, 1)»'));
});

const signatureAt = (text: string) =>
    askingAt(text, async ({ services, document }, position, textDocument) => {
        const help = await services.djagram.lsp.SignatureHelp?.provideSignatureHelp(document, {
            position,
            textDocument,
        });
        const [signature] = help?.signatures ?? [];
        const active = signature?.parameters?.[help?.activeParameter ?? -1]?.label;
        return signature && `${signature.label} ${active ?? '-'}`;
    });

test.each<[string, string | undefined]>([
    ['model A { x: Decimal(<|>', 'Decimal(max_digits, decimal_places, …) max_digits'],
    ['model A { x: Decimal(10, <|>) }', 'Decimal(max_digits, decimal_places, …) decimal_places'],
    ['model A { x: Decimal(10, 2, <|>) }', 'Decimal(max_digits, decimal_places, …) -'],
    ['model A { x: Char(20, help_text=<|>) }', 'Char(max_length, db_collation, help_text, …) help_text'],
    ['model A { x: Char<|>(20) }', undefined],
    ['model A { x: Char(20) <|>}', undefined],
    ['model A { x: Char(20, help_text="a <|>b") }', undefined],
    [
        'model A { x: Char(9, validators=[RegexValidator(<|>',
        'RegexValidator(regex, message, code, inverse_match, flags) regex',
    ],
    [
        'model A { x: Char(9, validators=[RegexValidator("^a", code=<|>)]) }',
        'RegexValidator(regex, message, code, inverse_match, flags) code',
    ],
    ['model A { x: Integer  queryset q = annotate(n = count(<|>', 'count(expression, distinct, filter) expression'],
    ['model A { x: Integer  queryset q = annotate(n = sum(x, <|>)) }', 'sum(expression, distinct, filter, default) -'],
    [
        'model A { x: Integer  queryset q = annotate(n = sum(x, filter=(x = <|>))) }',
        'sum(expression, distinct, filter, default) filter',
    ],
    ['model A { x: Char(9)  check left(x, <|>) = "a" as c }', 'left(expression, length) length'],
    ['model A { x: Char(9)  check coalesce(x, lower(<|>)) = "a" as c }', 'lower(expression) expression'],
    ['model A { x: Integer  queryset q(low, high) = filter(x > low)  queryset r = q(1, <|>) }', 'q(low, high) high'],
    ['model A { x: Array(Char(<|>', 'Char(max_length, db_collation, …) max_length'],
])('%s is helped with %s', async (text, expected) => {
    expect(await signatureAt(text)).toBe(expected);
});

async function coloursOf(text: string): Promise<string[]> {
    const { document } = await openFiles(text);
    return documentColours(document).map(({ range, color }) => {
        const channels = [color.red, color.green, color.blue].map(channel => Math.round(channel * 255));
        return `${document.textDocument.getText(range)} ${channels.join(',')}`;
    });
}

test('colours of graphs are shown, each on its own', async () => {
    expect(
        await coloursOf(`model P { s: S }
enum S { a }
graph g {
  node n [color=red, fillcolor="palegreen:#0000ff;0.5", label="blue", shape=box]
  bgcolor "0.5 1 1"
  nodes P {
    fillcolor by s { a: "gray80" }
  }
}
`),
    ).toEqual(['red 255,0,0', 'palegreen 152,251,152', '#0000ff 0,0,255', '0.5 1 1 0,255,255', 'gray80 204,204,204']);
});

test('a chosen colour is written so that it can stand there', async () => {
    const { document } = await openFiles('graph g {\n  node n [color=red]\n  node m [color="red"]\n}\n');
    const choices = (index: number, color: { red: number; green: number; blue: number; alpha: number }) => {
        const range = documentColours(document)[index]?.range ?? everything;
        const textDocument = { uri: document.uri.toString() };
        return colourPresentations(document, { textDocument, color, range }).map(({ textEdit }) => textEdit?.newText);
    };
    const lime = { red: 0, green: 1, blue: 0, alpha: 1 };
    expect(choices(0, lime)).toEqual(['"#00ff00"', 'green', 'lime']);
    expect(choices(1, lime)).toEqual(['#00ff00', 'green', 'lime']);
    expect(choices(1, { red: 0.5, green: 0.25, blue: 0.1, alpha: 0.5 })).toEqual(['#80401a80']);
});

test('a selection grows from the word to its file', async () => {
    const { document, cursors } = await openFiles('app a { model A { x: Ch<|>ar(20) } }\n');
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = selectionRanges(document, cursors)[0]; at; at = at.parent) {
        texts.push(document.textDocument.getText(at.range).trim());
    }
    expect(texts).toEqual([
        'Char',
        'Char(20)',
        'x: Char(20)',
        'model A { x: Char(20) }',
        'app a { model A { x: Char(20) } }',
    ]);
});

test("a graph's file is a link", async () => {
    const { services, document } = await openFiles(
        'graph a from "old.dot"\ngraph b from "https://example.com/x.dot"\ngraph c { }\n',
    );
    const links = await services.djagram.lsp.DocumentLinkProvider?.getDocumentLinks(document, {
        textDocument: { uri: document.uri.toString() },
    });
    expect(links?.map(({ target }) => target)).toEqual(['file:///workspace/old.dot']);
});

test('declarations of all files are found by name', async () => {
    const { services } = await openFiles(
        '--- a.dsl\napp shop { model Product { x: Integer } }\n--- b.dsl\ngraph product_net { }\n',
    );
    const symbols = await services.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query: 'prod' });
    expect(symbols?.map(({ name }) => name).sort()).toEqual(['Product', 'product_net']);
});

test('what stands in a declaration is found when it is asked for, and said with what it stands in', async () => {
    const { services } = await openFiles(
        '--- a.dsl\napp shop {\n  enum State { sold  kept }\n  model Product { sku: Char(20) }\n}\n--- b.dsl\nroutes api "" in shop { route "s/" view page as sold_page }\n',
    );
    const find = async (query: string): Promise<string[]> => {
        const symbols = (await services.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query })) ?? [];
        return symbols.map(({ name, containerName }) => `${containerName ?? ''}.${name}`).sort();
    };
    expect(await find('sku')).toEqual(['shop.Product.sku']);
    expect(await find('sold')).toEqual(['api.sold_page', 'shop.State.sold']);
    expect(await find('shop.prod')).toEqual(['shop.Product', 'shop.Product.sku']);
    expect(await find('📚')).toEqual([]);
    expect(await find('')).toEqual(['.api', '.shop', 'api.sold_page', 'shop.Product', 'shop.State']);
});

/** What is edited together at the cursor, as places `line:character`. */
const linkedAt = (text: string) =>
    askingAt(text, ({ services, document }, position) =>
        services.djagram.editing.LinkedEditing.rangesAt(document, position)?.ranges.map(
            ({ start }) => `${start.line}:${start.character}`,
        ),
    );

test('names that only their declaration knows are edited together', async () => {
    expect(await linkedAt('graph g {\n  no<|>de a\n}\n')).toBeUndefined();
    expect(await linkedAt('graph g {\n  node first\n  fi<|>rst -- b -- first\n}\n')).toEqual(['1:7', '2:2', '2:16']);
    expect(await linkedAt('graph g {\n  a -- new<|>er\n  newer -- c\n}\n')).toEqual(['1:7', '2:2']);
    expect(await linkedAt('model A { x: Integer\n  queryset q(lim<|>it) = filter(x = limit)\n}\n')).toEqual([
        '1:13',
        '1:33',
    ]);
});

test('names that others may mention are renamed instead, and what stands alone is typed', async () => {
    expect(await linkedAt('model A<|> { x: A }\n')).toBeUndefined();
    expect(await linkedAt('graph g { a -- lon<|>ely }\n')).toBeUndefined();
});
