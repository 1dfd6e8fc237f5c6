import { EmbeddedActionsParser } from 'chevrotain';
import { EmptyFileSystem } from 'langium';
import { DefaultLanguageServer } from 'langium/lsp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createServices } from '../../../src/language/services.js';
import { startEditor } from '../../support/editor.js';

const text = 'model A {\n  x: Char(20)\n}\ngraph g {\n  node n [color=red]\n}\n';

async function connected() {
    const editor = await startEditor();
    editor.open(text);
    return editor;
}

test('an editor learns what can be asked, and gets answers', async () => {
    const { capabilities, ask } = await connected();
    expect(Object.keys(capabilities)).toEqual(
        expect.arrayContaining([
            ...['hoverProvider', 'completionProvider', 'definitionProvider', 'referencesProvider', 'renameProvider'],
            ...['codeActionProvider', 'documentHighlightProvider', 'inlayHintProvider', 'signatureHelpProvider'],
            ...['colorProvider', 'selectionRangeProvider', 'documentLinkProvider', 'workspaceSymbolProvider'],
        ]),
    );
    expect(await ask('textDocument/hover', { at: 'x: C' })).toMatchObject({ contents: { kind: 'markdown' } });
    expect(await ask('textDocument/documentColor')).toMatchObject([{ color: { red: 1, green: 0, blue: 0 } }]);
    expect(
        await ask('textDocument/colorPresentation', {
            color: { red: 0, green: 0, blue: 1, alpha: 1 },
            range: { start: { line: 4, character: 16 }, end: { line: 4, character: 19 } },
        }),
    ).toMatchObject([{ label: '#0000ff' }, { label: 'blue' }]);
    expect(await ask('textDocument/selectionRange', { positions: [{ line: 1, character: 6 }] })).toMatchObject([
        { parent: {} },
    ]);
    expect(await ask('textDocument/typeDefinition', { at: 'x: ' })).toMatchObject([
        { targetUri: 'builtin:/django.dsl' },
    ]);
    expect(await ask('textDocument/prepareTypeHierarchy', { at: 'model A' })).toMatchObject([{ name: 'A' }]);
    expect(await ask('textDocument/prepareCallHierarchy', { at: 'model A' })).toMatchObject([{ name: 'A' }]);
    expect(await ask('textDocument/linkedEditingRange', { at: 'node n' })).toBeNull();
});

test('an editor that shows a completion is told what it says of itself', async () => {
    const { ask, text: opened } = await connected();
    expect(opened).toContain('Char(20)');
    const { items } = await ask<{ items: { label: string }[] }>('textDocument/completion', { at: 'Char(20' });
    expect(items).toEqual([]);
    const types = await ask<{ items: { label: string; documentation?: unknown }[] }>('textDocument/completion', {
        at: 'x: Cha',
    });
    const item = types.items.find(({ label }) => label === 'Char');
    expect(item).not.toHaveProperty('documentation');
    expect(await ask('completionItem/resolve', { ...item })).toMatchObject({
        documentation: { value: expect.stringContaining('max_length') },
    });
});

test('why a name stays reaches the editor', async () => {
    const { ask } = await connected();
    await expect(ask('textDocument/prepareRename', { at: 'x: C' })).rejects.toThrow("'Char' is Django's own name");
});

test('what an editor is told that can be asked is what the services can answer', async () => {
    /** Langium's own, which makes every service and asks it. */
    class Asking extends DefaultLanguageServer {
        capabilities() {
            return this.buildInitializeResult({ processId: null, rootUri: null, capabilities: {} }).capabilities;
        }
    }
    const { capabilities } = await connected();
    const found = new Asking(createServices(EmptyFileSystem).shared).capabilities();
    const wanted = {
        ...found,
        completionProvider: { ...found.completionProvider, resolveProvider: true },
        codeActionProvider: { codeActionKinds: expect.arrayContaining(['quickfix', 'refactor.extract']) },
        codeLensProvider: { resolveProvider: true },
        colorProvider: true,
        selectionRangeProvider: true,
        linkedEditingRangeProvider: true,
    };
    expect(capabilities).toEqual(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)));
});

test('an editor waits for no parser, and no document for the one that only completion needs', async () => {
    const built = vi.spyOn(
        EmbeddedActionsParser.prototype as unknown as { performSelfAnalysis(): void },
        'performSelfAnalysis',
    );
    onTestFinished(() => built.mockRestore());
    const { open, ask } = await startEditor();
    expect(built).toHaveBeenCalledTimes(0);
    open(text);
    await ask('textDocument/hover', { at: 'x: C' });
    expect(built).toHaveBeenCalledTimes(1);
    await ask('textDocument/completion', { at: 'x: ' });
    expect(built).toHaveBeenCalledTimes(2);
});
