import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createServices } from '../../src/language/services.js';
import { stateOf } from '../../src/model/generated-state.js';
import { generatedStatePath, generatedStateText } from '../../src/model/generated-state-text.js';
import { followGeneratedTables } from '../../src/server/generated-tables.js';
import { startSession } from '../support/language-server.js';
import { lower } from '../support/lowering.js';

let home: string;
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'djagram-tables-'));
    writeFileSync(join(home, 'main.dsl'), text('name: Char(20)'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const text = (field: string): string => `project p {}\napp shop { model A { ${field} } }\n`;
const uriOf = (name: string): string => pathToFileURL(join(home, name)).href;

async function putTables(folder: string, field: string): Promise<string> {
    const path = join(folder, generatedStatePath);
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), generatedStateText(stateOf(await lower(text(field)))));
    return path;
}

/** An editor opens the folder; `settings` are what it answers for the section `djagram`. */
async function open(settings?: object) {
    const heard: string[][] = [];
    const session = startSession(connection => {
        const { shared, djagram } = createServices({ connection, ...NodeFileSystem });
        followGeneratedTables(shared, djagram);
        startLanguageServer(shared);
    });
    const { client } = session;
    client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: { code: string }[] }) => {
        heard.push(diagnostics.map(({ code }) => code).sort());
    });
    client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings ?? null));
    client.onRequest('client/registerCapability', () => null);
    await session.initialize({
        workspaceFolders: [{ uri: pathToFileURL(home).href, name: 'folder' }],
        capabilities: { workspace: { configuration: settings !== undefined } },
    });
    await client.sendNotification('initialized', {});
    await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uriOf('main.dsl'), languageId: 'djagram', version: 1, text: text('name: Char(20)') },
    });
    return {
        ...session,
        /** Until these are the codes of what was found last. */
        hears: (...codes: readonly string[]) => vi.waitFor(() => expect(heard.at(-1)).toEqual(codes), 20_000),
    };
}

test('a change is announced beside what was generated last, and not any more when it is generated', async () => {
    const path = await putTables('backend', 'name: Char(40)');
    const { client, hears, end } = await open();
    await hears('column-shortened');

    await putTables('backend', 'name: Char(20)');
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type: 2 }] });
    await hears();

    writeFileSync(join(home, path), generatedStateText(stateOf(await lower('app shop { model B { n: Integer } }'))));
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type: 2 }] });
    await hears('model-removed');
    await putTables('backend', 'title: Char(20)');
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type: 1 }] });
    await hears('column-replaced', 'required-field-added');
    rmSync(join(home, path));
    await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type: 3 }] });
    await hears();
    await end();
});

test('nothing is announced where nothing was generated', async () => {
    const { hears, end } = await open();
    await hears();
    await end();
});

test('the folder is the one of the settings', async () => {
    await putTables('backend', 'name: Char(20)');
    await putTables('build/site', 'name: Char(40)');
    const { hears, end } = await open({ generate: { folder: 'build/site' } });
    await hears('column-shortened');
    await end();
});
