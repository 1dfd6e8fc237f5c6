import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import {
    type CompletionList,
    createProtocolConnection,
    type Diagnostic,
    type ProtocolConnection,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

interface Waiting {
    readonly version: number;
    readonly resolve: (diagnostics: Diagnostic[]) => void;
}

/** A language client over stdio: what an editor does, with a clock. Times are in milliseconds. */
export class LanguageClient {
    readonly started = performance.now();
    private readonly process: ChildProcess;
    private readonly connection: ProtocolConnection;
    private waiting: Waiting | undefined;
    private version = 0;
    private text = '';
    private readonly uri: string;

    constructor(command: readonly [string, ...string[]], uri: string) {
        const [program, ...args] = command;
        this.uri = uri;
        this.process = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
        const { stdin, stdout } = this.process;
        if (!stdin || !stdout) throw new Error(`${program} has no standard input and output.`);
        this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
        this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishedDiagnostics) => {
            if (params.uri !== this.uri || !this.waiting) return;
            // A server that gives no version is taken to speak of the newest.
            if ((params.version ?? this.waiting.version) < this.waiting.version) return;
            this.waiting.resolve(params.diagnostics);
            this.waiting = undefined;
        });
        this.connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
            params.items.map(() => null),
        );
        this.connection.onRequest('client/registerCapability', () => null);
        this.connection.onRequest('window/workDoneProgress/create', () => null);
        this.connection.listen();
    }

    /** Answers when `initialize` is answered. */
    async initialize(rootUri: string): Promise<void> {
        await this.connection.sendRequest('initialize', {
            processId: process.pid,
            rootUri,
            workspaceFolders: [{ uri: rootUri, name: 'bench' }],
            capabilities: {
                textDocument: {
                    publishDiagnostics: { versionSupport: true },
                    completion: { completionItem: { snippetSupport: true } },
                },
                workspace: { configuration: true, workspaceFolders: true },
            },
        });
        await this.connection.sendNotification('initialized', {});
    }

    /** Answers with the first diagnostics of the document. */
    open(text: string): Promise<Diagnostic[]> {
        this.text = text;
        this.version = 1;
        const answer = this.nextDiagnostics();
        void this.connection.sendNotification('textDocument/didOpen', {
            textDocument: { uri: this.uri, languageId: 'djagram', version: 1, text },
        });
        return answer;
    }

    /** Replaces a range of the document; answers with the diagnostics of the new text. */
    edit(start: number, end: number, inserted: string): Promise<Diagnostic[]> {
        const range = { start: positionAt(this.text, start), end: positionAt(this.text, end) };
        this.text = this.text.slice(0, start) + inserted + this.text.slice(end);
        this.version++;
        const answer = this.nextDiagnostics();
        void this.connection.sendNotification('textDocument/didChange', {
            textDocument: { uri: this.uri, version: this.version },
            contentChanges: [{ range, text: inserted }],
        });
        return answer;
    }

    async complete(offset: number): Promise<number> {
        const answer = await this.connection.sendRequest<CompletionList | unknown[] | null>('textDocument/completion', {
            textDocument: { uri: this.uri },
            position: positionAt(this.text, offset),
        });
        return Array.isArray(answer) ? answer.length : (answer?.items.length ?? 0);
    }

    /** Resident memory of the server's process, in MiB; undefined where the system does not tell. */
    memory(): number | undefined {
        try {
            const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
            return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
            throw error;
        }
    }

    async stop(): Promise<void> {
        await this.connection.sendRequest('shutdown');
        await this.connection.sendNotification('exit');
        this.connection.dispose();
        this.process.kill();
    }

    private nextDiagnostics(): Promise<Diagnostic[]> {
        const { promise, resolve } = Promise.withResolvers<Diagnostic[]>();
        this.waiting = { version: this.version, resolve };
        return promise;
    }
}

interface PublishedDiagnostics {
    readonly uri: string;
    readonly version?: number;
    readonly diagnostics: Diagnostic[];
}

function positionAt(text: string, offset: number): { line: number; character: number } {
    const before = text.slice(0, offset);
    return { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) };
}
