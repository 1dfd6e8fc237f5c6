import * as nodeModule from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { NodeFileSystem } from 'langium/node';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { cacheFolder } from '../disk/cache-folder.js';
import { createTextCache } from '../disk/text-cache.js';
import { startServer } from '../language/lsp/start-server.js';
import { createServices } from '../language/services.js';
import { hastenFirstLoad } from './first-load.js';
import { generatedCode } from './generated-code.js';
import { followGeneratedTables } from './generated-tables.js';
import { registerHandlers } from './handlers.js';
import { showLoadProgress } from './load-progress.js';
import { rememberFindings } from './remember-findings.js';
import { spareMemory } from './spare-memory.js';
import { createWorkerLayouter } from './worker-layouter.js';

/** The name of this file in the bundle has a hash of all that is in it, and in what it imports. */
const build = basename(fileURLToPath(import.meta.url));
const cacheBytes = 16 * 1024 * 1024;

/**
 * The language server: connection, services and handlers, wired. `params` are those of an `initialize` that has been answered;
 * `layoutWorker` is the program of the thread that draws.
 */
export async function serve(
    connection: Connection,
    params: InitializeParams | undefined,
    { layoutWorker }: { readonly layoutWorker: URL },
): Promise<void> {
    const services = createServices({ connection, ...NodeFileSystem });
    const layouter = createWorkerLayouter({
        // ELK calls itself as deep as the graph is long.
        start: () => new Worker(layoutWorker, { resourceLimits: { stackSizeMb: 64 } }),
    });
    registerHandlers(connection, services, layouter);
    services.djagram.meaning.GeneratedCode.use(generatedCode(services.shared.workspace));
    const findings = rememberFindings(connection, services.shared, {
        build,
        beside: followGeneratedTables(services.shared, services.djagram),
        store: createTextCache(join(cacheFolder(process.env), 'findings'), { maxBytes: cacheBytes }),
    });
    showLoadProgress(connection, services);
    spareMemory(services.shared);
    hastenFirstLoad(services.shared);
    connection.onShutdown(async () => {
        await findings.keep();
        // Node does this when a process ends by itself, and some editors end it by force.
        nodeModule.flushCompileCache?.();
    });
    startServer(services.shared);
    if (params) await services.shared.lsp.LanguageServer.initialize(params);
}
