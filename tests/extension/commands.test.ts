import { describe, expect, test } from 'vitest';
import { Uri } from 'vscode';
import { serverRequests } from '../../src/protocol/server-messages.js';
import { documentUri, startExtension } from '../support/extension-host.js';

describe('a failing command', () => {
    test('shows one message with the way out, and no stack, where the user can mend it', async () => {
        await using host = await startExtension();
        host.editor.activeDocument = undefined;
        await host.run('djagram.generate');
        expect(host.editor.messages).toEqual([{ kind: 'error', text: 'Open a .dsl file first.' }]);
        expect(host.editor.log.join('\n')).not.toMatch(/^\s+at /m);
    });

    test('logs what nobody expected with its stack and its cause, and does not throw', async () => {
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.generate, () => {
                throw new Error('the server is confused', { cause: new Error('a wire came loose') });
            });
        });
        await expect(host.run('djagram.generate')).resolves.toBeUndefined();
        expect(host.editor.messages).toEqual([{ kind: 'error', text: 'Djagram: the server is confused' }]);
        expect(host.editor.offered).toEqual(['Show Log']);
        expect(host.editor.log.join('\n')).toMatch(
            /error djagram\.generate: .*confused[\s\S]* at [\s\S]*a wire came loose/,
        );
    });
});

describe('in a folder that is not trusted', () => {
    const gated = ['generate', 'previewGeneration', 'sendRequest', 'getToken', 'setClientSecret'];
    test.each(gated)('%s does nothing but say why', async name => {
        await using host = await startExtension(({ editor }) => {
            editor.isTrusted = false;
        });
        // As any code lens or extension may call it, whatever the menus show.
        await host.run(`djagram.${name}`, documentUri, 'live_products');
        expect(host.server.asked).toEqual([]);
        expect(host.editor.asked).toEqual([]);
        expect(host.editor.messages).toHaveLength(1);
        expect(host.editor.messages[0]?.text).toMatch(/trust/);
        expect(host.editor.offered).toEqual(['Manage Workspace Trust']);
    });

    test('the preview opens', async () => {
        await using host = await startExtension(({ editor }) => {
            editor.isTrusted = false;
        });
        await host.run('djagram.openPreview');
        expect(host.editor.panels).toHaveLength(1);
    });
});

describe('generating', () => {
    const done = {
        kind: 'done',
        folder: '/shop/backend',
        written: 3,
        merged: [],
        removed: [],
        unchanged: 7,
        conflicts: [],
        rowWarnings: [],
    };

    test('writes where the setting says, for the document at hand', async () => {
        await using host = await startExtension(({ editor, server }) => {
            editor.settings.set('djagram.generate.folder', '../out');
            server.answers.set(serverRequests.generate, () => done);
        });
        await host.run('djagram.generate');
        expect(host.server.asked).toEqual([
            {
                method: serverRequests.generate,
                params: { uri: documentUri, out: '../out', dryRun: false, force: false },
            },
        ]);
        expect(host.editor.messages[0]?.text).toContain('3 files written, 7 unchanged');
        expect(host.editor.offered).toEqual(['Open README', 'Open Folder']);
    });

    test('a dry run shows the plan as a diff', async () => {
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.generate, () => ({ ...done, diff: '--- a\n+++ b\n+class Product\n' }));
        });
        await host.run('djagram.previewGeneration');
        expect(host.server.asked[0]?.params).toMatchObject({ dryRun: true });
        expect(host.editor.shown[0]?.text).toContain('+class Product');
        expect(host.editor.shown[0]?.uri).toMatch(/^djagram:/);
        expect(host.editor.languages).toEqual(['diff']);
    });

    test('what changes do to rows that are there stands above the diff, and in the log after writing', async () => {
        const rowWarnings = [
            'shop.dsl:3: Texts may have up to 40 characters.\nShorten them.',
            "shop.dsl:4: 'b' is gone.",
        ];
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.generate, () => ({ ...done, rowWarnings, diff: '--- a\n+++ b\n' }));
        });
        await host.run('djagram.previewGeneration');
        expect(host.editor.shown[0]?.text).toBe(
            "# shop.dsl:3: Texts may have up to 40 characters.\n# Shorten them.\n# shop.dsl:4: 'b' is gone.\n--- a\n+++ b\n",
        );
        await host.run('djagram.generate');
        expect(host.editor.messages).toEqual([
            { kind: 'warning', text: expect.stringContaining('2 changes may lose or stop on rows that are there.') },
        ]);
        expect(host.editor.offered).toEqual(['Show Log', 'Open README', 'Open Folder']);
        expect(host.editor.log.join('\n')).toContain("shop.dsl:4: 'b' is gone.");
    });

    const models = { path: 'catalog/models.py', why: 'both changed line 7' };
    const views = { path: 'catalog/views.py', why: 'both changed line 9' };

    test('opens a conflict where it begins, and has its reason in the log', async () => {
        await using host = await startExtension(({ editor, server }) => {
            server.answers.set(serverRequests.generate, () => ({ ...done, conflicts: [models] }));
            editor.files.set('file:///shop/backend/catalog/models.py', 'import a\n\n<<<<<<< yours\nb\n');
            editor.pressed.push('Open File');
        });
        await host.run('djagram.generate');
        expect(host.editor.messages).toEqual([
            { kind: 'warning', text: expect.stringContaining('catalog/models.py: both changed line 7') },
        ]);
        expect(host.editor.log.join('\n')).toContain('catalog/models.py: both changed line 7');
        await expect.poll(() => host.editor.shown).toHaveLength(1);
        const begin = { line: 2, character: 0 };
        expect(host.editor.shown[0]).toMatchObject({
            uri: 'file:///shop/backend/catalog/models.py',
            options: { selection: { start: begin, end: begin } },
        });
    });

    test('lists several conflicts with their reasons, and opens the one that is picked', async () => {
        await using host = await startExtension(({ editor, server }) => {
            server.answers.set(serverRequests.generate, () => ({ ...done, conflicts: [models, views] }));
            editor.pressed.push('Choose File');
        });
        await host.run('djagram.generate');
        expect(host.editor.messages[0]?.text).toContain('2 files need you: catalog/models.py, catalog/views.py');
        await expect.poll(() => host.editor.shown).toHaveLength(1);
        expect(host.editor.lists[0]).toMatchObject([
            { label: models.path, detail: models.why },
            { label: views.path, detail: views.why },
        ]);
        expect(host.editor.shown[0]?.uri).toBe('file:///shop/backend/catalog/views.py');
    });

    test('says where a dry run would change nothing', async () => {
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.generate, () => ({ ...done, diff: '' }));
        });
        await host.run('djagram.previewGeneration');
        expect(host.editor.messages).toEqual([{ kind: 'info', text: 'Generating would change nothing.' }]);
        expect(host.editor.shown).toEqual([]);
    });

    test('says what the server refuses', async () => {
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.generate, () => ({ kind: 'refused', message: 'There are errors.' }));
        });
        await host.run('djagram.generate');
        expect(host.editor.messages).toEqual([{ kind: 'error', text: 'There are errors.' }]);
        expect(host.editor.offered).toEqual(['Show Problems']);
    });
});

describe('a server that does not start', () => {
    const broken = () =>
        startExtension(({ server }) => {
            server.startFailure = new Error('no such module');
        });

    test('is said once, with its reason in the log, and comes back with a restart', async () => {
        await using host = await broken();
        expect(host.editor.messages).toEqual([
            { kind: 'error', text: expect.stringContaining('language server did not start') },
        ]);
        expect(host.editor.offered).toEqual(['Restart', 'Show Log']);
        expect(host.editor.log.join('\n')).toContain('no such module');
        await host.run('djagram.restartServer');
        expect(host.server.running).toBe(true);
        expect(host.editor.messages).toHaveLength(1);
    });

    const needServer = ['generate', 'previewGeneration', 'sendRequest', 'getToken', 'setClientSecret'];
    test.each(needServer)('leaves %s there, which says so', async name => {
        await using host = await broken();
        await host.run(`djagram.${name}`, documentUri, 'live_products');
        expect(host.editor.messages).toHaveLength(2);
        expect(host.editor.messages[1]?.text).toContain('language server is not running');
        expect(host.editor.offered.slice(2)).toEqual(['Restart', 'Show Log']);
    });

    test('leaves the preview there, which says so in the place of a picture', async () => {
        await using host = await broken();
        await host.run('djagram.openPreview');
        host.editor.panels[0]?.received.fire({ type: 'ready' });
        await expect
            .poll(() => host.editor.panels[0]?.posted)
            .toEqual([{ type: 'message', text: expect.stringContaining('language server is not running') }]);
    });
});

describe('a lens above a declaration', () => {
    const position = { line: 2, character: 8 };

    test('lists who refers to it', async () => {
        await using host = await startExtension();
        const found = [{ uri: documentUri }];
        host.editor.commands.set('vscode.executeReferenceProvider', () => found);
        await host.run('djagram.showReferences', documentUri, position);
        const shown = host.editor.executed.find(({ id }) => id === 'editor.action.showReferences');
        expect(shown?.args).toMatchObject([expect.anything(), position, found]);
        expect(String(shown?.args[0])).toBe(documentUri);
    });

    test('opens its Python, or says that there is none', async () => {
        await using host = await startExtension();
        const places: unknown[] = [];
        host.editor.commands.set('vscode.executeImplementationProvider', () => places);
        await host.run('djagram.showPython', documentUri, position);
        expect(host.editor.messages[0]?.text).toContain('generate again');
        const range = { start: position, end: position };
        places.push({ uri: Uri.parse('file:///shop/models.py'), range });
        await host.run('djagram.showPython', documentUri, position);
        expect(host.editor.shown).toMatchObject([{ uri: 'file:///shop/models.py', options: { selection: range } }]);
    });
});
