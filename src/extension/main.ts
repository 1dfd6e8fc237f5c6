/** The extension in VS Code: what there is, wired together. */
import { commands, type ExtensionContext } from 'vscode';
import { createBackendClient } from '../backend/backend-client.js';
import { transportOnFirstUse } from '../backend/transport-on-first-use.js';
import { getToken, sendRequest } from './commands/call-backend.js';
import { clearClientSecret, setClientSecret } from './commands/client-secret.js';
import { behindErrorBoundary, registerCommands } from './commands/command-table.js';
import { generate, previewGeneration } from './commands/generate.js';
import { newProject } from './commands/new-project.js';
import { showPython, showReferences } from './commands/show-place.js';
import { createCredentials } from './credentials.js';
import { createReadOnlyDocuments } from './documents/read-only-documents.js';
import { createLanguageServer, type LanguageServer } from './language-server.js';
import { createLog } from './log.js';
import { Previews } from './preview/previews.js';

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
    const log = createLog();
    const running = createLanguageServer(context, log);
    server = running;
    const credentials = createCredentials(context.secrets);
    const transport = transportOnFirstUse(async () => (await import('../backend/transport.js')).createTransport());
    const backend = createBackendClient({ transport, secretOf: credentials.get, now: Date.now });
    const documents = createReadOnlyDocuments();
    const previews = new Previews(context.extensionUri, running, log);
    const table = {
        'djagram.newProject': newProject,
        'djagram.openPreview': previews.open.bind(previews),
        'djagram.generate': generate(running, log),
        'djagram.previewGeneration': previewGeneration(running, log, documents),
        'djagram.setClientSecret': setClientSecret(running, credentials, log),
        'djagram.clearClientSecret': clearClientSecret(running, credentials, log),
        'djagram.getToken': getToken(running, backend, credentials, log),
        'djagram.sendRequest': sendRequest(running, backend, credentials, documents, log),
        'djagram.showReferences': showReferences,
        'djagram.showPython': showPython,
        'djagram.restartServer': () => running.restart(),
        'djagram.showLog': () => log.show(),
    };
    const closing = { dispose: () => void backend.close() };
    context.subscriptions.push(log, running, previews, documents, closing, ...registerCommands(table, log));
    // For the palette, which knows the language of a text only while the text has the focus.
    void commands.executeCommand('setContext', 'djagram.isActive', true);
    // Behind the commands: they stay available where it fails, and say so.
    await behindErrorBoundary('start', running.start, log)();
}

export async function deactivate(): Promise<void> {
    await server?.stop();
}
