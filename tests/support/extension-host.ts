import type { ExtensionContext } from 'vscode';
import { URI } from 'vscode-uri';
import { activate, deactivate } from '../../src/extension/main.js';
import { type FakeServer, resetLanguageServer } from './fake-language-client.js';
import { type FakeEditor, resetEditor } from './fake-vscode.js';

export interface ExtensionHost extends AsyncDisposable {
    readonly editor: FakeEditor;
    readonly server: FakeServer;
    /** VS Code's secret storage. */
    readonly secrets: Map<string, string>;
    run(command: string, ...args: readonly unknown[]): Promise<unknown>;
    /** Everything that a person or a log file could see. */
    visibleText(): string;
}

export const documentUri = 'file:///shop/catalog.dsl';

/** The activated extension in an editor that shows `documentUri`. */
export async function startExtension(prepare?: (host: Pick<ExtensionHost, 'editor' | 'server'>) => void) {
    const editor = resetEditor();
    const server = resetLanguageServer();
    editor.activeDocument = { uri: URI.parse(documentUri), languageId: 'djagram' };
    prepare?.({ editor, server });
    const secrets = new Map<string, string>();
    const subscriptions: { dispose(): unknown }[] = [];
    const context = {
        subscriptions,
        extensionUri: URI.file('/the-extension'),
        secrets: {
            get: async (key: string) => secrets.get(key),
            store: async (key: string, value: string) => void secrets.set(key, value),
            delete: async (key: string) => void secrets.delete(key),
        },
    };
    await activate(context as unknown as ExtensionContext);
    const host: ExtensionHost = {
        editor,
        server,
        secrets,
        async run(id, ...args) {
            const command = editor.commands.get(id);
            if (!command) throw new Error(`There is no command '${id}'.`);
            return command(...args);
        },
        visibleText: () => {
            const { messages, log, shown, panels, asked, executed } = editor;
            const posted = panels.flatMap(panel => [panel.posted, panel.webview.html]);
            return JSON.stringify([messages, log, shown, posted, asked, executed, server.asked]);
        },
        async [Symbol.asyncDispose]() {
            for (const part of subscriptions.reverse()) part.dispose();
            await deactivate();
        },
    };
    return host;
}
