/** The command line's process: terminal and commands, wired. */
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { digest } from './digest.js';
import { exitCodes } from './exit-code.js';
import { lspCommand } from './lsp-command.js';
import { runCommandLine } from './run-command-line.js';
import { createTerminal } from './terminal.js';

/** Put in when the program is bundled. */
declare const DJAGRAM_VERSION: string;

// Node keeps what it has compiled, where it is new enough to know how: the next start is quicker. Node 20 has no export of
// this name, so that it cannot be imported by it.
nodeModule.enableCompileCache?.();

const terminal = createTerminal(process.stdout, process.stderr, process.env);
const interrupted = new AbortController();
// Ctrl-C lets a command end in order, if it does so soon; pressed again, it ends the process at once.
const graceMs = 2000;
process.once('SIGINT', () => {
    interrupted.abort(new Error('Cancelled.'));
    setTimeout(() => process.exit(exitCodes.cancelled), graceMs).unref();
});

const outcome = await runCommandLine(
    process.argv.slice(2),
    {
        terminal,
        workingDirectory: process.cwd(),
        environment: process.env,
        version: DJAGRAM_VERSION,
        // It imports its parts by names that are made of their content, so its own content stands for all of them.
        build: () => digest(readFileSync(new URL(import.meta.url))),
        signal: interrupted.signal,
    },
    {
        check: async (...given) => (await import('./check-command.js')).checkCommand(...given),
        generate: async (...given) => (await import('./generate-command.js')).generateCommand(...given),
        diagram: async (...given) => (await import('./diagram-command.js')).diagramCommand(...given),
        format: async (...given) => (await import('./format-command.js')).formatCommand(...given),
        call: async (...given) => (await import('./call-command.js')).callCommand(...given),
        rules: async (...given) => (await import('./rules-command.js')).rulesCommand(...given),
        lsp: lspCommand,
    },
);
await terminal.flush();
// Said outright, since a layout engine or a kept connection would else hold the process for a while.
process.exit(exitCodes[outcome]);
