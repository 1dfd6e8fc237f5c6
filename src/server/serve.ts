import { Worker } from 'node:worker_threads';
import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServices } from '../language/services.js';
import { registerHandlers } from './handlers.js';
import { createWorkerLayouter } from './worker-layouter.js';

/** The language server: connection, services and handlers, wired. `layoutWorker` is the program of the thread that draws. */
export function serve({ layoutWorker }: { readonly layoutWorker: URL }): void {
    const connection = createConnection(ProposedFeatures.all);
    const services = createServices({ connection, ...NodeFileSystem });
    const layouter = createWorkerLayouter({
        // ELK calls itself as deep as the graph is long.
        start: () => new Worker(layoutWorker, { resourceLimits: { stackSizeMb: 64 } }),
    });
    registerHandlers(connection, services, layouter);
    startLanguageServer(services.shared);
}
