import { expect, test } from 'vitest';
import { openWorkspace } from '../../src/language/workspace.js';

const sources = (texts: Readonly<Record<string, string>>) => ({
    list: async () => Object.keys(texts),
    read: async (uri: string) => texts[uri] ?? '',
});

test('a folder may hold several projects and files that stand alone', async () => {
    const { projects, diagnostics } = await openWorkspace(
        sources({
            'file:///w/one/p.dsl': 'project one { }',
            'file:///w/one/sub/a.dsl': 'app a { model Thing { } }',
            'file:///w/two/p.dsl': 'project two { }',
            'file:///w/alone.dsl': 'graph g { a -- b }',
        }),
    );
    expect(diagnostics).toEqual([]);
    expect(
        projects.map(({ rootUri, documents, project }) => [rootUri, documents.length, project.declaration?.name]),
    ).toEqual([
        ['file:///w/alone.dsl', 1, undefined],
        ['file:///w/one/', 2, 'one'],
        ['file:///w/two/', 1, 'two'],
    ]);
});

test('findings are data with a place', async () => {
    const { diagnostics } = await openWorkspace(sources({ 'file:///w/a.dsl': 'model Thing {\n  size: Intger\n}\n' }));
    expect(diagnostics).toEqual([
        {
            code: 'unresolved-name',
            severity: 'error',
            message: "No model or field type 'Intger' here.",
            advice: "Did you mean 'Integer'?",
            file: 'file:///w/a.dsl',
            range: { start: { line: 1, character: 8 }, end: { line: 1, character: 14 } },
            related: [],
            params: { what: 'model or field type', name: 'Intger', suggestions: ['Integer'] },
        },
    ]);
});

test.each([
    '',
    '\uFEFF',
    '\u0000\u0001\uFFFD{{{',
    'app',
    'app a {',
    'model M { x: ',
    '"'.repeat(99),
    '`',
    '/**',
    '}'.repeat(50),
])('rubbish (%j) is read without complaint of ours', async text => {
    const { projects } = await openWorkspace(sources({ 'file:///w/a.dsl': text }));
    expect(projects).toHaveLength(1);
});
