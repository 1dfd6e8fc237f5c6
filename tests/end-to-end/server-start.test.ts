/** The bundled language server's first moments: an answer before the language is loaded, and an end in order. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
    createProtocolConnection,
    type InitializeResult,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { exitOf, start, stop } from '../../scripts/support/run-program.ts';

/** @param bundle the folder of the bundles */
function startServer(bundle: string) {
    const kept = temporaryFolder();
    const server = start(process.execPath, [join(bundle, 'server.js'), '--stdio'], {
        env: { ...process.env, XDG_CACHE_HOME: kept, TMPDIR: kept },
        stdio: ['pipe', 'pipe', 'ignore'],
    });
    if (!server.stdin || !server.stdout) throw new Error('The server has no standard input and output.');
    const client = createProtocolConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
    );
    client.listen();
    onTestFinished(async () => {
        client.dispose();
        await stop(server);
    });
    const initialize = () =>
        client.sendRequest<InitializeResult>('initialize', { processId: null, rootUri: null, capabilities: {} });
    return { client, initialize, ended: exitOf(server) };
}

function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-start-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

test('an editor that leaves at once is let go in order', async () => {
    const { client, initialize, ended } = startServer('dist');
    const [answer] = await Promise.all([initialize(), client.sendRequest('shutdown')]);
    expect(answer).toMatchObject({ capabilities: { hoverProvider: true } });
    await client.sendNotification('exit');
    expect(await ended).toBe(0);
});

test('initialize needs nothing of the language, and without the language the process ends', async () => {
    const bundle = temporaryFolder();
    cpSync('dist', bundle, { recursive: true });
    const serve = readdirSync(join(bundle, 'server')).filter(name => /^serve-.*\.js$/.test(name));
    expect(serve).toHaveLength(1);
    rmSync(join(bundle, 'server', serve[0] ?? ''));
    const { initialize, ended } = startServer(bundle);
    expect(await initialize()).toMatchObject({ capabilities: { hoverProvider: true } });
    expect(await ended).toBe(1);
});
