import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EmbeddedActionsParser } from 'chevrotain';
import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createTextCache } from '../../src/disk/text-cache.js';
import { createServices } from '../../src/language/services.js';
import { followGeneratedTables } from '../../src/server/generated-tables.js';
import type { FindingsStore } from '../../src/server/known-findings.js';
import { rememberFindings } from '../../src/server/remember-findings.js';
import { startSession } from '../support/language-server.js';

let home: string;
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'djagram-known-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const uriOf = (name: string): string => pathToFileURL(join(home, name)).href;
const put = (name: string, text: string): void => writeFileSync(join(home, name), text);
const putTables = (text: string): void => {
    mkdirSync(join(home, 'backend/.djagram'), { recursive: true });
    put('backend/.djagram/tables.json', text);
};
const cache = () => createTextCache(join(home, '.cache'), { maxBytes: 100_000 });
const model = (type: string): string =>
    `project p {\n  django "5.2"\n}\napp shop {\n  model A {\n    x: ${type}\n  }\n}\n`;

interface Said {
    readonly uri: string;
    readonly messages: readonly string[];
    /** Whether the parser was there already when it had been sent. */
    readonly isParsed: boolean;
}

/** An editor opens the folder, and `name` with `text` if given, until the file at `uri` is checked. */
async function open({
    build = 'one',
    store = cache() as FindingsStore,
    opened,
    folders = [home],
}: {
    build?: string;
    store?: FindingsStore;
    opened?: { name: string; text: string };
    folders?: readonly string[];
} = {}) {
    const built = vi.spyOn(
        EmbeddedActionsParser.prototype as unknown as { performSelfAnalysis(): void },
        'performSelfAnalysis',
    );
    built.mockClear();
    onTestFinished(() => built.mockRestore());
    const said: Said[] = [];
    const warnings: string[] = [];
    const session = startSession(connection => {
        const { sendDiagnostics } = connection;
        connection.sendDiagnostics = async params => {
            await sendDiagnostics(params);
            const messages = params.diagnostics.map(({ message }) => String(message));
            said.push({ uri: params.uri, messages, isParsed: built.mock.calls.length > 0 });
        };
        const { shared, djagram } = createServices({ connection, ...NodeFileSystem });
        const beside = followGeneratedTables(shared, djagram);
        const { keep } = rememberFindings(connection, shared, { build, store, beside });
        connection.onShutdown(keep);
        startLanguageServer(shared);
    });
    const { client } = session;
    client.onNotification('window/logMessage', ({ message }: { message: string }) => {
        warnings.push(message);
    });
    await session.initialize({
        workspaceFolders: folders.map(folder => ({ uri: pathToFileURL(folder).href, name: 'folder' })),
    });
    await client.sendNotification('initialized', {});
    const uri = uriOf(opened?.name ?? 'main.dsl');
    const text = opened?.text ?? model('Char(20)');
    await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'djagram', version: 1, text },
    });
    // Answered when the document is checked.
    await client.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [] },
    });
    return { ...session, said, warnings, uri };
}

const early = (said: readonly Said[]): Said[] => said.filter(({ isParsed }) => !isParsed);

const wrong = model('Chr(20)');
const finding = expect.stringContaining('Chr');

test('what was found the last time is said before anything is parsed, and again when it is checked', async () => {
    put('main.dsl', wrong);
    put('other.dsl', 'app other {\n}\n');
    const first = await open({ opened: { name: 'main.dsl', text: wrong } });
    expect(early(first.said)).toEqual([]);
    await first.end();

    const { said, uri, end } = await open({ opened: { name: 'main.dsl', text: wrong } });
    expect(early(said)).toContainEqual({ uri, messages: [finding], isParsed: false });
    expect(early(said)).toContainEqual({ uri: uriOf('other.dsl'), messages: [], isParsed: false });
    expect(said.at(-1)?.isParsed).toBe(true);
    const last = new Map(said.map(one => [one.uri, one.messages]));
    expect(last).toEqual(new Map(first.said.map(one => [one.uri, one.messages])));
    expect(last.get(uri)).toEqual([finding]);
    await end();
});

test('what an editor shows counts, not what is on the disk', async () => {
    put('main.dsl', model('Char(20)'));
    await (await open({ opened: { name: 'main.dsl', text: wrong } })).end();
    const same = await open({ opened: { name: 'main.dsl', text: wrong } });
    expect(early(same.said)).toContainEqual({ uri: same.uri, messages: [finding], isParsed: false });
    await same.end();
});

test('without a folder, the file itself is known again', async () => {
    await (await open({ folders: [], opened: { name: 'main.dsl', text: wrong } })).end();
    const { said, uri, end } = await open({ folders: [], opened: { name: 'main.dsl', text: wrong } });
    expect(early(said)).toEqual([{ uri, messages: [finding], isParsed: false }]);
    await end();
});

test('what was typed meanwhile is what is found the next time', async () => {
    put('main.dsl', wrong);
    const session = await open({ opened: { name: 'main.dsl', text: wrong } });
    const text = model('Chor(20)');
    await session.client.sendNotification('textDocument/didChange', {
        textDocument: { uri: session.uri, version: 2 },
        contentChanges: [{ text }],
    });
    await session.client.sendRequest('textDocument/codeAction', {
        textDocument: { uri: session.uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [] },
    });
    await session.end();
    put('main.dsl', text);
    const { said, uri, end } = await open({ opened: { name: 'main.dsl', text } });
    expect(early(said)).toContainEqual({ uri, messages: [expect.stringContaining('Chor')], isParsed: false });
    await end();
});

test.each([
    { what: 'a file was changed', change: () => put('main.dsl', `${wrong}\n`), text: `${wrong}\n` },
    { what: 'a file was added', change: () => put('new.dsl', '') },
    { what: 'a file was removed', change: () => rmSync(join(home, 'other.dsl')) },
    { what: 'another build found it', build: 'two' },
    { what: 'something else was generated', change: () => putTables('{ "format": 1, "tables": [] }') },
    { what: 'it is damaged', change: damage },
])('nothing is said beforehand if $what', async ({ change, text = wrong, build }) => {
    put('main.dsl', wrong);
    put('other.dsl', '');
    await (await open({ opened: { name: 'main.dsl', text: wrong } })).end();
    change?.();
    const { said, uri, end } = await open({ opened: { name: 'main.dsl', text }, ...(build ? { build } : {}) });
    expect(early(said)).toEqual([]);
    expect(said.findLast(one => one.uri === uri)?.messages).toEqual([finding]);
    await end();
});

function damage(): void {
    const files = readdirSync(join(home, '.cache'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) writeFileSync(join(home, '.cache', file), '{"half": ');
}

test('a disk that fails is spoken of once, and the editor works', async () => {
    put('main.dsl', wrong);
    const store: FindingsStore = {
        read: () => {
            throw new Error('no disk');
        },
        write: () => Promise.reject(new Error('no disk')),
    };
    const { said, warnings, uri, end } = await open({ store, opened: { name: 'main.dsl', text: wrong } });
    expect(said.findLast(one => one.uri === uri)?.messages).toEqual([finding]);
    await end();
    expect(warnings.filter(text => text.includes('no disk'))).toHaveLength(1);
});
