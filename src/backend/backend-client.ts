import { isSecure } from '../model/backend-url.js';
import type { RequestPlan, TokenPlan } from '../requests/request-plan.js';
import { BackendError } from './backend-error.js';
import { requestToken } from './client-credentials.js';
import type { AccessToken } from './contracts.js';
import { type BackendResponse, readResponse } from './response.js';
import { createTokenSource } from './token-source.js';
import type { HttpResponse, Transport } from './transport.js';

/** Sends what was planned, with a token where the plan wants one. */
export interface BackendClient {
    /** @throws BackendError */
    send(plan: RequestPlan, signal?: AbortSignal): Promise<BackendResponse>;
    /**
     * Gets a token, or finds the one at hand, without showing it.
     * @throws BackendError
     */
    authorize(token: TokenPlan, signal?: AbortSignal): Promise<TokenFacts>;
    close(): Promise<void>;
}

export interface TokenFacts {
    /** Of the token's life that is left. */
    readonly milliseconds: number;
    /** As granted; undefined where the backend does not say. */
    readonly scopes: readonly string[] | undefined;
}

export interface BackendClientOptions {
    readonly transport: Transport;
    /** The secret of a client of the backend on `origin`; undefined: not known. */
    readonly secretOf: (client: string, origin: string) => Promise<string | undefined>;
    /** In milliseconds. */
    readonly now: () => number;
}

/** Of a token's life, which neither a slow network nor a clock that is a little off may eat up. */
const marginMs = 10_000;

export function createBackendClient({ transport, secretOf, now }: BackendClientOptions): BackendClient {
    const sources = new Map<
        string,
        { readonly secret: string; readonly source: ReturnType<typeof createTokenSource> }
    >();

    function sourceFor(token: TokenPlan, secret: string): ReturnType<typeof createTokenSource> {
        const key = JSON.stringify([token.url, token.client, [...token.scopes].sort()]);
        const known = sources.get(key);
        if (known?.secret === secret) return known.source;
        const source = createTokenSource(() => requestToken({ transport, now }, token, secret), now, marginMs);
        sources.set(key, { secret, source });
        return source;
    }

    /** @param url where the token is to be used */
    async function credentialsFor(token: TokenPlan, url: string) {
        const origin = checkedOrigin(url, token.url);
        const secret = await secretOf(token.client, origin);
        if (secret === undefined || secret === '')
            throw new BackendError({ kind: 'no-secret', clientId: token.client });
        return { secret, source: sourceFor(token, secret) };
    }

    async function send(plan: RequestPlan, signal?: AbortSignal): Promise<BackendResponse> {
        if (!plan.token) return readResponse(plan, await exchange(plan, undefined, signal), []);
        const { secret, source } = await credentialsFor(plan.token, plan.url);
        let { token, fresh } = await unlessAborted(source.token(), plan.url, signal);
        let response = await exchange(plan, token, signal);
        if (response.status === 401 && !fresh) {
            // It was revoked, or the database is a new one. The request was not carried out, so it may be sent again.
            source.forget(token);
            ({ token } = await unlessAborted(source.token(), plan.url, signal));
            response = await exchange(plan, token, signal);
        }
        return readResponse(plan, response, [secret, token.value]);
    }

    async function authorize(plan: TokenPlan, signal?: AbortSignal): Promise<TokenFacts> {
        const { source } = await credentialsFor(plan, plan.url);
        const { token } = await unlessAborted(source.token(), plan.url, signal);
        return { milliseconds: Math.max(0, token.expiresAt - now()), scopes: token.scopes };
    }

    const exchange = (plan: RequestPlan, token: AccessToken | undefined, signal?: AbortSignal): Promise<HttpResponse> =>
        transport.send({
            method: plan.method,
            url: plan.url,
            headers: token
                ? [...plan.headers, { name: 'Authorization', value: `Bearer ${token.value}` }]
                : plan.headers,
            ...(plan.body === undefined ? {} : { body: plan.body }),
            timeoutMs: plan.timeoutMs,
            ...(signal ? { signal } : {}),
        });

    return { send, authorize, close: () => transport.close() };
}

/** A token request is shared, so no caller's cancelling ends it for the others: who cancels only stops waiting. */
function unlessAborted<T>(answer: Promise<T>, url: string, signal: AbortSignal | undefined): Promise<T> {
    if (!signal) return answer;
    return new Promise((resolve, reject) => {
        const cancel = (): void => reject(new BackendError({ kind: 'cancelled', url }));
        if (signal.aborted) cancel();
        signal.addEventListener('abort', cancel, { once: true });
        answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
    });
}

/** A plan may have crossed a process border, so what protects the secret is looked at again, where it is sent. */
function checkedOrigin(url: string, tokenUrl: string): string {
    const { origin } = new URL(url);
    for (const each of [url, tokenUrl]) {
        if (!isSecure(new URL(each))) throw new BackendError({ kind: 'insecure-url', url: each });
        if (new URL(each).origin !== origin) throw new BackendError({ kind: 'foreign-origin', url: each, origin });
    }
    return origin;
}
