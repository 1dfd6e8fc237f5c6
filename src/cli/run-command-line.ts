import { type Invocation, parseCommandLine } from './arguments.js';
import type { Command, CommandContext } from './command-context.js';
import type { CommandName } from './command-syntax.js';
import type { Outcome } from './exit-code.js';
import { commandHelp, generalHelp } from './help-text.js';
import { printable, styled } from './terminal.js';
import { UsageError, UserError } from './user-error.js';

/** The one place where a failure becomes words and an outcome. */
export async function runCommandLine(
    argv: readonly string[],
    context: CommandContext,
    commands: Readonly<Record<CommandName, Command>>,
): Promise<Outcome> {
    const { terminal } = context;
    const error = styled(terminal.sayColourful, 'red', 'error:');
    try {
        return await run(parseCommandLine(argv), context, commands);
    } catch (failure) {
        if (context.signal.aborted) {
            terminal.say('Cancelled.');
            return 'cancelled';
        }
        if (failure instanceof UsageError) {
            terminal.say(`${error} ${printable(failure.message)}`);
            terminal.say('`djagram --help` says what there is.');
            return 'usage';
        }
        if (failure instanceof UserError) {
            terminal.say(`${error} ${printable(failure.message)}`);
            if (failure.advice) terminal.say(printable(failure.advice));
            return 'findings';
        }
        terminal.say(`${error} this is a bug in Djagram ${context.version}. Please report it with what follows.`);
        terminal.say(printable(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)));
        return 'bug';
    }
}

async function run(
    invocation: Invocation,
    context: CommandContext,
    commands: Readonly<Record<CommandName, Command>>,
): Promise<Outcome> {
    switch (invocation.kind) {
        case 'help':
            context.terminal.out(invocation.command ? commandHelp(invocation.command) : generalHelp());
            return 'fine';
        case 'version':
            context.terminal.out(`${context.version}\n`);
            return 'fine';
        case 'run':
            return commands[invocation.command](context, invocation.arguments);
    }
}
