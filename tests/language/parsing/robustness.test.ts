import fc from 'fast-check';
import { AstUtils, type CstNode, CstUtils } from 'langium';
import { describe, expect, test } from 'vitest';
import { isFieldDeclaration } from '../../../src/language/generated/ast.js';
import { exampleFiles, parse, plain, tokensOf } from '../../support/parsing.js';

/** Parses, and asks of the result what every later stage takes for granted. */
function survives(text: string): void {
    const { value, lexerErrors, parserErrors } = parse(text);
    for (const node of AstUtils.streamAst(value)) {
        if (!node.$cstNode) throw new Error(`${node.$type} has no concrete syntax.`);
        if (node !== value && !node.$container) throw new Error(`${node.$type} has no container.`);
    }
    let end = 0;
    for (const leaf of CstUtils.flattenCst(value.$cstNode as CstNode)) {
        if (leaf.offset < end) throw new Error(`The leaves overlap at ${leaf.offset}.`);
        end = leaf.end;
        if (leaf.text !== text.slice(leaf.offset, leaf.end))
            throw new Error(`A leaf is out of place at ${leaf.offset}.`);
    }
    for (const { offset, length } of lexerErrors) {
        if (offset < 0 || offset + length > text.length) throw new Error('An error is outside of the text.');
    }
    for (const { token, message } of parserErrors) {
        if (message === '') throw new Error('An error says nothing.');
        if (token.startOffset >= text.length) throw new Error('An error is outside of the text.');
    }
}

describe('every prefix of an example is parsed', () => {
    test.each(exampleFiles())('$name', ({ text }) => {
        // All ends of tokens and all places within one would be thousands of parses; a step of 7 meets both often.
        for (let end = 0; end <= text.length; end += 7) survives(text.slice(0, end));
    });
});

describe('whatever is between the lines does not matter', () => {
    test.each(exampleFiles())('$name', ({ text }) => {
        const wanted = plain(parse(text).value);
        expect(plain(parse(text.replaceAll('\n', '\r\n')).value)).toEqual(wanted);
        expect(plain(parse(`\uFEFF${text}`).value)).toEqual(wanted);
        expect(plain(parse(text.replaceAll(/^( {2})+/gm, indent => '\t'.repeat(indent.length / 2))).value)).toEqual(
            wanted,
        );
        expect(plain(parse(text.replaceAll(/^ +/gm, '')).value)).toEqual(wanted);
        survives(text.replaceAll('\n', '\r\n'));
        survives(`\uFEFF${text}`);
    });
});

const words = [
    ...new Set(exampleFiles().flatMap(({ text }) => tokensOf(text).map(token => token.image))),
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '\n',
    '\n  ',
    '\n    ',
    '"',
    '`',
    '/*',
    '*/',
    '//',
    '--',
    '->',
    ':',
    ',',
    '=',
    '.',
    '😀',
    'é',
    '\\',
    '\u2028',
    '\0',
];

test('any row of tokens is parsed', () => {
    fc.assert(
        fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), fc.constantFrom('', ' '), (row, gap) => {
            survives(row.join(gap));
        }),
        { numRuns: 2000 },
    );
});

test('any text is parsed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), survives), { numRuns: 1000 });
});

test('an example with any change in it is parsed', () => {
    const texts = exampleFiles().map(example => example.text);
    fc.assert(
        fc.property(
            fc.constantFrom(...texts),
            fc.nat(),
            fc.nat({ max: 40 }),
            fc.constantFrom('', ...words),
            (text, at, length, put) => {
                const from = at % text.length;
                survives(text.slice(0, from) + put + text.slice(from + length));
            },
        ),
        { numRuns: 500 },
    );
});

test('nothing is nested so deeply that it cannot be said to be', () => {
    for (const [open, close] of [
        ['(', ')'],
        ['[', ']'],
        ['-', ''],
        ['not ', ''],
        ['f(', ')'],
        ['{a: ', '}'],
    ] as const) {
        for (const depth of [50, 1000, 20_000]) {
            const text = `model M {\n  check ${open.repeat(depth)}1${close.repeat(depth)}\n  z: Char\n}`;
            const { value, parserErrors } = parse(text);
            expect(parserErrors.map(error => error.message)).toEqual(depth > 50 ? ['This is nested too deeply.'] : []);
            expect(
                AstUtils.streamAst(value)
                    .filter(isFieldDeclaration)
                    .map(field => field.name)
                    .toArray(),
            ).toEqual(['z']);
        }
    }
    survives(`graph g { ${'cluster a { '.repeat(5000)}`);
    survives(`model M { check a = 1${' + 1'.repeat(900)} }`);
});
