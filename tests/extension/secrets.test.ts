/** A client's secret and its tokens go into the secret storage and to the backend, and nowhere else. */
import { describe, expect, test } from 'vitest';
import { serverRequests } from '../../src/protocol/server-messages.js';
import type { RequestPlan, TokenPlan } from '../../src/requests/request-plan.js';
import { documentUri, type ExtensionHost, startExtension } from '../support/extension-host.js';
import { json, secretOfTests, startServer, tokenEndpoint } from '../support/oauth-server.js';

const tokenPlan = (origin: string): TokenPlan => ({
    url: `${origin}/o/token/`,
    client: 'reporting',
    scopes: ['products:read'],
    timeoutMs: 5000,
});
const requestPlan = (origin: string): RequestPlan => ({
    name: 'live_products',
    backend: 'local',
    method: 'GET',
    url: `${origin}/products/`,
    headers: [],
    timeoutMs: 5000,
    token: tokenPlan(origin),
    expectations: [],
    notes: [],
});

const plansFor =
    (origin: string) =>
    ({ server }: Pick<ExtensionHost, 'server'>): void => {
        server.answers.set(serverRequests.tokenPlan, () => ({ kind: 'plan', plan: tokenPlan(origin) }));
        server.answers.set(serverRequests.requestPlan, () => ({ kind: 'plan', plan: requestPlan(origin) }));
    };

const backend = (products = json({ results: [{ sku: 'a1' }] })) =>
    startServer({ '/o/token/': tokenEndpoint(), '/products/': products });

function expectNothingSecret(host: ExtensionHost): void {
    expect(host.visibleText()).not.toContain(secretOfTests);
    expect(host.visibleText()).not.toMatch(/token-\d/);
}

describe('sending a request', () => {
    test('asks for the secret once, and shows the response', async () => {
        await using server = await backend();
        await using host = await startExtension(plansFor(server.origin));
        host.editor.typed.push(secretOfTests);
        await host.run('djagram.sendRequest', documentUri, 'live_products');
        await host.run('djagram.sendRequest', documentUri, 'live_products');
        expect(host.editor.asked).toEqual([expect.objectContaining({ password: true })]);
        expect(host.editor.shown).toHaveLength(2);
        expect(host.editor.shown[0]?.text).toMatch(/200[\s\S]*"sku": "a1"/);
        expect([...host.secrets.values()]).toEqual([secretOfTests]);
        expect(server.seenAt('/o/token/')).toHaveLength(1);
        expectNothingSecret(host);
    });

    test('sends nothing when the user gives no secret', async () => {
        await using server = await backend();
        await using host = await startExtension(plansFor(server.origin));
        host.editor.typed.push(undefined);
        await host.run('djagram.sendRequest', documentUri, 'live_products');
        expect(server.seen).toEqual([]);
        expect(host.secrets.size).toBe(0);
    });

    test('shows no secret and no token that a backend sends back', async () => {
        await using server = await backend(({ headers }, response) => {
            response.writeHead(500, { 'Content-Type': 'text/plain', 'X-Debug': headers.authorization ?? '' });
            response.end(`settings: ${secretOfTests}, headers: ${headers.authorization}`);
        });
        await using host = await startExtension(plansFor(server.origin));
        host.editor.typed.push(secretOfTests);
        await host.run('djagram.sendRequest', documentUri, 'live_products');
        expect(host.editor.shown[0]?.text).toContain('500');
        expectNothingSecret(host);
    });

    test('offers to set another where the secret is wrong', async () => {
        await using server = await backend();
        await using host = await startExtension(plansFor(server.origin));
        host.editor.typed.push('not-the-secret', secretOfTests);
        host.editor.pressed.push('Set Client Secret');
        await host.run('djagram.sendRequest', documentUri, 'live_products');
        expect(host.editor.shown).toEqual([]);
        expect(host.editor.messages[0]?.kind).toBe('error');
        await expect.poll(() => [...host.secrets.values()]).toEqual([secretOfTests]);
        await host.run('djagram.sendRequest', documentUri, 'live_products');
        expect(host.editor.shown[0]?.text).toContain('200');
        expect(host.visibleText()).not.toContain('not-the-secret');
    });

    test('is over and silent when the user cancels it', async () => {
        let arrived: () => void = () => undefined;
        const waiting = new Promise<void>(resolve => {
            arrived = resolve;
        });
        // It never answers.
        await using server = await backend(() => arrived());
        await using host = await startExtension(plansFor(server.origin));
        host.editor.typed.push(secretOfTests);
        const sending = host.run('djagram.sendRequest', documentUri, 'live_products');
        await waiting;
        host.editor.cancelled.fire();
        await sending;
        expect(host.editor.messages).toEqual([]);
        expect(host.editor.shown).toEqual([]);
    });

    test('shows what the server says where there is no such request', async () => {
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.requestPlan, () => ({ kind: 'problem', message: 'No request `nope`.' }));
        });
        await host.run('djagram.sendRequest', documentUri, 'nope');
        expect(host.editor.messages).toEqual([{ kind: 'error', text: 'No request `nope`.' }]);
    });
});

describe('a secret', () => {
    test('given for one backend is not sent to another', async () => {
        await using mine = await backend();
        await using other = await backend();
        await using host = await startExtension(plansFor(mine.origin));
        host.editor.typed.push(secretOfTests, undefined);
        await host.run('djagram.setClientSecret', documentUri, 'local');
        // The same name in the file leads somewhere else now.
        plansFor(other.origin)(host);
        await host.run('djagram.sendRequest', documentUri, 'live_products');
        expect(other.seen).toEqual([]);
        expect(host.editor.asked).toHaveLength(2);
    });

    test('is forgotten when told to', async () => {
        await using server = await backend();
        await using host = await startExtension(plansFor(server.origin));
        host.editor.typed.push(secretOfTests, undefined);
        await host.run('djagram.setClientSecret', documentUri, 'local');
        await host.run('djagram.clearClientSecret', documentUri, 'local');
        expect(host.secrets.size).toBe(0);
        await host.run('djagram.sendRequest', documentUri, 'live_products');
        expect(server.seen).toEqual([]);
    });

    test('gets a token whose life and scopes are told, and which is not shown', async () => {
        await using server = await backend();
        await using host = await startExtension(plansFor(server.origin));
        host.editor.typed.push(secretOfTests);
        await host.run('djagram.getToken', documentUri, 'local');
        expect(host.editor.messages.at(-1)?.text).toMatch(/'reporting' with the scopes products:read, good for \d+ s/);
        expectNothingSecret(host);
    });
});
