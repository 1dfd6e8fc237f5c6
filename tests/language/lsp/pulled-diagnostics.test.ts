import { EmptyFileSystem, URI } from 'langium';
import { expect, test } from 'vitest';
import { CancellationToken, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { PulledDiagnostics } from '../../../src/language/lsp/pulled-diagnostics.js';
import { createServices } from '../../../src/language/services.js';
import { startEditor } from '../../support/editor.js';

interface Report {
    readonly kind: 'full' | 'unchanged';
    readonly resultId?: string;
    readonly items?: readonly { readonly message: string }[];
}
interface WorkspaceReport {
    readonly items: readonly (Report & { readonly uri: string; readonly version: number | null })[];
}

const asking = {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
};

async function opened(text: string, capabilities: object = asking) {
    const editor = await startEditor({ capabilities });
    editor.open(text);
    const report = (previousResultId?: string) =>
        editor.ask<Report>('textDocument/diagnostic', previousResultId === undefined ? {} : { previousResultId });
    const workspace = (previousResultIds: readonly { uri: string; value: string }[] = []) =>
        editor.ask<WorkspaceReport>('workspace/diagnostic', { previousResultIds });
    return { editor, report, workspace };
}

test('an editor that asks for what is found is told when its text is checked, and not sent it as well', async () => {
    const { editor, report } = await opened('model A { x: Chr(3) }\n');
    expect(editor.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
    expect(await report()).toMatchObject({ kind: 'full', items: [{ message: expect.stringContaining("'Chr'") }] });
    editor.replace('Chr', 'Char');
    expect(await report()).toMatchObject({ kind: 'full', items: [] });
    expect(editor.heard.filter(({ kind }) => kind === 'diagnostics')).toEqual([]);
});

test('what has not changed is not told again, whatever has been typed', async () => {
    const { editor, report } = await opened('model A { x: Chr(3) }\n');
    const { resultId } = await report();
    expect(resultId).toBeDefined();
    editor.replace('}\n', '}\n\nmodel B { y: Integer }\n');
    expect(await report(resultId)).toEqual({ kind: 'unchanged', resultId });
    editor.replace('model A', '\nmodel A');
    const moved = await report(resultId);
    expect(moved).toMatchObject({ kind: 'full', items: [{ range: { start: { line: 1 } } }] });
    expect(moved.resultId).not.toBe(resultId);
});

test('an id of another session means nothing', async () => {
    const { report } = await opened('model A { x: Chr(3) }\n');
    const { report: again } = await opened('model A { x: Chr(3) }\n');
    expect((await again((await report()).resultId)).kind).toBe('full');
});

test('the whole workspace is told of once, and then of what differs', async () => {
    const { editor, report, workspace } = await opened('model A { x: Chr(3) }\n');
    const first = await workspace();
    expect(first.items).toMatchObject([{ uri: editor.uri, version: 1, items: [{}] }]);
    const { resultId } = await report();
    expect(first.items[0]?.resultId).toBe(resultId);
    let answered = false;
    const next = workspace([{ uri: editor.uri, value: resultId ?? '' }]).then(answer => {
        answered = true;
        return answer;
    });
    await report();
    expect(answered).toBe(false);
    editor.replace('Chr', 'Char');
    expect((await next).items).toMatchObject([{ uri: editor.uri, version: 2, items: [] }]);
});

test('a question about the workspace that waits can be taken back', async () => {
    const { editor } = await opened('model A { x: Integer }\n');
    await expect(editor.askAndCancel('workspace/diagnostic', { previousResultIds: [] })).rejects.toMatchObject({
        code: LSPErrorCodes.RequestCancelled,
    });
});

test('an editor is to ask again where another file changes what is found', async () => {
    const { editor, report } = await opened('model A { b: B }\n');
    editor.openAnother('other.dsl', 'project p { }\n');
    expect((await report()).items).toMatchObject([{ code: 'fields.E300' }, { code: 'fields.E307' }]);
    const refreshed = editor.refreshed();
    editor.changeAnother('other.dsl', 'project p { }\nmodel B { x: Integer }\n');
    await refreshed;
    expect((await report()).items).toEqual([]);
});

test.each([
    ['says nothing of asking', {}],
    ['cannot be told to ask again', { textDocument: { diagnostic: {} } }],
])('an editor that %s is sent what is found', async (_, capabilities) => {
    const { editor } = await opened('model A { x: Chr(3) }\n', capabilities);
    expect(await editor.diagnostics()).toHaveLength(1);
    expect(editor.capabilities.diagnosticProvider).toBeUndefined();
});

test('what is known of a file from an earlier session is told before it is checked', async () => {
    const { shared } = createServices(EmptyFileSystem);
    const uri = 'file:///workspace/main.dsl';
    const { LangiumDocumentFactory, LangiumDocuments } = shared.workspace;
    LangiumDocuments.addDocument(LangiumDocumentFactory.fromString('model A { x: Chr(3) }\n', URI.parse(uri)));
    const pulled = new PulledDiagnostics(shared, () => {});
    const range = { start: { line: 0, character: 13 }, end: { line: 0, character: 16 } };
    pulled.take({ uri, diagnostics: [{ range, message: 'remembered' }] });
    // Nothing is being built, so that nobody would answer who waits for a check.
    const report = await pulled.inDocument({ textDocument: { uri } }, CancellationToken.None);
    expect(report).toMatchObject({ kind: 'full', items: [{ message: 'remembered' }] });
    const { items } = await pulled.inWorkspace({ previousResultIds: [] }, CancellationToken.None);
    expect(items).toMatchObject([{ uri, version: null, items: [{ message: 'remembered' }] }]);
});
