import type { TokenPlan } from '../requests/request-plan.js';
import { BackendError } from './backend-error.js';
import { type AccessToken, decodeRefusal, decodeToken } from './contracts.js';
import { headerOf } from './headers.js';
import { redact } from './redact.js';
import type { HttpResponse, Transport } from './transport.js';

export interface TokenRequestOptions {
    readonly transport: Transport;
    /** In milliseconds. */
    readonly now: () => number;
}

/**
 * Gets a token for a client by itself, without a user (RFC 6749, section 4.4). The client authenticates with HTTP
 * Basic, its id and secret form-encoded first (section 2.3.1).
 * @throws BackendError
 */
export async function requestToken(
    { transport, now }: TokenRequestOptions,
    plan: TokenPlan,
    secret: string,
): Promise<AccessToken> {
    const { url, client, scopes, timeoutMs } = plan;
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    if (scopes.length > 0) body.set('scope', scopes.join(' '));
    const asked = now();
    const response = await transport.send({
        method: 'POST',
        url,
        headers: [
            { name: 'Authorization', value: `Basic ${btoa(`${formEncoded(client)}:${formEncoded(secret)}`)}` },
            { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
            { name: 'Accept', value: 'application/json' },
        ],
        body: body.toString(),
        timeoutMs,
    });
    const json = jsonBody(response);
    if (response.status === 200 && json !== undefined) {
        // Its lifetime counts from when it was made, which is not before it was asked for.
        const decoded = decodeToken(json, asked);
        if ('token' in decoded) return decoded.token;
        throw new BackendError({ kind: 'malformed-token', url, what: decoded.malformed });
    }
    throw refusalOf(response, json, plan, secret);
}

const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

function jsonBody({ body }: HttpResponse): unknown {
    try {
        return JSON.parse(new TextDecoder().decode(body));
    } catch {
        return undefined;
    }
}

function refusalOf(response: HttpResponse, json: unknown, plan: TokenPlan, secret: string): BackendError {
    const { url, client: clientId, scopes } = plan;
    const { status } = response;
    if (status >= 300 && status < 400) {
        const to = redact(headerOf(response.headers, 'location') ?? 'nowhere', [secret]);
        return new BackendError({ kind: 'redirected', url, status, to });
    }
    const refusal = decodeRefusal(json);
    const detail = redact(refusal ? refusal.description || refusal.error : '', [secret]);
    switch (refusal?.error) {
        case 'invalid_client':
            return new BackendError({ kind: 'invalid-client', clientId, url });
        case 'invalid_scope':
            return new BackendError({ kind: 'insufficient-scope', clientId, scopes, detail });
        case undefined: {
            if (json !== undefined && status !== 200)
                return new BackendError({ kind: 'rejected', url, status, detail });
            const contentType = headerOf(response.headers, 'content-type')?.split(';')[0] ?? '';
            return new BackendError({ kind: 'not-json', url, status, contentType });
        }
        default:
            return new BackendError({ kind: 'rejected', url, status, detail });
    }
}
