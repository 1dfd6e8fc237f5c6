import { expect, test } from 'vitest';
import { type CompletionList, type Hover, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { type Editor, startEditor } from '../../support/editor.js';
import { schemaOf } from '../../support/long-schema.js';

/** With the findings of the file as it was opened. */
async function opened(text: string): Promise<Editor> {
    const editor = await startEditor();
    editor.open(text);
    await editor.diagnostics();
    return editor;
}

const kindsSince = ({ heard }: Editor, count: number): string[] => heard.slice(count).map(({ kind }) => kind);

const labels = ({ items }: CompletionList): string[] => items.map(({ label }) => label);

test('right behind a key, what is asked is answered from the text with that key, and before its findings', async () => {
    const editor = await opened(schemaOf(200));
    const before = editor.heard.length;
    editor.replace('title: Char', 'title: M');
    const completion = editor.ask<CompletionList>('textDocument/completion', { at: 'title: M' });
    const hover = editor.ask<Hover>('textDocument/hover', { at: 'other: Mod' });
    const definition = editor.ask<unknown[]>('textDocument/definition', { at: 'other: Mod' });
    expect(labels(await completion)).toContain('Model199');
    expect((await hover).contents).toMatchObject({ value: expect.stringContaining('Model0') });
    expect(await definition).toHaveLength(1);
    expect(kindsSince(editor, before)).toEqual(['answer', 'answer', 'answer']);
    await editor.diagnostics();
});

test('what was typed in a burst is all there for who asks behind it', async () => {
    const editor = await opened('app a {\n  model One { x: Integer }\n  model Two { y:  }\n}\n');
    for (const begun of ['y: ', 'y: O', 'y: On']) editor.replace(begun, `${begun}${'One'[begun.length - 3]}`);
    expect(await editor.ask('textDocument/definition', { at: 'y: One' })).toHaveLength(1);
    editor.replace('One {', 'Uno {');
    expect(await editor.ask('textDocument/definition', { at: 'y: One' })).toBeNull();
});

test('each question is answered from the text before it, however many edits follow', async () => {
    const editor = await opened('model A { x: Integer }\n');
    const names: unknown[] = [];
    for (const [old, name] of [
        ['A', 'B'],
        ['B', 'C'],
        ['C', 'D'],
    ] as const) {
        editor.replace(`model ${old}`, `model ${name}`);
        names.push(editor.ask('textDocument/documentSymbol'));
    }
    expect(await Promise.all(names)).toMatchObject([[{ name: 'B' }], [{ name: 'C' }], [{ name: 'D' }]]);
});

test('a file that is opened is answered about before the workspace has heard of it', async () => {
    const editor = await startEditor();
    editor.open('model A { x: Integer }\nmodel B { a: A }\n');
    expect(await editor.ask('textDocument/definition', { at: 'a: A' })).toHaveLength(1);
    expect(editor.heard.map(({ kind }) => kind)).toEqual(['answer']);
});

test('fixes are offered for findings that are shown, without waiting for new ones', async () => {
    const editor = await startEditor();
    editor.open('model A { x: Intager }\n');
    const diagnostics = await editor.diagnostics();
    const range = diagnostics[0]?.range;
    const before = editor.heard.length;
    editor.replace('}\n', '}\n\n');
    const actions = await editor.ask('textDocument/codeAction', {
        range,
        context: { diagnostics, only: ['quickfix'] },
    });
    expect(actions).toMatchObject([{ title: expect.stringContaining('Integer') }]);
    expect(kindsSince(editor, before)).toEqual(['answer']);
});

test.each(['hover', 'completion', 'documentSymbol', 'foldingRange'])(
    '%s that is not wanted any more is not worked out',
    async request => {
        const editor = await opened(schemaOf(20));
        await expect(editor.askAndCancel(`textDocument/${request}`, { at: 'other: Mod' })).rejects.toMatchObject({
            code: LSPErrorCodes.RequestCancelled,
        });
    },
);
