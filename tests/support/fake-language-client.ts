/** Stands where `vscode-languageclient/node` does: a language server whose answers the test prepares. */
export const TransportKind = { stdio: 0, ipc: 1, pipe: 2, socket: 3 } as const;

export interface FakeServer {
    /** By method; what is not here answers null. */
    readonly answers: Map<string, (params: unknown) => unknown>;
    readonly asked: { readonly method: string; readonly params: unknown }[];
    readonly listeners: Map<string, (params: unknown) => void>;
    /** Makes the next start fail. */
    startFailure: Error | undefined;
    running: boolean;
}

export let languageServer: FakeServer = newServer();
export function resetLanguageServer(): FakeServer {
    languageServer = newServer();
    return languageServer;
}
function newServer(): FakeServer {
    return { answers: new Map(), asked: [], listeners: new Map(), startFailure: undefined, running: false };
}

export class LanguageClient {
    async start(): Promise<void> {
        const { startFailure } = languageServer;
        languageServer.startFailure = undefined;
        if (startFailure) throw startFailure;
        languageServer.running = true;
    }
    async stop(): Promise<void> {
        languageServer.running = false;
    }
    async restart(): Promise<void> {
        await this.stop();
        await this.start();
    }
    isRunning(): boolean {
        return languageServer.running;
    }
    onNotification(method: string, listener: (params: unknown) => void): { dispose(): void } {
        languageServer.listeners.set(method, listener);
        return { dispose: () => languageServer.listeners.delete(method) };
    }
    async sendRequest(method: string, params: unknown): Promise<unknown> {
        if (!languageServer.running) throw new Error('Client is not running');
        languageServer.asked.push({ method, params });
        return languageServer.answers.get(method)?.(params) ?? null;
    }
}
