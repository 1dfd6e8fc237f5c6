/** A language server and an editor in one process, at the two ends of a connection. */
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import {
    type Connection,
    createConnection,
    createProtocolConnection,
    type InitializeParams,
    type InitializeResult,
    type ProtocolConnection,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface Session {
    readonly client: ProtocolConnection;
    initialize(params?: Partial<InitializeParams>): Promise<InitializeResult>;
    /** Of the process, as far as the connection is concerned. */
    end(): Promise<void>;
}

/** @param serve starts a server on its end of the connection */
export function startSession(serve: (connection: Connection) => void): Session {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    serve(connection);
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.listen();
    let isOpen = true;
    const dispose = () => {
        if (!isOpen) return;
        isOpen = false;
        client.dispose();
        connection.dispose();
    };
    onTestFinished(dispose);
    return {
        client,
        initialize: params =>
            client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, ...params }),
        async end() {
            await client.sendRequest('shutdown');
            dispose();
        },
    };
}
