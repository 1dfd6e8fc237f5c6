import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from 'vscode-languageserver-types';
import { openFiles } from '../../support/lsp.js';

/** What is offered for all findings of a text, by title: the text after it. */
async function fixesOf(
    text: string,
    diagnosticsOf = (found: readonly unknown[]) => found,
): Promise<Map<string, string>> {
    const { services, document } = await openFiles(text);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = await services.djagram.lsp.CodeActionProvider?.getCodeActions(document, {
        textDocument: { uri: document.uri.toString() },
        range,
        // As they come back from an editor.
        context: { diagnostics: JSON.parse(JSON.stringify(diagnosticsOf(document.diagnostics ?? []))) },
    });
    return new Map(
        ((actions ?? []) as CodeAction[]).map(action => [
            action.title,
            TextDocument.applyEdits(document.textDocument, action.edit?.changes?.[document.uri.toString()] ?? []),
        ]),
    );
}

test.each<[string, string, string, string]>([
    ['a name that is nearly another', 'model A { x: Chr(3) }\n', "Change to 'Char'", 'model A { x: Char(3) }\n'],
    [
        'a node that is nearly another',
        'graph g { node warehouse  warehouse -- b  warehose -- b }\n',
        "Change to 'warehouse'",
        'graph g { node warehouse  warehouse -- b  warehouse -- b }\n',
    ],
    [
        'an attribute that is nearly another',
        'graph g { node a [shpe=box] }\n',
        "Change to 'shape'",
        'graph g { node a [shape=box] }\n',
    ],
    [
        'a value that is nearly another',
        'graph g { node a [shape=bxo] }\n',
        "Change to 'box'",
        'graph g { node a [shape=box] }\n',
    ],
    [
        'an option that stands twice',
        'model A { x: Char(3, unique, unique) }\n',
        "Remove the second 'unique'",
        'model A { x: Char(3, unique) }\n',
    ],
    [
        'an attribute that stands twice',
        'graph g { node a [shape=box, color=red, shape=box] }\n',
        "Remove 'shape'",
        'graph g { node a [shape=box, color=red] }\n',
    ],
    [
        'a statement that stands twice, with its line',
        'model A {\n  x: Integer\n  ordering x\n  ordering -x\n}\n',
        "Remove the second 'ordering'",
        'model A {\n  x: Integer\n  ordering x\n}\n',
    ],
    [
        'a statement that stands twice on one line',
        'model A { x: Integer  ordering x  ordering -x }\n',
        "Remove the second 'ordering'",
        'model A { x: Integer  ordering x }\n',
    ],
    ['a scope in pieces', 'oauth2 { scope a : read }\n', "Write 'a:read'", 'oauth2 { scope a:read }\n'],
    [
        'a node without its keyword',
        'graph g {\n  warehouse "Store"\n}\n',
        "Write 'node warehouse'",
        'graph g {\n  node warehouse "Store"\n}\n',
    ],
    [
        'one with attributes',
        'graph g {\n  warehouse [shape=box]\n}\n',
        "Write 'node warehouse'",
        'graph g {\n  node warehouse [shape=box]\n}\n',
    ],
    ['an arrow where there is no direction', 'graph g { a -> b }\n', "Write '--'", 'graph g { a -- b }\n'],
    ['all of them', 'graph g { a -> b -> c }\n', "Write '--' in the whole graph", 'graph g { a -- b -- c }\n'],
    [
        'or a direction for the arrow',
        'graph g { a -> b }\n',
        'Make the graph directed',
        'graph g directed { a -> b }\n',
    ],
    [
        'a line where there is a direction',
        'graph g directed { a -- b }\n',
        "Write '->'",
        'graph g directed { a -> b }\n',
    ],
    ['several of no model', 'model A { x: Integer[] }\n', "Remove '[]'", 'model A { x: Integer }\n'],
    ['one of no model', 'model A { x: one Integer }\n', "Remove 'one'", 'model A { x: Integer }\n'],
    [
        'a relation that forgets on delete what it cannot',
        'model A { x: A(on_delete=SET_NULL) }\n',
        "Make it optional with '?'",
        'model A { x: A?(on_delete=SET_NULL) }\n',
    ],
])('%s', async (_, text, title, expected) => {
    const fixes = await fixesOf(text);
    expect([...fixes.keys()]).toContain(title);
    expect(fixes.get(title)).toBe(expected);
});

test('all that is sure is fixed at once, when somebody asks for it', async () => {
    const text = 'model A {\n  x: Chr(3)\n  ordering x\n  ordering -x\n  get_latest_by x\n  get_latest_by x\n}\n';
    const { services, document } = await openFiles(text);
    const actionsFor = (only: string[] | undefined) =>
        services.djagram.lsp.CodeActionProvider?.getCodeActions(document, {
            textDocument: { uri: document.uri.toString() },
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            context: { diagnostics: [], ...(only && { only }) },
        }) as CodeAction[];
    expect(actionsFor(undefined)).toEqual([]);
    expect(actionsFor(['quickfix'])).toEqual([]);
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.djagram']) {
        const [action, ...others] = actionsFor([kind]);
        expect(others).toEqual([]);
        expect(action?.kind).toBe('source.fixAll.djagram');
        const edits = action?.edit?.changes?.[document.uri.toString()] ?? [];
        expect(TextDocument.applyEdits(document.textDocument, edits)).toBe(
            'model A {\n  x: Chr(3)\n  ordering x\n  get_latest_by x\n}\n',
        );
    }
});

test('what is mended is found no more', async () => {
    const [fixed = ''] = (await fixesOf('model A { x: Chr(3) }\n')).values();
    expect((await openFiles(fixed)).document.diagnostics).toEqual([]);
});

test('there is no fix for a name that is like no other, nor one from what another tool found', async () => {
    expect((await fixesOf('model A { x: zzzzzz }\n')).size).toBe(0);
    const foreign = (found: readonly unknown[]) => found.map(each => ({ ...(each as object), source: 'other' }));
    expect((await fixesOf('model A { x: Chr(3) }\n', foreign)).size).toBe(0);
    const spoilt = (found: readonly unknown[]) =>
        found.flatMap(each =>
            [null, 7, {}, { code: 'unresolved-name', params: { suggestions: [7] } }].map(data => ({
                ...(each as object),
                data,
            })),
        );
    expect((await fixesOf('model A { x: Chr(3) }\n', spoilt)).size).toBe(0);
});
