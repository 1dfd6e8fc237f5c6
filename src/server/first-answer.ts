/**
 * What an editor waits for first is answered by as little code as can answer it. The language is loaded behind that answer,
 * while the editor sends what it wants next; that is held until the language is there.
 */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Message, MessageStrategy, RequestMessage } from 'vscode-languageserver/node';
import { initializeResult } from '../language/lsp/capabilities.js';
import { answerRefused, RefuseMalformed } from './refuse-malformed.js';

/**
 * Registers all that answers on this connection, and is done when it can. `params` are those of an `initialize` that has been
 * answered; undefined where the editor has begun with something else, or with one that could not be answered.
 */
export type Load = (connection: Connection, params: InitializeParams | undefined) => Promise<void>;

/** Opens a connection by `connect` and listens. What `load` throws ends the process: an editor then starts another one. */
export function answerFirst(connect: (messageStrategy: MessageStrategy) => Connection, load: Load): void {
    let answered: InitializeParams | undefined;
    const loadBehindFirst = new LoadBehindFirst(() => load(connection, answered));
    const connection = connect(new RefuseMalformed(loadBehindFirst, text => connection.console.warn(text)));
    answerRefused(connection);
    connection.onInitialize(params => {
        const result = initializeResult(params);
        answered = params;
        return result;
    });
    connection.listen();
    // Langium listens when all handlers are registered, and a connection cannot be told to twice.
    connection.listen = () => {};
}

/** Gives on the first message if it is `initialize`, then loads; what comes meanwhile gets its turn afterwards, in its order. */
class LoadBehindFirst implements MessageStrategy {
    private readonly load: () => Promise<void>;
    private readonly held: (() => void)[] = [];
    private state: 'silent' | 'loading' | 'loaded' = 'silent';

    constructor(load: () => Promise<void>) {
        this.load = load;
    }

    async handleMessage(message: Message, next: (message: Message) => Promise<void>): Promise<void> {
        if (this.state === 'loaded') return next(message);
        const isFirst = this.state === 'silent';
        this.state = 'loading';
        if (isFirst && isInitialize(message)) {
            await next(message);
            void this.loadAndGo();
            return;
        }
        if (isFirst) void this.loadAndGo();
        return new Promise(resolve => this.held.push(() => resolve(next(message))));
    }

    /** Nobody waits for it, so that the process ends where it fails. */
    private async loadAndGo(): Promise<void> {
        await this.load();
        // It grows meanwhile.
        for (const give of this.held) {
            give();
            await new Promise(resolve => setImmediate(resolve));
        }
        this.state = 'loaded';
    }
}

const isInitialize = (message: Message): boolean => (message as Partial<RequestMessage>).method === 'initialize';
