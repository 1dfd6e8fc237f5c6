/** The shop's API on a real server: tokens of client credentials, scopes, rules and the requests of the .dsl. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, startServer } from '../../scripts/support/django-server.ts';
import { stopAll } from '../../scripts/support/run-program.ts';
import { GeneratedProject } from '../support/django-project.js';
import { runCli } from '../support/run-cli.js';

const secrets = { OAUTH2_REPORTING_SECRET: 'reporting-s3cr3t/+&', OAUTH2_EDITOR_SECRET: 'editor-s3cr3t' };
let project: GeneratedProject;
let origin: string;

beforeAll(async () => {
    project = await GeneratedProject.of('examples/shop');
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    project.editSource('project.dsl', 'http://127.0.0.1:8000/', `${origin}/`);
    await project.generate();
    await project.manage(['makemigrations', '--noinput']);
    await project.manage(['migrate', '--noinput']);
    await project.manage(['loaddata', 'demo']);
    await project.manage(['create_oauth_clients'], secrets);
    await startServer(project.forServer, port);
});
afterAll(async () => {
    await stopAll();
    project?.remove();
});

interface Answer {
    readonly status: number;
    readonly json: Record<string, unknown>;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${origin}${path}`, { redirect: 'manual', ...init });
    const text = await response.text();
    return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : {} };
}

function askForToken(client: string, secret: string, form: Record<string, string>): Promise<Answer> {
    // RFC 6749 §2.3.1: both are form-encoded before they are joined.
    const credentials = Buffer.from(`${client}:${encodeURIComponent(secret)}`).toString('base64');
    return ask('/o/token/', {
        method: 'POST',
        headers: { Authorization: `Basic ${credentials}` },
        body: new URLSearchParams(form),
    });
}

async function tokenOf(client: 'reporting' | 'editor', scope?: string): Promise<string> {
    const secret = client === 'editor' ? secrets.OAUTH2_EDITOR_SECRET : secrets.OAUTH2_REPORTING_SECRET;
    const form = { grant_type: 'client_credentials', ...(scope !== undefined && { scope }) };
    const { status, json } = await askForToken(client, secret, form);
    expect([status, json]).toEqual([200, expect.objectContaining({ token_type: 'Bearer', expires_in: 900 })]);
    return String(json.access_token);
}

const withToken = (token: string, method = 'GET', body?: unknown): RequestInit => ({
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
});

const atlas = '/api/v1/products/a1/';

test('a client gets the scopes that it is given, and no other', async () => {
    await tokenOf('reporting', 'products:read');
    await tokenOf('editor', 'products:read products:write');
    const { OAUTH2_REPORTING_SECRET: secret } = secrets;
    const more = { grant_type: 'client_credentials', scope: 'products:write' };
    expect(await askForToken('reporting', secret, more)).toMatchObject({
        status: 400,
        json: { error: 'invalid_scope' },
    });
    // A token asked for without scopes has no more than the client's either.
    const token = await tokenOf('reporting');
    expect((await ask(atlas, withToken(token, 'PATCH', { name: 'Mine' }))).status).toBe(403);
});

test('no other grant is there, and no page to register clients at', async () => {
    const { OAUTH2_EDITOR_SECRET: secret } = secrets;
    const password = { grant_type: 'password', username: 'ann', password: '!' };
    expect(await askForToken('editor', secret, password)).toMatchObject({ status: 400 });
    expect(await askForToken('editor', 'wrong', { grant_type: 'client_credentials' })).toMatchObject({
        status: 401,
        json: { error: 'invalid_client' },
    });
    for (const path of ['/o/applications/', '/o/authorize/', '/o/authorized_tokens/'])
        expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test('reading needs a token, and writing one for writing', async () => {
    expect((await ask('/api/v1/products/')).status).toBe(401);
    const read = await tokenOf('reporting');
    const list = await ask('/api/v1/products/', withToken(read));
    expect(list).toMatchObject({ status: 200, json: { results: [{ sku: 'a1', name: 'Atlas' }] } });
    expect((await ask(atlas, withToken(read, 'PATCH', { name: 'Mine' }))).status).toBe(403);
    const write = await tokenOf('editor');
    expect(await ask(atlas, withToken(write, 'PATCH', { name: 'Great Atlas' }))).toMatchObject({
        status: 200,
        json: { name: 'Great Atlas' },
    });
    expect((await ask(atlas, withToken(write, 'PUT', {}))).status).toBe(405);
    expect((await ask(atlas, withToken(write, 'DELETE'))).status).toBe(405);
    expect((await ask(atlas, withToken(write, 'PATCH', { price: '-1.00' }))).status).toBe(400);
    expect(await ask('/api/v1/health/')).toEqual({ status: 200, json: { status: 'ok' } });
    expect((await ask('/api/v1/stats/', withToken(read))).status).toBe(501);
});

test('a rule hides rows from some clients, and an action changes them', async () => {
    const [read, write] = [await tokenOf('reporting'), await tokenOf('editor')];
    expect((await ask(atlas, withToken(write, 'PATCH', { status: 'draft' }))).status).toBe(200);
    expect((await ask(atlas, withToken(read))).status).toBe(404);
    expect((await ask(atlas, withToken(write))).status).toBe(200);
    expect((await ask(`${atlas}publish/`, withToken(read, 'POST'))).status).toBe(403);
    expect((await ask(`${atlas}publish/`, withToken(write, 'POST'))).status).toBe(200);
    expect(await ask(atlas, withToken(read))).toMatchObject({ status: 200, json: { status: 'live' } });
});

test('the request of the .dsl is sent, and its expectations hold', async () => {
    const env = { DJAGRAM_REPORTING_SECRET: secrets.OAUTH2_REPORTING_SECRET };
    const sent = await runCli(['call', project.source, 'live_products'], { cwd: project.root, env });
    expect([sent.outcome, sent.err + sent.out]).toEqual(['fine', expect.stringContaining('200')]);
    expect(sent.out).toContain('"sku": "a1"');
});

test('a wrong secret is told without being told', async () => {
    const env = { DJAGRAM_REPORTING_SECRET: 'a-wrong-secret' };
    const { outcome, out, err } = await runCli(['call', project.source, 'live_products'], { cwd: project.root, env });
    expect(outcome).toBe('findings');
    expect(err).toContain('reporting');
    expect(err + out).not.toContain('a-wrong-secret');
});

test('every graph answers with a page, a picture and data', async () => {
    const page = await (await fetch(`${origin}/supply/`)).text();
    expect(page).toMatch(/<svg[\s\S]*Books[\s\S]*<\/svg>/);
    const picture = await fetch(`${origin}/supply/`, { headers: { Accept: 'image/svg+xml' } });
    expect(picture.headers.get('Content-Type')).toContain('image/svg+xml');
    const data = await ask('/supply/?format=json');
    expect(data.json).toMatchObject({ directed: true, nodes: expect.any(Array) });
    const drawn = await ask('/colours/?format=json');
    expect(drawn.json).toMatchObject({ directed: false, edges: [{ label: 'to_red' }, { label: 'to_blue' }] });
});
