import { gzipSync } from 'node:zlib';
import { MockAgent } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import { type BackendClient, createBackendClient } from '../../src/backend/backend-client.js';
import { BackendError, type BackendFailure, describeFailure } from '../../src/backend/backend-error.js';
import { renderResponse } from '../../src/backend/response.js';
import { createTransport, type TransportOptions } from '../../src/backend/transport.js';
import type { RequestPlan } from '../../src/requests/request-plan.js';
import { json, secretOfTests, startServer, tokenEndpoint } from '../support/oauth-server.js';

const clients: BackendClient[] = [];
afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
});

function clientWith(
    options: { secret?: string | undefined; now?: () => number; transport?: TransportOptions } = {},
): BackendClient {
    const client = createBackendClient({
        transport: createTransport(options.transport),
        secretOf: async () => ('secret' in options ? options.secret : secretOfTests),
        now: options.now ?? (() => 0),
    });
    clients.push(client);
    return client;
}

const plan = (origin: string, path: string, more: Partial<RequestPlan> = {}): RequestPlan => ({
    name: 'asked',
    backend: 'local',
    method: 'GET',
    url: `${origin}${path}`,
    headers: [],
    timeoutMs: 5000,
    token: { url: `${origin}/o/token/`, client: 'reporting', scopes: ['products:read'], timeoutMs: 5000 },
    expectations: [],
    notes: [],
    ...more,
});
const open = (origin: string, path: string, more: Partial<RequestPlan> = {}): RequestPlan => {
    const { token: _, ...rest } = plan(origin, path, more);
    return rest;
};

async function failureOf(answer: Promise<unknown>): Promise<BackendFailure> {
    const error = await answer.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!(error instanceof BackendError)) throw new Error('no BackendError', { cause: error });
    const { message, advice } = describeFailure(error.failure);
    for (const text of [message, advice, error.stack ?? '', JSON.stringify(error.failure)]) {
        expect(text).not.toMatch(/s3cr3t|token-\d/);
    }
    return error.failure;
}

describe('a token', () => {
    test('is asked for as RFC 6749 says, and goes with the request', async () => {
        await using server = await startServer({ '/o/token/': tokenEndpoint(), '/x/': json({ ok: true }) });
        const response = await clientWith().send(plan(server.origin, '/x/'));
        expect(response.status).toBe(200);
        const [asked] = server.seenAt('/o/token/');
        expect(asked?.body).toBe('grant_type=client_credentials&scope=products%3Aread');
        expect(asked?.headers).toMatchObject({
            'content-type': 'application/x-www-form-urlencoded',
            authorization: `Basic ${btoa('reporting:s3cr3t%2F%C3%A4%2B%26')}`,
        });
        expect(server.seenAt('/x/')[0]?.headers.authorization).toBe('Bearer token-1');
    });

    test('is asked for once by any number of callers, and kept until shortly before it ends', async () => {
        await using server = await startServer({ '/o/token/': tokenEndpoint(60), '/x/': json({}) });
        let time = 0;
        const client = clientWith({ now: () => time });
        await Promise.all(Array.from({ length: 8 }, () => client.send(plan(server.origin, '/x/'))));
        expect(server.seenAt('/o/token/')).toHaveLength(1);
        time = 49_999;
        await client.send(plan(server.origin, '/x/'));
        expect(server.seenAt('/o/token/')).toHaveLength(1);
        time = 50_000;
        await client.send(plan(server.origin, '/x/'));
        expect(server.seenAt('/o/token/')).toHaveLength(2);
        expect(server.seenAt('/x/').at(-1)?.headers.authorization).toBe('Bearer token-2');
    });

    test('without a lifetime is used once', async () => {
        await using server = await startServer({ '/o/token/': tokenEndpoint(null), '/x/': json({}) });
        const client = clientWith();
        await client.send(plan(server.origin, '/x/'));
        await client.send(plan(server.origin, '/x/'));
        expect(server.seenAt('/o/token/')).toHaveLength(2);
    });

    test('of other scopes is another one', async () => {
        await using server = await startServer({ '/o/token/': tokenEndpoint(), '/x/': json({}) });
        const client = clientWith();
        const token = { url: `${server.origin}/o/token/`, client: 'reporting', scopes: [], timeoutMs: 5000 };
        await client.send(plan(server.origin, '/x/'));
        await client.send(plan(server.origin, '/x/', { token }));
        expect(server.seenAt('/o/token/').map(({ body }) => body)).toEqual([
            'grant_type=client_credentials&scope=products%3Aread',
            'grant_type=client_credentials',
        ]);
    });

    test('that was revoked is replaced, once', async () => {
        let valid = 'Bearer token-1';
        await using server = await startServer({
            '/o/token/': tokenEndpoint(),
            '/x/': (request, response) =>
                json({}, request.headers.authorization === valid ? 200 : 401)(request, response),
        });
        const client = clientWith();
        expect((await client.send(plan(server.origin, '/x/'))).status).toBe(200);
        valid = 'Bearer token-2';
        expect((await client.send(plan(server.origin, '/x/'))).status).toBe(200);
        valid = 'none';
        expect((await client.send(plan(server.origin, '/x/'))).status).toBe(401);
        expect(server.seenAt('/x/')).toHaveLength(5);
        expect(server.seenAt('/o/token/')).toHaveLength(3);
    });

    test('that could not be had is asked for again', async () => {
        let broken = true;
        const works = tokenEndpoint();
        await using server = await startServer({
            '/o/token/': (request, response) => (broken ? json({}, 500)(request, response) : works(request, response)),
            '/x/': json({}),
        });
        const client = clientWith();
        expect(await failureOf(client.send(plan(server.origin, '/x/')))).toMatchObject({
            kind: 'rejected',
            status: 500,
        });
        broken = false;
        expect((await client.send(plan(server.origin, '/x/'))).status).toBe(200);
    });

    test('can be had without a request, and is not shown', async () => {
        await using server = await startServer({ '/o/token/': tokenEndpoint(60) });
        const { token } = plan(server.origin, '/');
        if (!token) throw new Error('no token');
        expect(await clientWith().authorize(token)).toEqual({ milliseconds: 60_000, scopes: ['products:read'] });
    });

    test.each<[string, Parameters<typeof json>, Partial<BackendFailure>]>([
        ['no JSON object', [[]], { kind: 'malformed-token' }],
        ['no token', [{ token_type: 'Bearer' }], { kind: 'malformed-token' }],
        [
            'a token that would end its header',
            [{ access_token: 'a\r\nX: y', token_type: 'Bearer' }],
            { kind: 'malformed-token' },
        ],
        ['another type', [{ access_token: 'a', token_type: 'mac' }], { kind: 'malformed-token' }],
        [
            'no number of seconds',
            [{ access_token: 'a', token_type: 'Bearer', expires_in: 'soon' }],
            { kind: 'malformed-token' },
        ],
        [
            'a refusal',
            [{ error: 'unauthorized_client', error_description: 'not you' }, 400],
            { kind: 'rejected', detail: 'not you' },
        ],
        [
            'a redirect',
            [{}, 302, { Location: 'https://evil.example/' }],
            { kind: 'redirected', to: 'https://evil.example/' },
        ],
    ])('that is answered with %s', async (_, answer, failure) => {
        await using server = await startServer({ '/o/token/': json(...answer) });
        expect(await failureOf(clientWith().send(plan(server.origin, '/x/')))).toMatchObject(failure);
        expect(server.seen).toHaveLength(1);
    });

    test('whose endpoint is a page', async () => {
        await using server = await startServer({
            '/o/token/': (_, response) =>
                void response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end('<h1>'),
        });
        expect(await failureOf(clientWith().send(plan(server.origin, '/x/')))).toMatchObject({
            kind: 'not-json',
            contentType: 'text/html',
            status: 404,
        });
    });

    test('is refused with the wrong secret, for a scope too many, and not asked for without a secret', async () => {
        await using server = await startServer({ '/o/token/': tokenEndpoint() });
        expect(await failureOf(clientWith({ secret: 'wrong' }).send(plan(server.origin, '/x/')))).toMatchObject({
            kind: 'invalid-client',
            clientId: 'reporting',
        });
        const token = { url: `${server.origin}/o/token/`, client: 'reporting', scopes: ['admin'], timeoutMs: 5000 };
        expect(await failureOf(clientWith().send(plan(server.origin, '/x/', { token })))).toMatchObject({
            kind: 'insufficient-scope',
            scopes: ['admin'],
            detail: '[secret] may not',
        });
        const asked = server.seen.length;
        expect(await failureOf(clientWith({ secret: undefined }).send(plan(server.origin, '/x/')))).toMatchObject({
            kind: 'no-secret',
        });
        expect(server.seen).toHaveLength(asked);
    });

    test('goes to no other origin and over no open line, whatever the plan says', async () => {
        const token = { url: 'https://b.example/o/token/', client: 'reporting', scopes: [], timeoutMs: 5000 };
        expect(await failureOf(clientWith().send(plan('https://a.example', '/x/', { token })))).toMatchObject({
            kind: 'foreign-origin',
        });
        expect(await failureOf(clientWith().send(plan('http://a.example', '/x/')))).toMatchObject({
            kind: 'insecure-url',
        });
    });
});

describe('a request', () => {
    test('follows no redirect, so no token leaves with one', async () => {
        await using other = await startServer({ '/stolen/': json({}) });
        await using server = await startServer({
            '/o/token/': tokenEndpoint(),
            '/x/': (_, response) => void response.writeHead(302, { Location: `${other.origin}/stolen/` }).end(),
        });
        const response = await clientWith().send(plan(server.origin, '/x/'));
        expect(response.status).toBe(302);
        expect(other.seen).toEqual([]);
        expect(renderResponse(response)).toContain(`Location: ${other.origin}/stolen/`);
    });

    test('sends method, headers and body as planned', async () => {
        await using server = await startServer({ '/x/': json({}, 201) });
        await clientWith().send(
            open(server.origin, '/x/?a=b%26c', {
                method: 'POST',
                body: '{"price": 30.10}',
                headers: [
                    { name: 'Content-Type', value: 'application/json' },
                    { name: 'X-A', value: 'b' },
                ],
            }),
        );
        expect(server.seen).toMatchObject([
            {
                method: 'POST',
                url: '/x/?a=b%26c',
                body: '{"price": 30.10}',
                headers: { 'content-type': 'application/json', 'x-a': 'b' },
            },
        ]);
    });

    test('reads what comes in pieces, and what is compressed', async () => {
        await using server = await startServer({
            '/pieces/': async (_, response) => {
                response.writeHead(200, { 'Content-Type': 'application/json' });
                for (const piece of ['{"a', '": "', 'ü"}']) {
                    response.write(piece);
                    await new Promise(done => setImmediate(done));
                }
                response.end();
            },
            '/gzip/': (_, response) =>
                void response
                    .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
                    .end(gzipSync('{"a":1}')),
        });
        expect((await clientWith().send(open(server.origin, '/pieces/'))).body).toMatchObject({
            kind: 'json',
            text: '{\n  "a": "ü"\n}',
        });
        expect((await clientWith().send(open(server.origin, '/gzip/'))).body).toMatchObject({
            kind: 'json',
            text: '{\n  "a": 1\n}',
        });
    });

    test('of HEAD has no body, whatever its headers say', async () => {
        await using server = await startServer({
            '/x/': (_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(),
        });
        const response = await clientWith().send(open(server.origin, '/x/', { method: 'HEAD' }));
        expect(response).toMatchObject({ status: 200, body: { kind: 'empty' } });
    });

    test('that takes too long is given up, before or after the first byte', async () => {
        await using server = await startServer({
            '/silent/': () => undefined,
            '/drips/': (_, response) => void response.writeHead(200).write('a'),
        });
        for (const path of ['/silent/', '/drips/']) {
            expect(await failureOf(clientWith().send(open(server.origin, path, { timeoutMs: 50 })))).toEqual({
                kind: 'timeout',
                url: `${server.origin}${path}`,
                afterMs: 50,
            });
        }
    });

    test('can be cancelled, while it waits for its token too', async () => {
        await using server = await startServer({ '/o/token/': () => undefined, '/x/': () => undefined });
        for (const each of [open(server.origin, '/x/'), plan(server.origin, '/x/')]) {
            const controller = new AbortController();
            const failure = failureOf(clientWith().send(each, controller.signal));
            while (server.seen.length === 0) await new Promise(done => setImmediate(done));
            controller.abort();
            expect(await failure).toMatchObject({ kind: 'cancelled' });
            server.seen.length = 0;
        }
    });

    test('that is answered with too much is given up, compressed or not', async () => {
        const zeros = Buffer.alloc(100_000, '0');
        await using server = await startServer({
            '/large/': (_, response) => void response.writeHead(200).end(zeros),
            '/bomb/': (_, response) =>
                void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(zeros)),
        });
        for (const path of ['/large/', '/bomb/']) {
            expect(
                await failureOf(clientWith({ transport: { maxBytes: 50_000 } }).send(open(server.origin, path))),
            ).toMatchObject({ kind: 'too-large' });
        }
    });

    test('whose answer is damaged says so', async () => {
        await using server = await startServer({
            '/x/': (_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip'),
        });
        expect(await failureOf(clientWith().send(open(server.origin, '/x/')))).toMatchObject({ kind: 'unreadable' });
    });

    test('to nobody says that nothing listens', async () => {
        const server = await startServer({});
        await server[Symbol.asyncDispose]();
        expect(await failureOf(clientWith().send(open(server.origin, '/x/')))).toMatchObject({
            kind: 'unreachable',
            reason: 'nothing listens there',
        });
    });

    test('names what went wrong with TLS', async () => {
        const agent = new MockAgent();
        agent.disableNetConnect();
        const expired = Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' });
        agent.get('https://a.example').intercept({ path: '/x/' }).replyWithError(expired);
        const client = clientWith({ transport: { dispatcher: agent } });
        expect(await failureOf(client.send(open('https://a.example', '/x/')))).toMatchObject({
            kind: 'unreachable',
            reason: 'its certificate has expired',
        });
    });
});

test('a token and secret that the backend answers with are not shown', async () => {
    await using server = await startServer({
        '/o/token/': tokenEndpoint(),
        '/echo/': (request, response) => {
            const value = {
                headers: request.headers,
                token: 'token-1',
                secret: secretOfTests,
                access_token: 'other',
                refresh_token: 'a"b\\',
            };
            json(value, 200, {
                'X-Echo': request.headers.authorization ?? '',
                'Set-Cookie': 'sessionid=abcdef; HttpOnly',
            })(request, response);
        },
    });
    const expectations = [
        { kind: 'json', path: ['token'], operator: '=', value: 'x', text: 'json token = "x"' },
    ] as const;
    const response = await clientWith().send(plan(server.origin, '/echo/', { expectations }));
    const shown = renderResponse(response) + JSON.stringify(response);
    expect(shown).not.toMatch(/token-1|s3cr3t|"other"|abcdef/);
    expect(shown).toContain('[secret]');
});
