import { describe, expect, test } from 'vitest';
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
        expect(host.editor.messages[0]?.text).toContain('3 written, 7 unchanged');
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

    test('names conflicts in a warning, and each with its reason in the log', async () => {
        await using host = await startExtension(({ server }) => {
            const conflicts = [{ path: 'catalog/models.py', why: 'both changed line 7' }];
            server.answers.set(serverRequests.generate, () => ({ ...done, conflicts }));
        });
        await host.run('djagram.generate');
        expect(host.editor.messages[0]?.kind).toBe('warning');
        expect(host.editor.log.join('\n')).toContain('catalog/models.py: both changed line 7');
    });

    test('says what the server refuses', async () => {
        await using host = await startExtension(({ server }) => {
            server.answers.set(serverRequests.generate, () => ({ kind: 'refused', message: 'There are errors.' }));
        });
        await host.run('djagram.generate');
        expect(host.editor.messages).toEqual([{ kind: 'error', text: 'There are errors.' }]);
    });
});

test('a server that does not start leaves the log and the restart at hand', async () => {
    await using host = await startExtension(({ server }) => {
        server.startFailure = new Error('no such module');
    });
    expect(host.editor.messages).toEqual([{ kind: 'error', text: 'Djagram: no such module' }]);
    expect(host.server.running).toBe(false);
    await host.run('djagram.restartServer');
    expect(host.server.running).toBe(true);
});
