import { parseArgs } from 'node:util';
import { editDistance } from '../checks/nearest-names.js';
import {
    type CommandName,
    type CommandSyntax,
    commandNames,
    commandSyntax,
    type OptionSyntax,
} from './command-syntax.js';
import { UsageError } from './user-error.js';

/** A command line, read. Options that were not given are not there. */
export type Invocation =
    | { readonly kind: 'help'; readonly command?: CommandName }
    | { readonly kind: 'version' }
    | { readonly kind: 'run'; readonly command: CommandName; readonly arguments: Arguments };

export interface Arguments {
    readonly positionals: readonly string[];
    readonly flags: ReadonlySet<string>;
    readonly values: ReadonlyMap<string, readonly string[]>;
}

/** @throws UsageError */
export function parseCommandLine(argv: readonly string[]): Invocation {
    const [first, ...rest] = argv;
    if (first === undefined || first === '--help' || first === '-h') return { kind: 'help' };
    if (first === '--version' || first === '-V') return { kind: 'version' };
    if (first === 'help') return helpOn(rest[0]);
    if (first.startsWith('-')) throw new UsageError(`The command comes first: djagram COMMAND ${first}`);
    const command = commandNamed(first);
    const parsed = readOptions(command, rest);
    if (parsed.flags.has('help')) return { kind: 'help', command };
    checkPositionals(command, parsed.positionals);
    checkRequired(command, parsed);
    return { kind: 'run', command, arguments: parsed };
}

const helpOn = (name: string | undefined): Invocation =>
    name === undefined ? { kind: 'help' } : { kind: 'help', command: commandNamed(name) };

function commandNamed(text: string): CommandName {
    const name = commandNames.find(candidate => candidate === text);
    if (name) return name;
    throw new UsageError(`There is no command '${text}'.${didYouMean(text, commandNames)}`);
}

function readOptions(command: CommandName, args: readonly string[]): Arguments {
    const { options }: CommandSyntax = commandSyntax[command];
    const config = Object.fromEntries(
        Object.entries(options).map(([name, { kind }]) => [
            name,
            { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
        ]),
    );
    // Not strict: its messages are parseArgs's, and ours name the command and what it knows.
    const { tokens } = parseArgs({
        args: [...args],
        options: { ...config, help: { type: 'boolean', short: 'h' } },
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const positionals: string[] = [];
    const flags = new Set<string>();
    const values = new Map<string, string[]>();
    for (const token of tokens) {
        if (token.kind === 'positional') positionals.push(token.value);
        if (token.kind !== 'option') continue;
        const { name, rawName, value } = token;
        const option: OptionSyntax | { readonly kind: 'flag' } | undefined =
            name === 'help' ? { kind: 'flag' } : Object.hasOwn(options, name) ? options[name] : undefined;
        if (!option) {
            const known = Object.keys(options).map(each => `--${each}`);
            throw new UsageError(`'${command}' has no option '${rawName}'.${didYouMean(rawName, known)}`);
        }
        if (option.kind === 'flag') {
            if (value !== undefined) throw new UsageError(`The option '${rawName}' takes no value.`);
            flags.add(name);
            continue;
        }
        if (value === undefined || (!token.inlineValue && value.startsWith('-') && value !== '-')) {
            throw new UsageError(`The option '${rawName}' needs a value: ${rawName} ${option.placeholder}`);
        }
        if (option.choices && !option.choices.includes(value)) {
            throw new UsageError(`The option '${rawName}' takes ${oneOf(option.choices)}, not '${value}'.`);
        }
        const given = values.get(name);
        if (given && !option.repeatable) throw new UsageError(`The option '${rawName}' is given twice.`);
        values.set(name, [...(given ?? []), value]);
    }
    return { positionals, flags, values };
}

export const oneOf = (choices: readonly string[]): string =>
    choices.length > 1 ? `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}` : (choices[0] ?? '');

function checkPositionals(command: CommandName, positionals: readonly string[]): void {
    const wanted: readonly string[] = commandSyntax[command].positionals;
    const missing = wanted[positionals.length];
    if (missing) throw new UsageError(`'${command}' needs ${missing}: ${synopsisOf(command)}`);
    const surplus = positionals[wanted.length];
    if (surplus !== undefined) throw new UsageError(`'${command}' does not know what to do with '${surplus}'.`);
    if (positionals.includes('')) throw new UsageError(`An argument of '${command}' is empty.`);
}

function checkRequired(command: CommandName, { flags, values }: Arguments): void {
    const { options }: CommandSyntax = commandSyntax[command];
    for (const [name, option] of Object.entries(options)) {
        if (!option.required || flags.has(name) || values.has(name)) continue;
        throw new UsageError(`'${command}' needs --${name}: ${synopsisOf(command)}`);
    }
}

/** `djagram generate PATH --out DIR [--dry-run]`. */
export function synopsisOf(command: CommandName): string {
    const { positionals, options }: CommandSyntax = commandSyntax[command];
    const parts = Object.entries(options).map(([name, option]) => {
        const text = option.kind === 'flag' ? `--${name}` : `--${name} ${option.placeholder}`;
        if (option.required) return text;
        return option.kind === 'value' && option.repeatable ? `[${text}]...` : `[${text}]`;
    });
    return ['djagram', command, ...positionals, ...parts].join(' ');
}

/** The value of an option that is given at most once. */
export const optionValue = ({ values }: Arguments, name: string): string | undefined => values.get(name)?.[0];

function didYouMean(text: string, known: readonly string[]): string {
    const nearest = known
        .map(name => ({ name, distance: editDistance(text, name) }))
        .sort((one, other) => one.distance - other.distance)[0];
    if (nearest && nearest.distance <= 2) return ` Did you mean '${nearest.name}'?`;
    return known.length > 0 ? ` Known are ${known.join(', ')}.` : '';
}
