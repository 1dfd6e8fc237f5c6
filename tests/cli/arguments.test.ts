import { describe, expect, test } from 'vitest';
import { parseCommandLine, synopsisOf } from '../../src/cli/arguments.js';
import { commandNames, commandSyntax } from '../../src/cli/command-syntax.js';
import { commandHelp, generalHelp } from '../../src/cli/help-text.js';
import { UsageError } from '../../src/cli/user-error.js';

const parse = (line: string) => parseCommandLine(line === '' ? [] : line.split(' '));

function expectUsageError(line: string | readonly string[], message: string): void {
    const argv = typeof line === 'string' ? (line === '' ? [] : line.split(' ')) : line;
    expect(() => parseCommandLine(argv)).toThrow(UsageError);
    expect(() => parseCommandLine(argv)).toThrow(message);
}

test.each(['', '--help', '-h', 'help'])("'%s' is a question for help", line =>
    expect(parse(line)).toEqual({ kind: 'help' }),
);
test.each(['check --help', 'check -h', 'help check', 'check x --strict -h'])("'%s' asks for help on check", line =>
    expect(parse(line)).toEqual({ kind: 'help', command: 'check' }),
);
test.each(['--version', '-V'])('%s asks for the version', line => expect(parse(line)).toEqual({ kind: 'version' }));

test('options are read wherever they stand', () => {
    const read = (line: string) => {
        const invocation = parse(line);
        if (invocation.kind !== 'run') throw new Error(invocation.kind);
        const { positionals, flags, values } = invocation.arguments;
        return [invocation.command, positionals, [...flags], Object.fromEntries(values)];
    };
    expect(read('check --format json shop --strict')).toEqual(['check', ['shop'], ['strict'], { format: ['json'] }]);
    expect(read('check --format=sarif shop')).toEqual(['check', ['shop'], [], { format: ['sarif'] }]);
    expect(read('generate shop --out out --restore a.py --restore b.py')).toEqual([
        'generate',
        ['shop'],
        [],
        { out: ['out'], restore: ['a.py', 'b.py'] },
    ]);
    expect(read('call shop live_products --backend far')).toEqual([
        'call',
        ['shop', 'live_products'],
        [],
        { backend: ['far'] },
    ]);
    expect(read('check -- --odd')).toEqual(['check', ['--odd'], [], {}]);
    expect(read('generate x --out=-odd')).toEqual(['generate', ['x'], [], { out: ['-odd'] }]);
});

describe('wrong usage says what would be right', () => {
    test.each<[string, string]>([
        ['chekc shop', "no command 'chekc'. Did you mean 'check'?"],
        ['frobnicate', "no command 'frobnicate'. Known are check, generate"],
        ['--strict check', 'The command comes first'],
        ['help me', "no command 'me'"],
        ['check', "'check' needs PATH: djagram check PATH [--format text|json|sarif] [--strict]"],
        ['check a b', "does not know what to do with 'b'"],
        ['check shop --fromat json', "no option '--fromat'. Did you mean '--format'?"],
        ['check shop -x', "no option '-x'"],
        ['check shop --format', "'--format' needs a value: --format text|json|sarif"],
        ['check shop --format --strict', "'--format' needs a value"],
        ['check shop --format xml', "takes text, json or sarif, not 'xml'"],
        ['check shop --strict=yes', "'--strict' takes no value"],
        ['check shop --format json --format text', "'--format' is given twice"],
        ['check shop --constructor', "no option '--constructor'"],
        ['generate --out x', "'generate' needs PATH"],
        ['diagram shop', "'diagram' needs --view"],
        ['call shop', "'call' needs REQUEST"],
        ['lsp', "'lsp' needs --stdio"],
    ])('%s', (line, message) => expectUsageError(line, message));
    test('an empty argument', () => expectUsageError(['check', ''], 'is empty'));
});

describe('help', () => {
    test('names every command', () => {
        for (const name of commandNames) expect(generalHelp()).toContain(`  ${name}`);
    });
    test.each(commandNames)('on %s names its arguments and options, in lines that fit', name => {
        const help = commandHelp(name);
        expect(help.replaceAll(/\s+/g, ' ')).toContain(synopsisOf(name));
        for (const option of Object.keys(commandSyntax[name].options)) expect(help).toContain(`  --${option}`);
        for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    });
});
