/** What is known of a file when an editor has closed it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LangiumSharedServices } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startServer } from '../../src/language/lsp/start-server.js';
import { createServices } from '../../src/language/services.js';
import { startSession } from '../support/language-server.js';

/** The library is parsed first, and the machine may be busy. */
const soon = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 25_000 });

/** An editor with a folder open, whose files hold these texts. */
async function editorIn(files: Readonly<Record<string, string>>) {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    let shared: LangiumSharedServices | undefined;
    const { client, initialize, end } = startSession(connection => {
        ({ shared } = createServices({ connection, ...NodeFileSystem }));
        startServer(shared);
    });
    await initialize({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'folder' }] });
    await client.sendNotification('initialized', {});
    const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
    return {
        /** When nothing is left to be said. */
        async end() {
            await shared?.workspace.WorkspaceLock.read(() => {});
            await end();
        },
        open: (name: string, text: string) =>
            client.sendNotification('textDocument/didOpen', {
                textDocument: { uri: uriOf(name), languageId: 'djagram', version: 1, text },
            }),
        close: (name: string) =>
            client.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } }),
        async symbols(query: string): Promise<string[]> {
            const found = await client.sendRequest<{ name: string }[]>('workspace/symbol', { query });
            return found.map(({ name }) => name);
        },
    };
}

test('what was not saved is gone, and the file is what stands on the disk', async () => {
    const editor = await editorIn({ 'shop.dsl': 'app shop { model Stored { x: Integer } }\n' });
    await editor.open('shop.dsl', 'app shop { model Stopped { x: Integer } }\n');
    await soon(async () => expect(await editor.symbols('sto')).toEqual(['Stopped']));
    await editor.close('shop.dsl');
    await soon(async () => expect(await editor.symbols('sto')).toEqual(['Stored']));
    await editor.end();
});

test('a file that was never saved is no part of the project any more', async () => {
    const editor = await editorIn({ 'shop.dsl': 'app shop { model Kept { x: Integer } }\n' });
    await editor.open('new.dsl', 'app other { model Gone { x: Integer } }\n');
    await soon(async () => expect(await editor.symbols('gone')).toEqual(['Gone']));
    await editor.close('new.dsl');
    await soon(async () => expect(await editor.symbols('gone')).toEqual([]));
    expect(await editor.symbols('kept')).toEqual(['Kept']);
    await editor.end();
});
