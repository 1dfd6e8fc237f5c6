import { PassThrough } from 'node:stream';
import { EmptyFileSystem } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import { expect, onTestFinished, test } from 'vitest';
import {
    createConnection,
    createProtocolConnection,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createServices } from '../../../src/language/services.js';

const uri = 'file:///workspace/main.dsl';
const text = 'model A {\n  x: Char(20)\n}\ngraph g {\n  node n [color=red]\n}\n';

/** A language server, and an editor's end of the connection to it. */
async function connected() {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    startLanguageServer(createServices({ connection, ...EmptyFileSystem }).shared);
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.listen();
    onTestFinished(() => {
        client.dispose();
        connection.dispose();
    });
    const { capabilities } = await client.sendRequest<{ capabilities: Record<string, unknown> }>('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {},
    });
    await client.sendNotification('initialized', {});
    await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'djagram', version: 1, text },
    });
    const ask = (method: string, params: object): Promise<unknown> =>
        client.sendRequest(method, { textDocument: { uri }, ...params });
    return { capabilities, ask };
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
