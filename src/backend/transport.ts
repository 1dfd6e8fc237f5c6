import { Agent, type Dispatcher, errors, request as send } from 'undici';
import type { Header } from '../requests/request-plan.js';
import { BackendError } from './backend-error.js';
import { headerOf } from './headers.js';

export interface HttpRequest {
    readonly method: Dispatcher.HttpMethod;
    readonly url: string;
    readonly headers: readonly Header[];
    readonly body?: string;
    /** For the whole exchange, from the connection to the last byte. */
    readonly timeoutMs: number;
    readonly signal?: AbortSignal;
}

export interface HttpResponse {
    readonly status: number;
    readonly statusText: string;
    /** In the order of arrival. */
    readonly headers: readonly Header[];
    readonly body: Uint8Array;
    /** From sending to the last byte. */
    readonly milliseconds: number;
}

/** The only way to a network. Follows no redirect: it shows them, and no token can leave with one. */
export interface Transport {
    /** @throws BackendError */
    send(request: HttpRequest): Promise<HttpResponse>;
    close(): Promise<void>;
}

/** Of a body, after decompression. */
const defaultMaxBytes = 20 * 1_048_576;

export interface TransportOptions {
    readonly dispatcher?: Dispatcher;
    /** In milliseconds, from any point in time. */
    readonly now?: () => number;
    readonly maxBytes?: number;
}

export function createTransport({
    dispatcher = new Agent({ maxHeaderSize: 65_536 }),
    now = () => performance.now(),
    maxBytes = defaultMaxBytes,
}: TransportOptions = {}): Transport {
    return {
        async send({ method, url, headers, body, timeoutMs, signal }) {
            const start = now();
            const timeout = AbortSignal.timeout(timeoutMs);
            const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
            try {
                const response = await send(url, {
                    dispatcher,
                    method,
                    headers: withDefaults(headers).flatMap(({ name, value }) => [name, value]),
                    body: body ?? null,
                    signal: either,
                    // The signal above ends an exchange that takes too long, whatever it is waiting for.
                    headersTimeout: 0,
                    bodyTimeout: 0,
                    responseHeaders: 'raw',
                });
                const received = readHeaders(response.headers as unknown as readonly (string | Uint8Array)[]);
                const raw = await readAll(response.body, url, maxBytes);
                return {
                    status: response.statusCode,
                    statusText: response.statusText,
                    headers: received,
                    body: await decompress(raw, received, url, maxBytes),
                    milliseconds: now() - start,
                };
            } catch (error) {
                if (error instanceof BackendError) throw error;
                if (signal?.aborted) throw new BackendError({ kind: 'cancelled', url }, { cause: error });
                if (timeout.aborted)
                    throw new BackendError({ kind: 'timeout', url, afterMs: timeoutMs }, { cause: error });
                throw failureOf(error, url);
            }
        },
        close: () => dispatcher.close(),
    };
}

function withDefaults(headers: readonly Header[]): readonly Header[] {
    const names = new Set(headers.map(({ name }) => name.toLowerCase()));
    const defaults = [
        { name: 'Accept-Encoding', value: 'gzip, deflate' },
        { name: 'User-Agent', value: 'djagram' },
    ];
    return [...headers, ...defaults.filter(({ name }) => !names.has(name.toLowerCase()))];
}

/** Names and values by turns. */
function readHeaders(raw: readonly (string | Uint8Array)[]): Header[] {
    const text = (part: string | Uint8Array | undefined): string =>
        typeof part === 'string' ? part : new TextDecoder('latin1').decode(part);
    const headers: Header[] = [];
    for (let index = 0; index + 1 < raw.length; index += 2) {
        headers.push({ name: text(raw[index]), value: text(raw[index + 1]) });
    }
    return headers;
}

/** What is compressed in a way nobody asked for stays as it is; so does nothing, as after HEAD. */
async function decompress(
    body: Uint8Array<ArrayBuffer>,
    headers: readonly Header[],
    url: string,
    maxBytes: number,
): Promise<Uint8Array> {
    const encoding = headerOf(headers, 'content-encoding')?.toLowerCase();
    const format =
        encoding === 'gzip' || encoding === 'x-gzip' ? 'gzip' : encoding === 'deflate' ? 'deflate' : undefined;
    if (!format || body.byteLength === 0) return body;
    const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream(format));
    return readAll(stream as unknown as AsyncIterable<Uint8Array>, url, maxBytes);
}

async function readAll(
    body: AsyncIterable<Uint8Array>,
    url: string,
    maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of body) {
        length += chunk.byteLength;
        if (length > maxBytes) throw new BackendError({ kind: 'too-large', url, maxBytes });
        chunks.push(chunk);
    }
    const all = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
        all.set(chunk, at);
        at += chunk.byteLength;
    }
    return all;
}

/** What connecting fails with, in words; other codes speak for themselves. */
const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'its name is not known',
    EAI_AGAIN: 'its name cannot be looked up at the moment',
    ECONNRESET: 'the connection was cut',
    EHOSTUNREACH: 'there is no way to it',
    ENETUNREACH: 'there is no network',
    EPIPE: 'the connection was cut',
    UND_ERR_SOCKET: 'the connection was cut',
    UND_ERR_CONNECT_TIMEOUT: 'connecting took too long',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
    SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by somebody unknown',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by somebody unknown',
    CERT_HAS_EXPIRED: 'its certificate has expired',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
    EPROTO: 'it does not speak TLS',
    ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
};

function failureOf(error: unknown, url: string): BackendError {
    const code = codeOf(error);
    if (error instanceof errors.HTTPParserError || code?.startsWith('HPE_')) {
        return new BackendError({ kind: 'unreadable', url, why: 'it is not HTTP' }, { cause: error });
    }
    if (code?.startsWith('Z_') || error instanceof TypeError) {
        return new BackendError({ kind: 'unreadable', url, why: 'it is damaged' }, { cause: error });
    }
    const reason = (code && reasons[code]) ?? (code ? `it failed with ${code}` : 'it failed');
    return new BackendError({ kind: 'unreachable', url, reason }, { cause: error });
}

/** Of the error, or of the first attempt where several addresses were tried. */
function codeOf(error: unknown): string | undefined {
    if (!(error instanceof Error)) return undefined;
    if ('code' in error && typeof error.code === 'string') return error.code;
    if (error instanceof AggregateError) return codeOf(error.errors[0]);
    return codeOf(error.cause);
}
