import { describe, expect, test } from 'vitest';
import { quoteEnvironment, quoteShell } from '../../../src/generate/text/quote-environment.js';
import { markdownCode, markdownTable, markdownText } from '../../../src/generate/text/quote-markdown.js';
import { quoteYaml } from '../../../src/generate/text/quote-yaml.js';

describe('YAML', () => {
    test.each([
        ['plain', '"plain"'],
        ['a: "b" # c', '"a: \\"b\\" # c"'],
        ['line\nend', '"line\\nend"'],
        ['\u0085\u2028', '"\\u0085\\u2028"'],
    ])('%j', (text, expected) => expect(quoteYaml(text)).toBe(expected));
});

describe('.env', () => {
    test.each([
        ['postgres://a:b@c:1/d', 'postgres://a:b@c:1/d'],
        ['', ''],
        ['a "b" $c', `'a "b" $c'`],
        [`it's $5`, `"it's \\$5"`],
        ['two\nlines', '"two\\nlines"'],
    ])('%j', (text, expected) => expect(quoteEnvironment(text)).toBe(expected));
});

test.each([
    ['a,b', 'a,b'],
    ['', `''`],
    [`a 'b' $c`, `'a '\\''b'\\'' $c'`],
])('a word of a shell: %j', (text, expected) => expect(quoteShell(text)).toBe(expected));

describe('Markdown', () => {
    test.each([
        ['*a* _b_ [c](d)', '\\*a\\* \\_b\\_ \\[c\\](d)'],
        ['1. first', '1\\. first'],
        ['- item', '\\- item'],
        ['a - b 1.5', 'a - b 1.5'],
        ['two\n lines', 'two lines'],
    ])('%j as text', (text, expected) => expect(markdownText(text)).toBe(expected));

    test('code stands in more backticks than it holds', () => {
        expect(markdownCode('a')).toBe('`a`');
        expect(markdownCode('a `` b')).toBe('``` a `` b ```');
    });

    test('a cell holds no end of a cell', () => {
        const row = [markdownCode('a|b', { inTable: true }), markdownText('c|d')];
        expect(markdownTable(['x', 'y'], [row])).toBe('| x | y |\n| --- | --- |\n| `a\\|b` | c\\|d |');
    });
});
