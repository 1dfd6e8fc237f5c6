import type { Arguments } from './arguments.js';
import type { Outcome } from './exit-code.js';
import type { Terminal } from './terminal.js';

/** What a command may know of the world around it. */
export interface CommandContext {
    readonly terminal: Terminal;
    /** Absolute; paths of the command line are relative to it. */
    readonly workingDirectory: string;
    readonly environment: NodeJS.ProcessEnv;
    readonly version: string;
    /** Names this very build of the program: what one remembers, another does not trust. */
    build(): string;
    /** Aborted when the user presses Ctrl-C. */
    readonly signal: AbortSignal;
}

export type Command = (context: CommandContext, args: Arguments) => Promise<Outcome>;
