import fc from 'fast-check';
import { EmptyFileSystem, LangiumParser } from 'langium';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createServices } from '../../../src/language/services.js';
import { editing, versionsOf } from '../../support/edit-sequences.js';
import { schemaOf } from '../../support/long-schema.js';
import { exampleFiles, languageServices, parse, parseAnew } from '../../support/parsing.js';
import { randomRuns } from '../../support/random-runs.js';
import { differenceBetween } from '../../support/same-parse.js';

/** After which each shape of a text is known, if it can be. */
const TIMES = 3;

describe('a text of known shapes is read as if they were not known', () => {
    const texts = [
        ...exampleFiles(),
        { name: "Django's library", text: languageServices().meaning.LibraryDocument.text() },
        { name: 'a long schema', text: schemaOf(20) },
    ];
    test.each(texts)('$name', ({ text }) => {
        const expected = parseAnew(text);
        for (let time = 0; time < TIMES; time++) expect(differenceBetween(parse(text), expected)).toBeUndefined();
    });

    test('with any edits', () => {
        fc.assert(
            fc.property(editing, edits => {
                for (const text of [edits.text, ...versionsOf(edits)]) {
                    const expected = parseAnew(text);
                    for (let time = 0; time < TIMES; time++) {
                        expect(differenceBetween(parse(text), expected), JSON.stringify(text)).toBeUndefined();
                    }
                }
            }),
            randomRuns(60),
        );
    });
});

test('names and values are those of the text', () => {
    const field = (name: string, length: string, help: string) =>
        `model M {\n  ${name}: Char(${length}, help_text="${help}")\n}\n`;
    const texts = [field('a', '1', 'x'), field('b', '2', 'y'), field('c', '3', '\\"z\\u00e9'), field('d', '0.50', '')];
    for (const text of texts) expect(differenceBetween(parse(text), parseAnew(text)), text).toBeUndefined();
});

test('the parser is not asked more often by a longer file of the same shapes', () => {
    const runs = vi.spyOn(LangiumParser.prototype, 'parse');
    onTestFinished(() => runs.mockRestore());
    const countFor = (models: number): number => {
        const { parser } = createServices(EmptyFileSystem).djagram;
        runs.mockClear();
        parser.LangiumParser.parse(schemaOf(models));
        return runs.mock.calls.length;
    };
    expect(countFor(200)).toBe(countFor(10));
});
