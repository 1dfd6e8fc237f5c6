import { expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { DjagramCodeLensProvider } from '../../../src/language/lsp/code-lenses.js';
import { stateOf } from '../../../src/model/generated-state.js';
import { openFiles } from '../../support/lsp.js';

const shop = `project p { }
app shop {
  enum Status { draft }
  model Category { name: Char(20) }
  model Product { category: Category  other: Category  status: Status }
  serializer Brief of Product { fields status }
}
graph g { a -- b }
`;

/** The lenses of the shop as `line: title`, with what an editor asks of those that have none. */
async function lensesOf(isGenerated: boolean): Promise<string[]> {
    const { services, document } = await openFiles(shop);
    const { ProjectProvider, GeneratedStates } = services.djagram.meaning;
    const project = ProjectProvider.projectOf(document);
    if (isGenerated) GeneratedStates.set(ProjectProvider.filesOf(document).root, stateOf(project));
    const provider = services.djagram.lsp.CodeLensProvider;
    if (!(provider instanceof DjagramCodeLensProvider)) throw new Error('No provider.');
    return provider.provideCodeLens(document).map(lens => {
        const back: CodeLens = JSON.parse(JSON.stringify(lens));
        const { range, command } = lens.command ? lens : provider.resolve(back);
        return `${range.start.line}: ${command?.title.replace(/\$\([\w-]+\) /, '')}`;
    });
}

test('who refers to a declaration is counted when its lens is shown', async () => {
    expect(await lensesOf(false)).toEqual([
        '0: Generate Django project',
        '0: Show models',
        '1: Show models',
        '2: 1 reference',
        '3: 2 references',
        '4: 1 reference',
        '5: 0 references',
        '7: Show graph',
    ]);
});

test('those who call a queryset of a model are counted, too', async () => {
    const { services, document } = await openFiles(`app shop {
  model Product {
    price: Integer
    queryset cheap(limit = 10) = filter(price < limit)
    queryset free = cheap(1).filter(price = 0)
  }
}
`);
    const provider = services.djagram.lsp.CodeLensProvider;
    if (!(provider instanceof DjagramCodeLensProvider)) throw new Error('No provider.');
    const lenses = provider.provideCodeLens(document).filter(lens => !lens.command);
    expect(lenses.map(lens => `${lens.range.start.line}: ${provider.resolve(lens).command?.title}`)).toEqual([
        '1: 0 references',
        '3: 1 reference',
        '4: 0 references',
    ]);
});

test('the code of a model that was generated is one click away', async () => {
    expect((await lensesOf(true)).filter(lens => lens.endsWith('Generated code'))).toEqual([
        '3: Generated code',
        '4: Generated code',
    ]);
});

test('a model is another one than that of its name in another app', async () => {
    const text = 'app one { model A { x: Integer } }\napp two { model A { x: Integer } }\n';
    const { services, document } = await openFiles(text);
    const { ProjectProvider, GeneratedStates } = services.djagram.meaning;
    const { tables } = stateOf(ProjectProvider.projectOf(document));
    const state = { tables: tables.filter(({ app }) => app === 'two') };
    GeneratedStates.set(ProjectProvider.filesOf(document).root, state);
    const lenses = services.djagram.lsp.CodeLensProvider?.provideCodeLens(document, {
        textDocument: { uri: document.uri.toString() },
    });
    const shown = ((await lenses) ?? []).filter(({ command }) => command?.title === 'Generated code');
    expect(shown.map(({ range }) => range.start.line)).toEqual([1]);
});

test('a lens of a file that is gone stays without a count', async () => {
    const { services } = await openFiles(shop);
    const provider = services.djagram.lsp.CodeLensProvider as DjagramCodeLensProvider;
    const start = { line: 0, character: 0 };
    for (const data of [undefined, 7, { uri: 8 }, { uri: 'file:///gone.dsl' }]) {
        const lens = { range: { start, end: start }, data };
        expect(provider.resolve(lens)).toEqual(lens);
    }
});
