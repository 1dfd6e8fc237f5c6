/**
 * The language server's process. What it runs stands behind Node's cache of compiled code, which keeps only modules that are
 * loaded once it is on. Node 20 has no export of this name, so that it cannot be imported by it.
 */
import * as nodeModule from 'node:module';

nodeModule.enableCompileCache?.();
const { listen } = await import('./listen.js');
listen({ layoutWorker: new URL('./layout-worker.js', import.meta.url) });
