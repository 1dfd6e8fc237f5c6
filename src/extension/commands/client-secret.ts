import { window } from 'vscode';
import type { TokenPlan } from '../../requests/request-plan.js';
import type { Credentials } from '../credentials.js';
import type { LanguageServer } from '../language-server.js';
import type { Log } from '../log.js';
import { showMessage } from '../show-message.js';
import { UserError } from '../user-error.js';
import { requireTrust, subjectUri } from './subject.js';

/** Asks for the secret of a backend's client, and keeps it in the secret storage. */
export const setClientSecret =
    (server: LanguageServer, credentials: Credentials, log: Log) =>
    async (uri?: unknown, backend?: unknown): Promise<void> => {
        requireTrust('Calling a backend');
        const plan = await tokenPlanOf(server, uri, backend);
        if (await askForSecret(plan, credentials)) {
            showMessage(log, 'information', `The secret of ${describe(plan)} is kept in VS Code's secret storage.`);
        }
    };

export const clearClientSecret =
    (server: LanguageServer, credentials: Credentials, log: Log) =>
    async (uri?: unknown, backend?: unknown): Promise<void> => {
        const plan = await tokenPlanOf(server, uri, backend);
        await credentials.delete(plan.client, new URL(plan.url).origin);
        showMessage(log, 'information', `The secret of ${describe(plan)} is forgotten.`);
    };

/** @returns whether there is a secret now */
export async function askForSecret(plan: TokenPlan, credentials: Credentials): Promise<boolean> {
    const secret = await window.showInputBox({
        title: `Secret of ${describe(plan)}`,
        prompt: '`manage.py create_oauth_clients` prints it once, or takes it from the environment.',
        password: true,
        ignoreFocusOut: true,
    });
    if (!secret) return false;
    await credentials.set(plan.client, new URL(plan.url).origin, secret);
    return true;
}

export async function tokenPlanOf(server: LanguageServer, uri: unknown, backend: unknown): Promise<TokenPlan> {
    const name = typeof backend === 'string' ? backend : '';
    const answer = await server.tokenPlan({ uri: subjectUri(uri).toString(), backend: name });
    if (answer.kind === 'problem') throw new UserError(answer.message);
    return answer.plan;
}

const describe = ({ client, url }: TokenPlan): string => `client '${client}' at ${new URL(url).origin}`;
