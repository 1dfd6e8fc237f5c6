import type { ChildProcess } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import {
    createProtocolConnection,
    type Diagnostic,
    type ProtocolConnection,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { exitOf, start, stop } from '../../scripts/support/run-program.ts';
import { processorTime, residentMemory } from './process-usage.ts';

/** Nothing came in time. The server is not worth asking further: what it was asked is still in its queue. */
export class TooSlowError extends Error {
    readonly afterMs: number;
    constructor(question: string, afterMs: number) {
        super(`No ${question} after ${afterMs / 1000} s.`);
        this.afterMs = afterMs;
    }
}

export interface Answer<T> {
    readonly value: T;
    /** When it had arrived, by `performance.now()`. */
    readonly at: number;
}

export interface ClientOptions {
    readonly command: readonly [string, ...string[]];
    readonly folder: string;
    readonly environment: NodeJS.ProcessEnv;
    /** How long to wait for an answer, in milliseconds. */
    readonly patience: number;
}

interface PublishedDiagnostics {
    readonly uri: string;
    readonly version?: number;
    readonly diagnostics: readonly Diagnostic[];
}

interface Waiting {
    readonly uri: string;
    readonly version: number;
    readonly isAnswer: (diagnostics: readonly Diagnostic[]) => boolean;
    readonly resolve: (answer: Answer<readonly Diagnostic[]>) => void;
}

/** A language client over stdio: what an editor does, with a clock. Times are in milliseconds. */
export class LanguageClient {
    /** When its process was started, by `performance.now()`. */
    readonly startedAt = performance.now();
    private readonly process: ChildProcess;
    private readonly connection: ProtocolConnection;
    private readonly patience: number;
    private readonly ended: Promise<never>;
    private waiting: Waiting | undefined;

    constructor({ command, folder, environment, patience }: ClientOptions) {
        const [program, ...args] = command;
        this.patience = patience;
        this.process = start(program, args, { cwd: folder, env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
        const { stdin, stdout } = this.process;
        if (!stdin || !stdout) throw new Error(`${program} has no standard input and output.`);
        this.ended = exitOf(this.process).then(code => {
            throw new Error(`ended with ${code}`);
        });
        // Whoever waits for an answer hears of it; where nobody does, nothing is wrong.
        this.ended.catch(() => undefined);
        this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
        this.connection.onNotification('textDocument/publishDiagnostics', (published: PublishedDiagnostics) =>
            this.receive(published),
        );
        this.connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
            items.map(() => ({})),
        );
        this.connection.onRequest('client/registerCapability', () => null);
        this.connection.onRequest('window/workDoneProgress/create', () => null);
        this.connection.listen();
    }

    /** @returns when `initialize` was answered */
    async initialize(rootUri: string): Promise<number> {
        const { at } = await this.request('initialize', {
            processId: process.pid,
            rootUri,
            workspaceFolders: [{ uri: rootUri, name: 'bench' }],
            capabilities: {
                textDocument: {
                    publishDiagnostics: { versionSupport: true },
                    synchronization: { dynamicRegistration: true },
                    completion: { completionItem: { snippetSupport: true } },
                    hover: { contentFormat: ['markdown', 'plaintext'] },
                    rename: { prepareSupport: true },
                },
                workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
                window: { workDoneProgress: true },
            },
        });
        this.notify('initialized', {});
        return at;
    }

    notify(method: string, params?: object): void {
        // What was written to a process that has ended is missed by the one who waits for the answer.
        this.connection.sendNotification(method, params).catch(() => undefined);
    }

    async request<T>(method: string, params?: object): Promise<Answer<T>> {
        const answered = this.connection
            .sendRequest<T>(method, params)
            .then(value => ({ value, at: performance.now() }));
        return this.inTime(answered, method);
    }

    /**
     * The first diagnostics of a document, in this version or a later one, that are the ones that are waited for: a
     * server may answer late to what came before, and not every server gives a version.
     */
    diagnostics(
        uri: string,
        version: number,
        isAnswer: (diagnostics: readonly Diagnostic[]) => boolean,
    ): Promise<Answer<readonly Diagnostic[]>> {
        const { promise, resolve } = Promise.withResolvers<Answer<readonly Diagnostic[]>>();
        this.waiting = { uri, version, isAnswer, resolve };
        return this.inTime(promise, 'diagnostics');
    }

    /** In MiB. */
    memory(): number | undefined {
        return this.process.pid === undefined ? undefined : residentMemory(this.process.pid);
    }

    processorTime(): number | undefined {
        return this.process.pid === undefined ? undefined : processorTime(this.process.pid);
    }

    /** As an editor does it: the server may finish what it is at, such as writing a cache. */
    async shutDown(): Promise<void> {
        try {
            await this.request('shutdown');
            this.notify('exit');
            await this.inTime(exitOf(this.process), 'end');
        } finally {
            await this.kill();
        }
    }

    async kill(): Promise<void> {
        this.connection.dispose();
        await stop(this.process);
    }

    private receive({ uri, version, diagnostics }: PublishedDiagnostics): void {
        const at = performance.now();
        const { waiting } = this;
        if (!waiting || decodeURIComponent(uri) !== decodeURIComponent(waiting.uri)) return;
        if (version !== undefined && version < waiting.version) return;
        if (!waiting.isAnswer(diagnostics)) return;
        this.waiting = undefined;
        waiting.resolve({ value: diagnostics, at });
    }

    private async inTime<T>(answer: Promise<T>, question: string): Promise<T> {
        const { promise: late, reject } = Promise.withResolvers<never>();
        const timer = setTimeout(() => reject(new TooSlowError(question, this.patience)), this.patience);
        try {
            return await Promise.race([answer, late, this.ended]);
        } finally {
            clearTimeout(timer);
        }
    }
}
