import { synopsisOf } from './arguments.js';
import { type CommandName, type CommandSyntax, commandNames, commandSyntax } from './command-syntax.js';

const width = 80;

export const generalHelp = (): string =>
    [
        'Describe a Django backend in .dsl files: check it, draw it, generate it, call it.',
        '',
        'Usage: djagram COMMAND [ARGUMENTS]',
        '',
        ...table(commandNames.map(name => [name, commandSyntax[name].summary])),
        '',
        'djagram COMMAND --help   says more about a command',
        'djagram --version        prints the version',
        '',
        'Exit codes: 0 fine, 1 findings or a failed expectation, 2 conflict,',
        '64 wrong usage, 70 a bug in Djagram.',
        '',
    ].join('\n');

export function commandHelp(name: CommandName): string {
    const { summary, options, details }: CommandSyntax = commandSyntax[name];
    const rows = Object.entries(options).map(([option, { help, ...syntax }]): [string, string] => [
        syntax.kind === 'flag' ? `--${option}` : `--${option} ${syntax.placeholder}`,
        help,
    ]);
    return [
        `${summary}.`,
        '',
        ...wrap(`Usage: ${synopsisOf(name)}`, 4),
        ...(rows.length > 0 ? ['', ...table(rows)] : []),
        ...details.flatMap(detail => ['', ...wrap(detail, 0)]),
        '',
    ].join('\n');
}

function table(rows: readonly (readonly [string, string])[]): string[] {
    const first = Math.max(...rows.map(([name]) => name.length));
    return rows.map(([name, text]) => `  ${name.padEnd(first)}  ${text}`);
}

/** @param indent of the second line and those that follow */
function wrap(text: string, indent: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line.trim() !== '' && line.length + 1 + word.length > width) {
            lines.push(line);
            line = ' '.repeat(indent) + word;
        } else {
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [...lines, line];
}
