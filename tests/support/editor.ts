/** The one way in for tests of what an editor hears: a language server in this process, and an editor's end of the connection. */
import { PassThrough } from 'node:stream';
import { EmptyFileSystem } from 'langium';
import { onTestFinished } from 'vitest';
import {
    CancellationToken,
    CancellationTokenSource,
    createConnection,
    createProtocolConnection,
    type Diagnostic,
    type ServerCapabilities,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer } from '../../src/language/lsp/start-server.js';
import { createServices } from '../../src/language/services.js';

/** What came from the server, in its order. */
export type Heard =
    | { readonly kind: 'answer'; readonly method: string }
    | { readonly kind: 'diagnostics'; readonly diagnostics: readonly Diagnostic[] };

/** Parameters besides the file. `at`: the position is behind the first one of this in the text. */
type Question = Readonly<Record<string, unknown>> & { readonly at?: string };

/** An editor with one open file. */
export interface Editor {
    readonly uri: string;
    readonly text: string;
    readonly capabilities: ServerCapabilities;
    readonly heard: readonly Heard[];
    open(text: string): void;
    /** Puts `insert` in the place of the first `find` of the text. */
    replace(find: string, insert: string): void;
    /** Opens a second file, in the same folder. */
    openAnother(name: string, text: string): void;
    /** All of its text anew. */
    changeAnother(name: string, text: string): void;
    /** A question about the file. */
    ask<T = unknown>(method: string, params?: Question): Promise<T>;
    /** The same, and that the answer is not wanted any more. */
    askAndCancel(method: string, params?: Question): Promise<unknown>;
    /** The next diagnostics that come. */
    diagnostics(): Promise<readonly Diagnostic[]>;
    /** When the server next says that diagnostics are to be asked for again. */
    refreshed(): Promise<void>;
}

export async function startEditor({ capabilities = {} }: { readonly capabilities?: object } = {}): Promise<Editor> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    const { shared } = createServices({ connection, ...EmptyFileSystem });
    startServer(shared);
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const heard: Heard[] = [];
    let waiting: ((diagnostics: readonly Diagnostic[]) => void)[] = [];
    client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
        heard.push({ kind: 'diagnostics', diagnostics });
        for (const resolve of waiting) resolve(diagnostics);
        waiting = [];
    });
    let refreshing: (() => void)[] = [];
    client.onRequest('workspace/diagnostic/refresh', () => {
        for (const resolve of refreshing) resolve();
        refreshing = [];
        return null;
    });
    client.listen();
    onTestFinished(async () => {
        await client.sendRequest('shutdown');
        // Whatever is being built ends now.
        await shared.workspace.WorkspaceLock.write(() => {});
        client.dispose();
        connection.dispose();
    });
    const answer = await client.sendRequest<{ capabilities: ServerCapabilities }>('initialize', {
        processId: null,
        rootUri: null,
        capabilities,
    });

    const uriOf = (name: string): string => `file:///workspace/${name}`;
    const uri = uriOf('main.dsl');
    let otherVersion = 1;
    let file = TextDocument.create(uri, 'djagram', 0, '');
    const ask = async (method: string, { at, ...params }: Question, token = CancellationToken.None) => {
        const position = at !== undefined && { position: file.positionAt(offsetOf(file, at) + at.length) };
        const value = await client.sendRequest(method, { textDocument: { uri }, ...position, ...params }, token);
        heard.push({ kind: 'answer', method });
        return value;
    };
    return {
        uri,
        get text() {
            return file.getText();
        },
        capabilities: answer.capabilities,
        heard,
        open(text) {
            file = TextDocument.create(uri, 'djagram', 1, text);
            void client.sendNotification('initialized', {});
            void client.sendNotification('textDocument/didOpen', {
                textDocument: { uri, languageId: 'djagram', version: 1, text },
            });
        },
        replace(find, insert) {
            const start = offsetOf(file, find);
            const range = { start: file.positionAt(start), end: file.positionAt(start + find.length) };
            const change = { range, text: insert };
            file = TextDocument.update(file, [change], file.version + 1);
            void client.sendNotification('textDocument/didChange', {
                textDocument: { uri, version: file.version },
                contentChanges: [change],
            });
        },
        openAnother(name, text) {
            void client.sendNotification('textDocument/didOpen', {
                textDocument: { uri: uriOf(name), languageId: 'djagram', version: 1, text },
            });
        },
        changeAnother(name, text) {
            otherVersion++;
            void client.sendNotification('textDocument/didChange', {
                textDocument: { uri: uriOf(name), version: otherVersion },
                contentChanges: [{ text }],
            });
        },
        ask: <T>(method: string, params = {}) => ask(method, params) as Promise<T>,
        askAndCancel(method, params = {}) {
            const source = new CancellationTokenSource();
            const answer = ask(method, params, source.token);
            source.cancel();
            return answer;
        },
        diagnostics: () => new Promise(resolve => waiting.push(resolve)),
        refreshed: () => new Promise(resolve => refreshing.push(resolve)),
    };
}

function offsetOf(file: TextDocument, part: string): number {
    const offset = file.getText().indexOf(part);
    if (offset < 0) throw new Error(`No '${part}' in the text.`);
    return offset;
}
