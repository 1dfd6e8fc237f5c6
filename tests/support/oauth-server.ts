import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
}
type Handler = (request: SeenRequest, response: ServerResponse) => void | Promise<void>;

export interface TestServer extends AsyncDisposable {
    readonly origin: string;
    readonly seen: SeenRequest[];
    seenAt(path: string): SeenRequest[];
}

/** A server on a free port of this machine. Paths without a handler answer 404. */
export async function startServer(handlers: Readonly<Record<string, Handler>>): Promise<TestServer> {
    const seen: SeenRequest[] = [];
    const server = createServer(async (incoming, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const { method = '', url = '', headers } = incoming;
        const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
        seen.push(request);
        const handler = handlers[url.split('?')[0] ?? ''];
        if (handler) await handler(request, response);
        else response.writeHead(404).end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return {
        origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        seen,
        seenAt: path => seen.filter(({ url }) => url.split('?')[0] === path),
        async [Symbol.asyncDispose]() {
            server.closeAllConnections();
            await new Promise(done => server.close(done));
        },
    };
}

export const json =
    (value: unknown, status = 200, headers: Record<string, string> = {}): Handler =>
    (_, response) => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
    };

/** Gives `token-1`, `token-2`, ... to the client `reporting` with the secret `s3cr3t/ä+&`, and refuses all others. */
export function tokenEndpoint(lifetimeSeconds: number | null = 900): Handler {
    let given = 0;
    return ({ method, headers, body }, response) => {
        const form = new URLSearchParams(body);
        const basic = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
        const [id = '', secret = ''] = basic.split(':').map(part => new URLSearchParams(`x=${part}`).get('x') ?? '');
        const answer = (status: number, value: unknown): void =>
            void json(value, status)({ method, url: '', headers, body }, response);
        if (method !== 'POST' || form.get('grant_type') !== 'client_credentials')
            answer(400, { error: 'unsupported_grant_type' });
        else if (id !== 'reporting' || secret !== 's3cr3t/ä+&') answer(401, { error: 'invalid_client' });
        else if (form.get('scope')?.includes('admin'))
            answer(400, { error: 'invalid_scope', error_description: 's3cr3t/ä+& may not' });
        else {
            const lifetime = lifetimeSeconds === null ? {} : { expires_in: lifetimeSeconds };
            answer(200, {
                access_token: `token-${++given}`,
                token_type: 'Bearer',
                scope: form.get('scope') ?? '',
                ...lifetime,
            });
        }
    };
}

export const secretOfTests = 's3cr3t/ä+&';
