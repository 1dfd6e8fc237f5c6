/** What an editor hears of a server whose language is loaded behind the answer to `initialize`. */
import { PassThrough } from 'node:stream';
import { EmptyFileSystem } from 'langium';
import { expect, onTestFinished, test } from 'vitest';
import {
    CancellationTokenSource,
    type Connection,
    createConnection,
    createProtocolConnection,
    ErrorCodes,
    type InitializeResult,
    type ProtocolConnection,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../src/language/lsp/start-server.js';
import { createServices } from '../../src/language/services.js';
import { answerFirst, type Load } from '../../src/server/first-answer.js';

const greeting = { processId: null, rootUri: null, capabilities: {} };

/** An editor at the other end. */
function connected(load: Load): ProtocolConnection {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    let connection: Connection | undefined;
    answerFirst(messageStrategy => {
        connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), {
            messageStrategy,
        });
        return connection;
    }, load);
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.listen();
    onTestFinished(() => {
        client.dispose();
        connection?.dispose();
    });
    return client;
}

/** A server that notes what it is told and asked, and when it is loaded, which it is not before `finish` is called. */
function slowServer() {
    const heard: string[] = [];
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const client = connected(async (connection, params) => {
        heard.push(params ? 'loading' : 'loading unasked');
        await finished;
        connection.onInitialize(() => {
            heard.push('initialize');
            return { capabilities: {} };
        });
        connection.onInitialized(() => void heard.push('initialized'));
        connection.onNotification('note', ({ text }: { text: string }) => void heard.push(text));
        connection.onRequest('question', ({ text }: { text: string }, token) => {
            heard.push(token.isCancellationRequested ? `${text}, not wanted` : text);
            return text;
        });
        connection.onShutdown(() => void heard.push('shutdown'));
        heard.push('loaded');
    });
    return { heard, finish, client };
}

test('initialize is answered before anything is loaded, and all else in its order afterwards', async () => {
    const { heard, finish, client } = slowServer();
    const { capabilities } = await client.sendRequest<InitializeResult>('initialize', greeting);
    expect(capabilities).toMatchObject({ hoverProvider: true });
    await client.sendNotification('initialized', {});
    const first = client.sendRequest('question', { text: 'first' });
    await client.sendNotification('note', { text: 'noted' });
    const second = client.sendRequest('question', { text: 'second' });
    expect(heard.filter(what => what !== 'loading')).toEqual([]);
    finish();
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
    expect(heard).toEqual(['loading', 'loaded', 'initialized', 'first', 'noted', 'second']);
    expect(await client.sendRequest('question', { text: 'third' })).toBe('third');
    expect(await client.sendRequest('shutdown')).toBeNull();
    expect(heard.slice(-2)).toEqual(['third', 'shutdown']);
});

test('what is not wanted any more when the language is there is known as such', async () => {
    const { heard, finish, client } = slowServer();
    await client.sendRequest('initialize', greeting);
    const interest = new CancellationTokenSource();
    const answer = client.sendRequest('question', { text: 'asked' }, interest.token);
    interest.cancel();
    finish();
    await answer;
    expect(heard).toEqual(['loading', 'loaded', 'asked, not wanted']);
});

test('an editor that does not begin with initialize is heard by the whole server', async () => {
    const { heard, finish, client } = slowServer();
    const question = client.sendRequest('question', { text: 'early' });
    const initialized = client.sendRequest('initialize', greeting);
    finish();
    await Promise.all([question, initialized]);
    expect(heard).toEqual(['loading unasked', 'loaded', 'early', 'initialize']);
});

test('an initialize that cannot be answered is told so, and may be sent again', async () => {
    const { heard, finish, client } = slowServer();
    finish();
    await expect(client.sendRequest('initialize', { processId: null })).rejects.toThrow('initialize failed');
    await client.sendRequest('initialize', greeting);
    expect(heard).toEqual(['loading unasked', 'loaded', 'initialize']);
});

test('the language itself answers behind it, and says the same of itself', async () => {
    const client = connected(async (connection, params) => {
        const { shared } = createServices({ connection, ...EmptyFileSystem });
        startServer(shared);
        if (params) await shared.lsp.LanguageServer.initialize(params);
    });
    const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
    const first = await client.sendRequest('initialize', { ...greeting, capabilities });
    expect(first).toMatchObject({ capabilities: { diagnosticProvider: { identifier: 'djagram' } } });
    await client.sendNotification('initialized', {});
    const uri = 'file:///main.dsl';
    await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'djagram', version: 1, text: 'model A {\n  x: Char(20)\n}\n' },
    });
    const position = { line: 1, character: 6 };
    expect(await client.sendRequest('textDocument/hover', { textDocument: { uri }, position })).toMatchObject({
        contents: { kind: 'markdown' },
    });
    // As this editor asked for: not sent, but asked for.
    expect(await client.sendRequest('textDocument/diagnostic', { textDocument: { uri } })).toMatchObject({
        kind: 'full',
        items: [],
    });
    expect(await client.sendRequest('initialize', { ...greeting, capabilities })).toEqual(first);
    await client.sendRequest('shutdown');
});

/** A session with one open file of the language itself. */
async function withLanguage(): Promise<{ client: ProtocolConnection; uri: string; logged: string[] }> {
    const client = connected(async (connection, params) => {
        const { shared } = createServices({ connection, ...EmptyFileSystem });
        startServer(shared);
        if (params) await shared.lsp.LanguageServer.initialize(params);
    });
    const logged: string[] = [];
    client.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
    await client.sendRequest('initialize', greeting);
    await client.sendNotification('initialized', {});
    const uri = 'file:///main.dsl';
    const text = 'app shop {\n  model A {\n    x: Char(20)\n  }\n}\n';
    await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'djagram', version: 1, text },
    });
    return { client, uri, logged };
}

const malformed: Readonly<Record<string, unknown>> = {
    'no params': {},
    'no document': { textDocument: null, position: { line: 0, character: 0 } },
    'a position that is a text': { textDocument: { uri: 'file:///main.dsl' }, position: 'x' },
    'a position without a number': {
        textDocument: { uri: 'file:///main.dsl' },
        position: { line: 'a', character: {} },
    },
    'a position before the text': { textDocument: { uri: 'file:///main.dsl' }, position: { line: -1, character: 0 } },
    'a position in the middle of a character': {
        textDocument: { uri: 'file:///main.dsl' },
        position: { line: 0, character: 0.5 },
    },
};

test.each(Object.entries(malformed))('a request with %s is refused, and the next one answered', async (_, params) => {
    const { client, uri } = await withLanguage();
    for (const method of ['completion', 'hover', 'signatureHelp', 'definition', 'rename', 'prepareCallHierarchy']) {
        await expect(client.sendRequest(`textDocument/${method}`, params)).rejects.toMatchObject({
            code: ErrorCodes.InvalidParams,
        });
    }
    const position = { line: 1, character: 8 };
    expect(await client.sendRequest('textDocument/hover', { textDocument: { uri }, position })).not.toBeNull();
    // Far behind the end is LSP's own way to say the end.
    const far = { line: 999, character: 999 };
    expect(await client.sendRequest('textDocument/hover', { textDocument: { uri }, position: far })).toBeNull();
});

test('a notification that says nothing is passed over with a line in the log, and the text stays what it was', async () => {
    const { client, uri, logged } = await withLanguage();
    const send = (method: string, params: object) => client.sendNotification(`textDocument/${method}`, params);
    await send('didOpen', {});
    await send('didChange', { textDocument: { uri } });
    await send('didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: 'all', text: 'y' }] });
    await send('didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: 7 }] });
    const position = { line: 2, character: 4 };
    expect(await client.sendRequest('textDocument/hover', { textDocument: { uri }, position })).toMatchObject({
        contents: { value: expect.stringContaining('x: Char(20)') },
    });
    expect(logged.filter(line => line.includes('as LSP says it'))).toHaveLength(4);
});

test('nothing is answered after shutdown but that it comes too late', async () => {
    const { client, uri } = await withLanguage();
    await client.sendRequest('shutdown');
    const position = { line: 1, character: 8 };
    for (const [method, params] of [
        ['textDocument/hover', { textDocument: { uri }, position }],
        ['shutdown', undefined],
    ] as const) {
        await expect(client.sendRequest(method, params)).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
    }
});
