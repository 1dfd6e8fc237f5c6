/** The command line's process: terminal and commands, wired. */
import { callCommand } from './call-command.js';
import { checkCommand } from './check-command.js';
import { diagramCommand } from './diagram-command.js';
import { exitCodes } from './exit-code.js';
import { formatCommand } from './format-command.js';
import { generateCommand } from './generate-command.js';
import { lspCommand } from './lsp-command.js';
import { runCommandLine } from './run-command-line.js';
import { createTerminal } from './terminal.js';

/** Put in when the program is bundled. */
declare const DJAGRAM_VERSION: string;

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
        signal: interrupted.signal,
    },
    {
        check: checkCommand,
        generate: generateCommand,
        diagram: diagramCommand,
        format: formatCommand,
        call: callCommand,
        lsp: lspCommand,
    },
);
await terminal.flush();
// Said outright, since a layout engine or a kept connection would else hold the process for a while.
process.exit(exitCodes[outcome]);
