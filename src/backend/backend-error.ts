/** What can go wrong between us and a backend. No member may hold a secret or a token. */
export type BackendFailure =
    | { readonly kind: 'unreachable'; readonly url: string; readonly reason: string }
    | { readonly kind: 'timeout'; readonly url: string; readonly afterMs: number }
    | { readonly kind: 'cancelled'; readonly url: string }
    | { readonly kind: 'too-large'; readonly url: string; readonly maxBytes: number }
    | { readonly kind: 'unreadable'; readonly url: string; readonly why: string }
    | { readonly kind: 'insecure-url'; readonly url: string }
    | { readonly kind: 'foreign-origin'; readonly url: string; readonly origin: string }
    | { readonly kind: 'no-secret'; readonly clientId: string }
    | { readonly kind: 'invalid-client'; readonly clientId: string; readonly url: string }
    | {
          readonly kind: 'insufficient-scope';
          readonly clientId: string;
          readonly scopes: readonly string[];
          readonly detail: string;
      }
    /** The token endpoint said no in any other way. */
    | { readonly kind: 'rejected'; readonly url: string; readonly status: number; readonly detail: string }
    | { readonly kind: 'redirected'; readonly url: string; readonly status: number; readonly to: string }
    | { readonly kind: 'not-json'; readonly url: string; readonly status: number; readonly contentType: string }
    | { readonly kind: 'malformed-token'; readonly url: string; readonly what: string };

export class BackendError extends Error {
    override readonly name = 'BackendError';
    readonly failure: BackendFailure;

    constructor(failure: BackendFailure, options?: ErrorOptions) {
        super(describeFailure(failure).message, options);
        this.failure = failure;
    }
}

/** What happened, and what to do about it. */
export function describeFailure(failure: BackendFailure): { readonly message: string; readonly advice: string } {
    switch (failure.kind) {
        case 'unreachable':
            return {
                message: `${failure.url} cannot be reached: ${failure.reason}.`,
                advice: 'Is the backend running, and its `base_url` right?',
            };
        case 'timeout':
            return {
                message: `${failure.url} did not answer within ${failure.afterMs / 1000} s.`,
                advice: 'A longer time can be given to the backend as `timeout`.',
            };
        case 'cancelled':
            return { message: `The request to ${failure.url} was cancelled.`, advice: '' };
        case 'too-large':
            return {
                message: `${failure.url} answers with more than ${Math.round(failure.maxBytes / 1_048_576)} MB.`,
                advice: 'Ask for less, for instance with pagination.',
            };
        case 'unreadable':
            return { message: `The answer of ${failure.url} cannot be read: ${failure.why}.`, advice: '' };
        case 'insecure-url':
            return {
                message: `${failure.url} is not encrypted, and not on this machine: no secret goes there.`,
                advice: 'Use https. Plain http is accepted for localhost, 127.0.0.1 and [::1] only.',
            };
        case 'foreign-origin':
            return {
                message: `${failure.url} is not on the backend's origin, ${failure.origin}: no token goes there.`,
                advice: 'Declare another backend for it.',
            };
        case 'no-secret':
            return {
                message: `The secret of client '${failure.clientId}' is not known here.`,
                advice: 'The generated project prints it once when it creates the client.',
            };
        case 'invalid-client':
            return {
                message: `${failure.url} does not accept client '${failure.clientId}' with this secret.`,
                advice: 'Was the client created in this database, and is the secret that of this backend?',
            };
        case 'insufficient-scope':
            return {
                message: `Client '${failure.clientId}' may not have the scope ${failure.scopes.map(scope => `'${scope}'`).join(', ')}${detailOf(failure)}.`,
                advice: "Give the client the scope in `oauth2`, generate, and create the backend's clients again.",
            };
        case 'rejected':
            return {
                message: `${failure.url} gives no token: status ${failure.status}${detailOf(failure)}.`,
                advice: 'Is the grant `client_credentials` among the `grants` of `oauth2`?',
            };
        case 'redirected':
            return {
                message: `${failure.url} leads elsewhere (status ${failure.status}, to ${failure.to}): a secret does not follow.`,
                advice: 'Write the address that it leads to as `base_url`.',
            };
        case 'not-json':
            return {
                message: `${failure.url} answers with ${failure.contentType || 'something'} instead of JSON (status ${failure.status}).`,
                advice: 'Is this the address of the backend, and `path` in `oauth2` that of its tokens?',
            };
        case 'malformed-token':
            return {
                message: `${failure.url} answers with a token that cannot be used: ${failure.what}.`,
                advice: 'Is something else running at this address?',
            };
        default:
            return assertNever(failure);
    }
}

const detailOf = ({ detail }: { readonly detail: string }): string => (detail ? ` (${detail})` : '');

function assertNever(failure: never): never {
    throw new Error(`unknown failure ${JSON.stringify(failure)}`);
}
