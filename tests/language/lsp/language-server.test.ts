import { EmbeddedActionsParser } from 'chevrotain';
import { EmptyFileSystem } from 'langium';
import { DefaultLanguageServer, startLanguageServer } from 'langium/lsp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createServices } from '../../../src/language/services.js';
import { startSession } from '../../support/language-server.js';

const uri = 'file:///workspace/main.dsl';
const text = 'model A {\n  x: Char(20)\n}\ngraph g {\n  node n [color=red]\n}\n';

/** A language server, and an editor's end of the connection to it. */
async function initialized() {
    const { client, initialize } = startSession(connection =>
        startLanguageServer(createServices({ connection, ...EmptyFileSystem }).shared),
    );
    const { capabilities } = await initialize();
    const open = async (): Promise<void> => {
        await client.sendNotification('initialized', {});
        await client.sendNotification('textDocument/didOpen', {
            textDocument: { uri, languageId: 'djagram', version: 1, text },
        });
    };
    const ask = (method: string, params: object): Promise<unknown> =>
        client.sendRequest(method, { textDocument: { uri }, ...params });
    return { capabilities, open, ask };
}

async function connected() {
    const { open, ...rest } = await initialized();
    await open();
    return rest;
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
    const position = { line: 1, character: 6 };
    expect(await ask('textDocument/hover', { position })).toMatchObject({ contents: { kind: 'markdown' } });
    expect(await ask('textDocument/documentColor', {})).toMatchObject([{ color: { red: 1, green: 0, blue: 0 } }]);
    expect(
        await ask('textDocument/colorPresentation', {
            color: { red: 0, green: 0, blue: 1, alpha: 1 },
            range: { start: { line: 4, character: 16 }, end: { line: 4, character: 19 } },
        }),
    ).toMatchObject([{ label: '#0000ff' }, { label: 'blue' }]);
    expect(await ask('textDocument/selectionRange', { positions: [position] })).toMatchObject([{ parent: {} }]);
});

test('why a name stays reaches the editor', async () => {
    const { ask } = await connected();
    const position = { line: 1, character: 6 };
    await expect(ask('textDocument/prepareRename', { position })).rejects.toThrow("'Char' is Django's own name");
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
    const wanted = { ...found, colorProvider: true, selectionRangeProvider: true };
    expect(capabilities).toEqual(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)));
});

test('an editor waits for no parser, and no document for the one that only completion needs', async () => {
    const built = vi.spyOn(
        EmbeddedActionsParser.prototype as unknown as { performSelfAnalysis(): void },
        'performSelfAnalysis',
    );
    onTestFinished(() => built.mockRestore());
    const { open, ask } = await initialized();
    expect(built).toHaveBeenCalledTimes(0);
    await open();
    await ask('textDocument/hover', { position: { line: 1, character: 6 } });
    expect(built).toHaveBeenCalledTimes(1);
    await ask('textDocument/completion', { position: { line: 1, character: 5 } });
    expect(built).toHaveBeenCalledTimes(2);
});
