import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { callCommand } from '../../src/cli/call-command.js';
import { checkCommand } from '../../src/cli/check-command.js';
import type { Command } from '../../src/cli/command-context.js';
import type { CommandName } from '../../src/cli/command-syntax.js';
import { diagramCommand } from '../../src/cli/diagram-command.js';
import type { Outcome } from '../../src/cli/exit-code.js';
import { formatCommand } from '../../src/cli/format-command.js';
import { generateCommand } from '../../src/cli/generate-command.js';
import { lspCommand } from '../../src/cli/lsp-command.js';
import { rulesCommand } from '../../src/cli/rules-command.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';

const commands: Record<CommandName, Command> = {
    check: checkCommand,
    generate: generateCommand,
    diagram: diagramCommand,
    format: formatCommand,
    call: callCommand,
    rules: rulesCommand,
    lsp: lspCommand,
};

export interface CliResult {
    readonly outcome: Outcome;
    readonly out: string;
    readonly err: string;
}

/** Runs a command line in this process, as from a pipe: without colours and progress. */
export async function runCli(
    argv: readonly string[],
    options: {
        readonly cwd: string;
        readonly env?: NodeJS.ProcessEnv;
        readonly commands?: Partial<typeof commands>;
        readonly signal?: AbortSignal;
        /** Which build of the program runs. */
        readonly build?: string;
    },
): Promise<CliResult> {
    let out = '';
    let err = '';
    const outcome = await runCommandLine(
        argv,
        {
            terminal: {
                out: text => {
                    out += text;
                },
                say: line => {
                    err += `${line}\n`;
                },
                progress: () => undefined,
                colourful: false,
                sayColourful: false,
                flush: async () => undefined,
            },
            workingDirectory: options.cwd,
            environment: options.env ?? {},
            version: '1.2.3',
            build: () => options.build ?? 'tests',
            signal: options.signal ?? new AbortController().signal,
        },
        { ...commands, ...options.commands },
    );
    return { outcome, out, err };
}

const folders: string[] = [];
afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files; it is gone when the test ends. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'djagram-cli-'));
    folders.push(folder);
    for (const [path, content] of Object.entries(files)) put(folder, path, content);
    return folder;
}

export function put(folder: string, path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
}
