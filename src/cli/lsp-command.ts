import type { Command } from './command-context.js';

/** Runs the language server in this process; it stands beside the CLI in the package, and reads the arguments itself. */
export const lspCommand: Command = async ({ signal }) => {
    const server = new URL('./server.js', import.meta.url);
    await import(server.href);
    // It lives until the editor tells it to exit, which ends the process, or until Ctrl-C.
    return new Promise(resolve => signal.addEventListener('abort', () => resolve('cancelled'), { once: true }));
};
