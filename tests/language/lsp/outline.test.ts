import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-protocol';
import { openFiles } from '../../support/lsp.js';

async function outlineOf(text: string): Promise<unknown> {
    const { services, document } = await openFiles(text);
    const params = { textDocument: { uri: document.uri.toString() } };
    const symbols = (await services.djagram.lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [];
    const brief = ({ name, children }: DocumentSymbol): unknown => (children ? { [name]: children.map(brief) } : name);
    return symbols.map(brief);
}

async function foldsOf(text: string): Promise<string[]> {
    const { services, document } = await openFiles(text);
    const params = { textDocument: { uri: document.uri.toString() } };
    const folds = (await services.djagram.lsp.FoldingRangeProvider?.getFoldingRanges(document, params)) ?? [];
    return folds.map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`);
}

test('the outline nests declarations as they stand', async () => {
    const outline = await outlineOf(`
        app shop {
          enum Size { small large }
          model Product {
            name: Char(20)
            ordering name
            queryset cheap = filter(price < 3)
          }
        }
        oauth2 { scope products:read }
        routes v1 "api/" in shop { route "products/" viewset Product { action publish POST detail } }
        graph g { node a  a -- b }
        fixture demo { shop.Product a1 { name: "x" } }`);
    expect(outline).toEqual([
        { shop: [{ Size: ['small', 'large'] }, { Product: ['name', 'cheap'] }] },
        { oauth2: ['products:read'] },
        { v1: [{ '"products/"': ['publish'] }] },
        { g: ['a'] },
        { demo: ['a1'] },
    ]);
});

test('a half-typed declaration is left out and its neighbours stay', async () => {
    expect(await outlineOf('model A { x: Integer }\nmodel\nmodel B { y: Integer }\n')).toEqual([
        { A: ['x'] },
        { B: ['y'] },
    ]);
});

test('blocks, comments and regions fold, and keep their last line in sight', async () => {
    const text = [
        '// region models',
        'model A {',
        '  /* what',
        '     it is */',
        '  x: Integer',
        '}',
        '// endregion',
        '',
    ].join('\n');
    expect((await foldsOf(text)).sort()).toEqual(['0-6 region', '1-4', '2-3 comment']);
});
