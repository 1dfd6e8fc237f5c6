import { type CancellationToken, ProgressLocation, window } from 'vscode';
import type { BackendClient } from '../../backend/backend-client.js';
import { BackendError, describeFailure } from '../../backend/backend-error.js';
import { allMet, renderResponse } from '../../backend/response.js';
import type { TokenPlan } from '../../requests/request-plan.js';
import type { Credentials } from '../credentials.js';
import type { ReadOnlyDocuments } from '../documents/read-only-documents.js';
import type { LanguageServer } from '../language-server.js';
import type { Log } from '../log.js';
import { type Button, commandButton, showMessage } from '../show-message.js';
import { CancelledError, UserError } from '../user-error.js';
import { askForSecret, tokenPlanOf } from './client-secret.js';
import { requireTrust, subjectUri } from './subject.js';

/** Sends a `request` of the file, and shows the response beside it. */
export const sendRequest =
    (
        server: LanguageServer,
        backend: BackendClient,
        credentials: Credentials,
        documents: ReadOnlyDocuments,
        log: Log,
    ) =>
    async (uri?: unknown, name?: unknown): Promise<void> => {
        requireTrust('Calling a backend');
        const request = typeof name === 'string' ? name : '';
        const document = subjectUri(uri).toString();
        const answer = await server.requestPlan({ uri: document, request });
        if (answer.kind === 'problem') throw new UserError(answer.message);
        const { plan } = answer;
        if (plan.token && !(await secretIsKnown(plan.token, credentials))) return;
        const otherSecret = setSecret(document, plan.backend);
        const response = await withProgress(`${plan.method} ${plan.url}`, otherSecret, signal =>
            backend.send(plan, signal),
        );
        await documents.show({
            title: `${plan.name}.http`,
            text: renderResponse(response),
            language: 'djagram-response',
        });
        if (!allMet(response)) showMessage(log, 'warning', `${plan.name}: not every expectation was met.`);
    };

/** Gets a token, and says how long it is good for. The token itself is not shown. */
export const getToken =
    (server: LanguageServer, backend: BackendClient, credentials: Credentials, log: Log) =>
    async (uri?: unknown, name?: unknown): Promise<void> => {
        requireTrust('Calling a backend');
        const plan = await tokenPlanOf(server, uri, name);
        if (!(await secretIsKnown(plan, credentials))) return;
        const otherSecret = setSecret(subjectUri(uri).toString(), name);
        const { milliseconds, scopes } = await withProgress('Getting a token', otherSecret, signal =>
            backend.authorize(plan, signal),
        );
        const granted = scopes ? ` with the scopes ${scopes.join(', ') || '(none)'}` : '';
        showMessage(
            log,
            'information',
            `A token of client '${plan.client}'${granted}, good for ${Math.round(milliseconds / 1000)} s.`,
        );
    };

const secretIsKnown = async (plan: TokenPlan, credentials: Credentials): Promise<boolean> =>
    Boolean(await credentials.get(plan.client, new URL(plan.url).origin)) || askForSecret(plan, credentials);

const setSecret = (uri: string, backend: unknown): Button =>
    commandButton('Set Client Secret', 'djagram.setClientSecret', uri, backend);

/**
 * @param otherSecret what to offer where the secret is wrong
 * @throws UserError what went wrong and what to do, for whatever the backend or the network do
 */
async function withProgress<T>(
    title: string,
    otherSecret: Button,
    work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
    return window.withProgress(
        { location: ProgressLocation.Notification, title, cancellable: true },
        async (_, token) => {
            try {
                return await work(signalOf(token));
            } catch (error) {
                if (!(error instanceof BackendError)) throw error;
                if (error.failure.kind === 'cancelled') throw new CancelledError('', { cause: error });
                const { message, advice } = describeFailure(error.failure);
                const buttons = error.failure.kind === 'invalid-client' ? [otherSecret] : [];
                throw new UserError(`${message} ${advice}`.trim(), { cause: error, buttons });
            }
        },
    );
}

function signalOf(token: CancellationToken): AbortSignal {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return controller.signal;
}
