/** What an editor hears of the bundled language server while it reads and checks a large workspace for the first time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import {
    createProtocolConnection,
    type Hover,
    type ProtocolConnection,
    type PublishDiagnosticsParams,
    StreamMessageReader,
    StreamMessageWriter,
    type WorkDoneProgressBegin,
    type WorkDoneProgressEnd,
    type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol/node';
import { start, stop } from '../../scripts/support/run-program.ts';
import { schemaOf } from '../support/long-schema.js';

type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** An editor that shows progress, with a server's process and a file of so many models, the last of which has a mistake. */
class LargeWorkspace {
    readonly uri: string;
    readonly client: ProtocolConnection;
    readonly text: string;
    readonly progress: Progress[] = [];
    token: string | number | undefined;
    private readonly rootUri: string;
    private readonly listeners = new Set<() => void>();
    private published: PublishDiagnosticsParams | undefined;

    constructor(models: number) {
        const folder = mkdtempSync(join(tmpdir(), 'djagram-first-load-'));
        const project = join(folder, 'project');
        mkdirSync(project);
        this.text = `${schemaOf(models)}app last { model Last { wrong: Nothing } }\n`;
        writeFileSync(join(project, 'main.dsl'), this.text);
        this.rootUri = pathToFileURL(project).href;
        this.uri = `${this.rootUri}/main.dsl`;
        const server = start(process.execPath, ['bin/djagram.js', 'lsp', '--stdio'], {
            env: { ...process.env, XDG_CACHE_HOME: folder },
            stdio: ['pipe', 'pipe', 'inherit'],
        });
        if (!server.stdin || !server.stdout) throw new Error('The server has no standard input and output.');
        this.client = createProtocolConnection(
            new StreamMessageReader(server.stdout),
            new StreamMessageWriter(server.stdin),
        );
        onTestFinished(async () => {
            this.client.dispose();
            await stop(server);
            rmSync(folder, { recursive: true, force: true });
        });
        this.client.onRequest('workspace/configuration', ({ items }) => items.map(() => ({})));
        this.client.onRequest('client/registerCapability', () => null);
        this.client.onRequest('window/workDoneProgress/create', ({ token }) => {
            this.token = token;
            return null;
        });
        this.client.onNotification('$/progress', ({ value }) => this.hear(() => this.progress.push(value)));
        this.client.onNotification('textDocument/publishDiagnostics', (found: PublishDiagnosticsParams) =>
            this.hear(() => {
                if (found.diagnostics.length > 0) this.published = found;
            }),
        );
        this.client.listen();
    }

    async open(workDoneProgress = true): Promise<void> {
        const capabilities = { window: { workDoneProgress } };
        const workspaceFolders = [{ uri: this.rootUri, name: 'large' }];
        await this.client.sendRequest('initialize', { processId: null, rootUri: null, workspaceFolders, capabilities });
        await this.client.sendNotification('initialized', {});
        const textDocument = { uri: this.uri, languageId: 'djagram', version: 1, text: this.text };
        await this.client.sendNotification('textDocument/didOpen', { textDocument });
    }

    hover(at: string): Promise<Hover | null> {
        const before = this.text.slice(0, this.text.indexOf(at) + at.length).split('\n');
        const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
        return this.client.sendRequest('textDocument/hover', { textDocument: { uri: this.uri }, position });
    }

    get isChecked(): boolean {
        return this.published !== undefined;
    }

    checked(): Promise<void> {
        return this.until(() => this.isChecked);
    }

    heard(kind: Progress['kind']): Promise<void> {
        return this.until(() => this.progress.some(one => one.kind === kind));
    }

    private hear(note: () => void): void {
        note();
        for (const listener of this.listeners) listener();
    }

    private until(isSo: () => boolean): Promise<void> {
        return new Promise(resolve => {
            const listener = (): void => {
                if (!isSo()) return;
                this.listeners.delete(listener);
                resolve();
            };
            this.listeners.add(listener);
            listener();
        });
    }
}

/** Enough to take a fast machine longer than a workspace may take without showing progress. */
const many = 4000;

test('a large workspace shows how far it has come, and answers meanwhile', async () => {
    const workspace = new LargeWorkspace(many);
    await workspace.open();
    await workspace.heard('begin');
    const hover = await workspace.hover('other: Mod');
    expect(hover?.contents).toMatchObject({ value: expect.stringContaining('Model0') });
    expect(workspace.isChecked).toBe(false);
    await workspace.checked();
    await workspace.heard('end');
    const { progress } = workspace;
    expect(progress[0]).toMatchObject({ kind: 'begin', title: 'Djagram', cancellable: true });
    expect(progress.at(-1)).toMatchObject({ kind: 'end' });
    const shares = progress.flatMap(one => (one.kind === 'report' ? (one.percentage ?? []) : []));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(Math.max(...shares)).toBeLessThanOrEqual(100);
});

test('who stops it gets answers, and findings with the next edit', async () => {
    const workspace = new LargeWorkspace(many);
    await workspace.open();
    await workspace.heard('begin');
    await workspace.client.sendNotification('window/workDoneProgress/cancel', { token: workspace.token ?? '' });
    await workspace.heard('end');
    expect((await workspace.hover('other: Mod'))?.contents).toMatchObject({ value: expect.stringContaining('Model0') });
    expect(workspace.isChecked).toBe(false);
    const start = { line: 0, character: 0 };
    await workspace.client.sendNotification('textDocument/didChange', {
        textDocument: { uri: workspace.uri, version: 2 },
        contentChanges: [{ range: { start, end: start }, text: '\n' }],
    });
    await workspace.checked();
});

test('an editor that shows no progress is told of none', async () => {
    const workspace = new LargeWorkspace(many);
    await workspace.open(false);
    await workspace.checked();
    expect(workspace.progress).toEqual([]);
});
