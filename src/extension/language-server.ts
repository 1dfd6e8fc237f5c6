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
import { describeError } from './log.js';
import { commandButton, showLogButton } from './show-message.js';
import { UserError } from './user-error.js';

/** What the extension asks the language server beyond what VS Code asks by itself. All of it says so where that is not running. */
export interface LanguageServer extends Disposable {
    preview(params: PreviewParams): Promise<PreviewAnswer | null>;
    svg(params: PreviewParams): Promise<SvgAnswer>;
    elementAt(params: ElementAtParams): Promise<ElementAtAnswer>;
    locationOf(params: LocationOfParams): Promise<LocationOfAnswer>;
    generate(params: GenerateParams): Promise<GenerateAnswer>;
    requestPlan(params: RequestPlanParams): Promise<PlanAnswer<RequestPlan>>;
    tokenPlan(params: TokenPlanParams): Promise<PlanAnswer<TokenPlan>>;
    onProjectChanged(listener: (change: ProjectChanged) => void): Disposable;
    /** @throws UserError where its process does not come up; a restart may then be tried. */
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
    const didNotStart = (error: unknown): never => {
        log.error(`The language server: ${describeError(error)}`);
        throw notRunning('did not start', error);
    };
    const ask = async <Answer>(method: string, params: unknown): Promise<Answer> => {
        try {
            return await client.sendRequest<Answer>(method, params);
        } catch (error) {
            throw client.isRunning() ? error : notRunning('is not running', error);
        }
    };
    return {
        preview: params => ask(serverRequests.preview, params),
        svg: params => ask(serverRequests.svg, params),
        elementAt: params => ask(serverRequests.elementAt, params),
        locationOf: params => ask(serverRequests.locationOf, params),
        generate: params => ask(serverRequests.generate, params),
        requestPlan: params => ask(serverRequests.requestPlan, params),
        tokenPlan: params => ask(serverRequests.tokenPlan, params),
        onProjectChanged: changes.event,
        start: () => client.start().catch(didNotStart),
        restart: () => (client.isRunning() ? client.restart() : client.start()).catch(didNotStart),
        stop: async () => {
            if (client.isRunning()) await client.stop();
        },
        dispose: () => {
            changes.dispose();
            watcher.dispose();
        },
    };
}

/** Findings, pictures and generating wait for it; the way out is a restart. */
const notRunning = (what: string, cause: unknown): UserError =>
    new UserError(`Djagram's language server ${what}: without it there are no findings and no pictures.`, {
        cause,
        buttons: [commandButton('Restart', 'djagram.restartServer'), showLogButton],
    });
