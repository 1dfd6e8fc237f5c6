import { DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection, GenericRequestHandler } from 'vscode-languageserver';
import type { Layouter } from '../diagram/layout-engine.js';
import type { DjagramServices } from '../language/services.js';
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
import { OpenProjects } from './open-projects.js';
import { createPreviewHandler } from './preview-handler.js';
import { requestPlanHandler, tokenPlanHandler } from './request-handler.js';

/** Answers the requests beyond LSP, and tells the editor when a project has changed. */
export function registerHandlers(
    connection: Connection,
    { shared, djagram }: { readonly shared: LangiumSharedServices; readonly djagram: DjagramServices },
    layouter: Layouter,
): void {
    const projects = new OpenProjects(shared, djagram);
    const checked = (uri: string) => projects.checked(uri);
    const locationOf: OpenProjects['locationOf'] = range => projects.locationOf(range);
    const preview = createPreviewHandler({ projectOf: uri => projects.linked(uri), layouter });

    const answer = <P, A>(method: string, handler: (params: P) => Promise<A>): void => {
        connection.onRequest(method, handler as GenericRequestHandler<A, void>);
    };
    answer<PreviewParams, PreviewAnswer | null>(serverRequests.preview, preview.preview);
    answer<PreviewParams, SvgAnswer>(serverRequests.svg, preview.svg);
    answer<ElementAtParams, ElementAtAnswer>(serverRequests.elementAt, ({ uri, position }) =>
        preview.elementAt({ uri, offset: projects.offsetAt(uri, position) }),
    );
    answer<LocationOfParams, LocationOfAnswer>(serverRequests.locationOf, async params => {
        const range = await preview.locationOf(params);
        return (range && projects.locationOf(range)) ?? null;
    });
    // The generator is as large as the language, and most sessions never ask for it.
    answer<GenerateParams, GenerateAnswer>(serverRequests.generate, async params =>
        (await import('./generate-handler.js')).generateHandler(checked)(params),
    );
    answer<RequestPlanParams, PlanAnswer<RequestPlan>>(
        serverRequests.requestPlan,
        requestPlanHandler(checked, locationOf),
    );
    answer<TokenPlanParams, PlanAnswer<TokenPlan>>(serverRequests.tokenPlan, tokenPlanHandler(checked, locationOf));

    shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Linked, documents => {
        const changed: ProjectChanged = { uris: projects.relatives(preview.pictured, documents) };
        if (changed.uris.length > 0) void connection.sendNotification(serverNotifications.projectChanged, changed);
    });
    shared.workspace.TextDocuments.onDidClose(({ document }) => preview.closed(document.uri));
}
