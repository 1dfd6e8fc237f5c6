import { expect, test } from 'vitest';
import { schemaOf } from '../../../bench/schema.js';
import type { DslFile } from '../../../src/language/generated/ast.js';
import { languageServices, parse } from '../../support/parsing.js';

/** In milliseconds, the fastest of a few: what else the machine does only ever adds to it. */
function fastest(work: () => void): number {
    const times = Array.from({ length: 5 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
    });
    return Math.min(...times);
}

test('1000 models of 10 fields are parsed by regions about as fast as in one piece', () => {
    const text = schemaOf(1000);
    const { LangiumParser, Lexer } = languageServices().parser;
    const lexing = fastest(() => Lexer.tokenize(text));
    const regions = fastest(() => expect(parse(text).parserErrors).toEqual([]));
    const whole = fastest(() => LangiumParser.parse<DslFile>(text, { rule: 'DslFile' }));
    const speed = (text.length / 1e6 / (regions / 1000)).toFixed(2);
    console.log(
        `${(text.length / 1000).toFixed(0)} kB: lexing ${lexing.toFixed(0)} ms, by regions ${regions.toFixed(0)} ms (${speed} MB/s), in one piece ${whole.toFixed(0)} ms`,
    );
    expect(regions).toBeLessThan(2 * whole);
});

test('a long block on one line takes no longer per item than a short one', () => {
    const enumOf = (count: number) =>
        `enum E { ${Array.from({ length: count }, (_, index) => `m${index} "M"`).join('  ')} }`;
    const few = fastest(() => parse(enumOf(200))) / 200;
    const many = fastest(() => parse(enumOf(4000))) / 4000;
    expect(many).toBeLessThan(10 * few);
});

test('thousands of comments are read', () => {
    const text = `${'// one\n'.repeat(150_000)}graph g { node a }\n${'/* two */\n'.repeat(1000)}`;
    expect(parse(text).value.items).toHaveLength(1);
});
