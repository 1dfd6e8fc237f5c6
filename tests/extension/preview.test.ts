import { describe, expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { previewHtml } from '../../src/extension/preview/preview-html.js';
import { type PreviewAnswer, serverNotifications, serverRequests } from '../../src/protocol/server-messages.js';
import { documentUri, type ExtensionHost, startExtension } from '../support/extension-host.js';
import { FakePanel } from '../support/fake-vscode.js';

const answer = (view: string, more: Partial<PreviewAnswer> = {}): PreviewAnswer => ({
    uri: documentUri,
    view,
    engine: 'dot',
    views: [
        { name: 'models', title: 'Models' },
        { name: 'routes', title: 'Routes' },
    ],
    engines: ['dot', 'layered'],
    version: 1,
    state: 'fresh',
    width: 10,
    height: 10,
    notes: [],
    ...more,
});

/** Lets what was posted and answered arrive. */
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

async function openPreview(prepare?: (host: Pick<ExtensionHost, 'editor' | 'server'>) => void) {
    const host = await startExtension(given => {
        given.server.answers.set(serverRequests.preview, params => answer((params as { view: string }).view));
        prepare?.(given);
    });
    await host.run('djagram.openPreview');
    const panel = host.editor.panels[0];
    if (!panel) throw new Error('No panel was opened.');
    const say = async (message: unknown): Promise<void> => {
        panel.received.fire(message);
        await settled();
    };
    return { host, panel, say };
}

/** What the newest picture was asked for with. */
const lastPreview = ({ server }: ExtensionHost): unknown =>
    server.asked.filter(({ method }) => method === serverRequests.preview).at(-1)?.params;

describe('the page', () => {
    const resources = { script: 'https://x/webview.js', style: 'https://x/preview.css', cspSource: 'https://x' };

    test('may load our style and run our script, and nothing else', () => {
        const html = previewHtml(resources);
        const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
        const directives = policy.split(/;\s*/);
        expect(directives).toContain(`default-src 'none'`);
        expect(policy).not.toMatch(/unsafe|\*|data:|https?:(?!\/\/x)/);
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
        const scripts = [...html.matchAll(/<script\b([^>]*)>([^<]*)</g)];
        expect(scripts).toHaveLength(1);
        expect(scripts[0]?.[1]).toContain(`nonce="${nonce}"`);
        expect(scripts[0]?.[2]).toBe('');
        expect(html).not.toMatch(/\son\w+=|<style|style="/);
    });

    test('has another nonce each time, of at least 128 bits', () => {
        const nonces = Array.from({ length: 50 }, () => /'nonce-([^']+)'/.exec(previewHtml(resources))?.[1] ?? '');
        expect(new Set(nonces).size).toBe(50);
        for (const nonce of nonces) expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
    });

    test('may read nothing but the bundle', async () => {
        const { host, panel } = await openPreview();
        await using _ = host;
        const { localResourceRoots } = panel.webview.options as { localResourceRoots: { path: string }[] };
        expect(localResourceRoots.map(({ path }) => path)).toEqual(['/the-extension/dist']);
    });
});

describe('the panel', () => {
    test('shows the picture when its page listens, under the name of the view', async () => {
        const { host, panel, say } = await openPreview();
        await using _ = host;
        await say({ type: 'ready' });
        expect(panel.posted).toContainEqual({ type: 'picture', answer: answer('models') });
        expect(panel.title).toContain('Models');
    });

    test('draws again when its project changed, and not when another did', async () => {
        const { host, say } = await openPreview();
        await using _ = host;
        await say({ type: 'ready' });
        const asked = (): number => host.server.asked.filter(({ method }) => method === serverRequests.preview).length;
        const before = asked();
        const changed = host.server.listeners.get(serverNotifications.projectChanged);
        changed?.({ uris: ['file:///another/project.dsl'] });
        await settled();
        expect(asked()).toBe(before);
        changed?.({ uris: [documentUri] });
        await settled();
        expect(asked()).toBe(before + 1);
    });

    test('shows the newest answer, though an older one arrives last', async () => {
        const waiting: ((value: PreviewAnswer) => void)[] = [];
        const { host, panel, say } = await openPreview(({ server }) => {
            server.answers.set(serverRequests.preview, () => new Promise(resolve => waiting.push(resolve)));
        });
        await using _ = host;
        await say({ type: 'ready' });
        await say({ type: 'chooseView', view: 'routes' });
        waiting.at(-1)?.(answer('routes'));
        for (const resolve of waiting) resolve(answer('models'));
        await settled();
        const views = panel.posted.flatMap(message => {
            const { type, answer: shown } = message as { type: string; answer?: PreviewAnswer };
            return type === 'picture' ? [shown?.view] : [];
        });
        expect(views).toEqual(['routes']);
    });

    test('follows the editor to another file, and the settings to another engine', async () => {
        const { host, say } = await openPreview();
        await using _ = host;
        await say({ type: 'ready' });
        const other = URI.parse('file:///cities/cities.dsl');
        host.editor.activeEditorChanged.fire({ document: { uri: other, languageId: 'djagram' } });
        expect(lastPreview(host)).toEqual({ uri: other.toString(), view: 'models' });
        host.editor.activeEditorChanged.fire({ document: { uri: URI.parse('file:///a.py'), languageId: 'python' } });
        host.editor.settings.set('djagram.preview.engine', 'layered');
        host.editor.configurationChanged.fire({ affectsConfiguration: (name: string) => name === 'djagram.preview' });
        expect(lastPreview(host)).toEqual({ uri: other.toString(), view: 'models', engine: 'layered' });
    });

    test('asks with the engine that was chosen, until another view is', async () => {
        const { host, say } = await openPreview();
        await using _ = host;
        await say({ type: 'chooseEngine', engine: 'layered' });
        expect(lastPreview(host)).toEqual({ uri: documentUri, view: 'models', engine: 'layered' });
        await say({ type: 'chooseView', view: 'routes' });
        expect(lastPreview(host)).toEqual({ uri: documentUri, view: 'routes' });
    });

    test('goes to the source of a clicked node', async () => {
        const { host, say } = await openPreview(({ server }) => {
            const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } };
            server.answers.set(serverRequests.locationOf, () => ({ uri: 'file:///shop/accounts.dsl', range }));
        });
        await using _ = host;
        await say({ type: 'reveal', elementId: 'accounts.User' });
        expect(host.server.asked.at(-1)?.params).toEqual({ uri: documentUri, elementId: 'accounts.User' });
        expect(host.editor.shown).toEqual([
            {
                uri: 'file:///shop/accounts.dsl',
                text: '',
                options: expect.objectContaining({
                    selection: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
                }),
            },
        ]);
    });

    test('highlights what the cursor is in', async () => {
        const { host, panel } = await openPreview(({ server }) => {
            server.answers.set(serverRequests.elementAt, () => ({ elementIds: ['catalog.Product.price'] }));
        });
        await using _ = host;
        host.editor.selectionChanged.fire({
            textEditor: { document: host.editor.activeDocument, selection: { active: { line: 3, character: 1 } } },
        });
        await settled();
        expect(panel.posted.at(-1)).toEqual({ type: 'highlight', elementIds: ['catalog.Product.price'] });
    });

    test('highlights what the cursor is in once it is drawn', async () => {
        const { host, panel, say } = await openPreview(({ server }) => {
            server.answers.set(serverRequests.elementAt, () => ({ elementIds: ['catalog.Product'] }));
        });
        await using _ = host;
        await say({ type: 'ready' });
        const position = { line: 3, character: 0 };
        expect(host.server.asked.at(-1)).toEqual({
            method: serverRequests.elementAt,
            params: { uri: documentUri, position },
        });
        await settled();
        expect(panel.posted.at(-1)).toEqual({ type: 'highlight', elementIds: ['catalog.Product'] });
    });

    test('ignores what it does not understand', async () => {
        const { host, panel, say } = await openPreview();
        await using _ = host;
        for (const message of [undefined, null, 7, 'ready', {}, { type: 'run', code: 'x' }, { type: 'reveal' }]) {
            await say(message);
        }
        expect(host.server.asked).toEqual([]);
        expect(panel.posted).toEqual([]);
        expect(host.editor.messages).toEqual([]);
    });

    test('says that it could not be drawn where the server fails, and logs why', async () => {
        const { host, panel, say } = await openPreview(({ server }) => {
            server.answers.set(serverRequests.preview, () => {
                throw new Error('the engine fell over');
            });
        });
        await using _ = host;
        await say({ type: 'ready' });
        expect(panel.posted.at(-1)).toMatchObject({ type: 'message' });
        expect(host.editor.log.join('\n')).toContain('the engine fell over');
    });

    test('is one: a second call turns it to what it asks for', async () => {
        const { host } = await openPreview();
        await using _ = host;
        await host.run('djagram.openPreview', documentUri, 'routes');
        expect(host.editor.panels).toHaveLength(1);
        expect(lastPreview(host)).toMatchObject({ view: 'routes' });
    });

    test('returns after a restart with what it showed, and goes where that cannot be read', async () => {
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.preview, params => answer((params as { view: string }).view));
        });
        const serializer = host.editor.serializers.get('djagram.preview');
        const panel = new FakePanel();
        await serializer?.deserializeWebviewPanel(panel, { uri: documentUri, view: 'routes', engine: 'layered' });
        panel.received.fire({ type: 'ready' });
        await settled();
        expect(lastPreview(host)).toEqual({ uri: documentUri, view: 'routes', engine: 'layered' });

        const broken = new FakePanel();
        let closed = false;
        broken.onDidDispose(() => {
            closed = true;
        });
        await serializer?.deserializeWebviewPanel(broken, { uri: 7 });
        expect(closed).toBe(true);
    });

    test('shows the models of the text beside it where the window was closed before it had said what it showed', async () => {
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.preview, params => answer((params as { view: string }).view));
        });
        const panel = new FakePanel();
        await host.editor.serializers.get('djagram.preview')?.deserializeWebviewPanel(panel, undefined);
        panel.received.fire({ type: 'ready' });
        await settled();
        expect(lastPreview(host)).toMatchObject({ uri: documentUri, view: 'models' });
    });
});
