import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { createServices } from '../../src/language/services.js';
import { type ProjectChanged, serverNotifications, serverRequests } from '../../src/protocol/server-messages.js';
import { registerHandlers } from '../../src/server/handlers.js';
import { startSession } from '../support/language-server.js';
import { layouter } from '../support/pictures.js';

let home: string;
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'djagram-changed-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const uriOf = (name: string): string => pathToFileURL(join(home, name)).href;

/** An editor opens a folder with these files. */
async function open(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(home, name)), { recursive: true });
        writeFileSync(join(home, name), text);
    }
    const changed: ProjectChanged[] = [];
    const found = new Map<string, string>();
    const { client, initialize } = startSession(connection => {
        const services = createServices({ connection, ...NodeFileSystem });
        registerHandlers(connection, services, layouter);
        startLanguageServer(services.shared);
    });
    client.onNotification(serverNotifications.projectChanged, (change: ProjectChanged) => {
        changed.push(change);
    });
    client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        found.set(uri, diagnostics.map(({ message }) => message).join('\n'));
    });
    client.onRequest('client/registerCapability', () => null);
    await initialize({ workspaceFolders: [{ uri: pathToFileURL(home).href, name: 'folder' }] });
    await client.sendNotification('initialized', {});
    for (const [name, text] of Object.entries(files)) {
        await client.sendNotification('textDocument/didOpen', {
            textDocument: { uri: uriOf(name), languageId: 'djagram', version: 1, text },
        });
    }
    let version = 1;
    return {
        picture: (name: string) => client.sendRequest(serverRequests.preview, { uri: uriOf(name), view: 'models' }),
        /** What the editor hears of pictures until the file with the edit is checked. */
        async edit(name: string): Promise<ProjectChanged[]> {
            changed.length = 0;
            const textDocument = { uri: uriOf(name), version: ++version };
            const text = `${files[name]}model Added { name: Unknown${version} }\n`;
            await client.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
            await vi.waitFor(() => expect(found.get(uriOf(name))).toContain(`Unknown${version}`), 20_000);
            return [...changed];
        },
    };
}

const model = (name: string): string => `app ${name}\nmodel ${name.toUpperCase()} { name: Char(20) }\n`;

test('an editor hears of each picture that it has asked for, and of no other, when a file of its project changes', async () => {
    const { edit, picture } = await open({
        'one/main.dsl': `project one {}\n${model('a')}`,
        'one/more.dsl': model('b'),
        'two/main.dsl': `project two {}\n${model('c')}`,
    });
    expect(await edit('one/more.dsl')).toEqual([]);
    await picture('one/main.dsl');
    expect(await edit('one/more.dsl')).toContainEqual({ uris: [uriOf('one/main.dsl')] });
    expect(await edit('two/main.dsl')).toEqual([]);
    await picture('two/main.dsl');
    expect(await edit('two/main.dsl')).toContainEqual({ uris: [uriOf('two/main.dsl')] });
});
