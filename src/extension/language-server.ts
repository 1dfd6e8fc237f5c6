import { type Disposable, EventEmitter, type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import {
    LanguageClient,
    type LanguageClientOptions,
    type ServerOptions,
    TransportKind,
} from 'vscode-languageclient/node';
import {
    type ElementAtAnswer,
    type ElementAtParams,
    type GenerateAnswer,
    type GenerateParams,
    type LocationOfAnswer,
    type LocationOfParams,
    type PlanAnswer,
    type PreviewAnswer,
    type PreviewParams,
    type ProjectChanged,
    type RequestPlanParams,
    type SvgAnswer,
    serverNotifications,
    serverRequests,
    type TokenPlanParams,
} from '../protocol/server-messages.js';
import type { RequestPlan, TokenPlan } from '../requests/request-plan.js';

/** What the extension asks the language server beyond what VS Code asks by itself. */
export interface LanguageServer extends Disposable {
    preview(params: PreviewParams): Promise<PreviewAnswer | null>;
    svg(params: PreviewParams): Promise<SvgAnswer>;
    elementAt(params: ElementAtParams): Promise<ElementAtAnswer>;
    locationOf(params: LocationOfParams): Promise<LocationOfAnswer>;
    generate(params: GenerateParams): Promise<GenerateAnswer>;
    requestPlan(params: RequestPlanParams): Promise<PlanAnswer<RequestPlan>>;
    tokenPlan(params: TokenPlanParams): Promise<PlanAnswer<TokenPlan>>;
    onProjectChanged(listener: (change: ProjectChanged) => void): Disposable;
    /** @throws where its process does not come up; a restart may then be tried. */
    start(): Promise<void>;
    restart(): Promise<void>;
    stop(): Promise<void>;
}

/** To run on VS Code's own runtime: a user needs no Node. */
export function createLanguageServer(context: ExtensionContext, log: LogOutputChannel): LanguageServer {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
    const server: ServerOptions = {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
    };
    const watcher = workspace.createFileSystemWatcher('**/*.dsl');
    const options: LanguageClientOptions = {
        documentSelector: [{ language: 'djagram' }],
        synchronize: { fileEvents: watcher },
        outputChannel: log,
    };
    const client = new LanguageClient('djagram', 'Djagram', server, options);
    const changes = new EventEmitter<ProjectChanged>();
    client.onNotification(serverNotifications.projectChanged, (change: ProjectChanged) => changes.fire(change));
    return {
        preview: params => client.sendRequest(serverRequests.preview, params),
        svg: params => client.sendRequest(serverRequests.svg, params),
        elementAt: params => client.sendRequest(serverRequests.elementAt, params),
        locationOf: params => client.sendRequest(serverRequests.locationOf, params),
        generate: params => client.sendRequest(serverRequests.generate, params),
        requestPlan: params => client.sendRequest(serverRequests.requestPlan, params),
        tokenPlan: params => client.sendRequest(serverRequests.tokenPlan, params),
        onProjectChanged: changes.event,
        start: () => client.start(),
        restart: () => (client.isRunning() ? client.restart() : client.start()),
        stop: async () => {
            if (client.isRunning()) await client.stop();
        },
        dispose: () => {
            changes.dispose();
            watcher.dispose();
        },
    };
}
