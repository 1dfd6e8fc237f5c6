import { describe, expect, test } from 'vitest';
import { parseCommandLine, synopsisOf } from '../../src/cli/arguments.js';
import { type CommandSyntax, commandNames, commandSyntax } from '../../src/cli/command-syntax.js';
import { exitCodes } from '../../src/cli/exit-code.js';
import { codeBlocks, pages, readText } from '../support/documentation.js';

const page = readText('docs/cli.md');

describe.each(commandNames)('%s', name => {
    const section = page.split(/^## /m).find(part => part.startsWith(`${name}\n`)) ?? '';

    test('has a section with its synopsis', () => expect(section).toContain(`\n    ${synopsisOf(name)}\n`));

    test('has each of its options explained', () => {
        const { options }: CommandSyntax = commandSyntax[name];
        const explained = section.replace(synopsisOf(name), '');
        expect(Object.keys(options).filter(option => !explained.includes(`--${option}`))).toEqual(
            name === 'lsp' ? ['stdio'] : [],
        );
    });
});

test('the exit codes are those of the program', () => {
    const table = [...page.matchAll(/^\| `(\d+)` \|/gm)].map(match => Number(match[1]));
    expect(table).toEqual(Object.values(exitCodes).sort((one, other) => one - other));
});

/** Command lines in blocks of `sh`, and in indented ones. */
const examples = pages().flatMap(name => {
    const shell = codeBlocks(name)
        .filter(({ language }) => language === 'sh')
        .flatMap(({ text }) => text.split(/\n|&&/));
    return shell
        .map(line => /(?:^|\s)djagram (.*)/.exec(line)?.[1])
        .filter(line => line !== undefined)
        .map(line => ({ name, line: line.replace(/ > .*$/, '').trim() }));
});

test.each(examples)('$name: djagram $line is a command line', ({ line }) => {
    expect(() => parseCommandLine(line.split(' '))).not.toThrow();
});
