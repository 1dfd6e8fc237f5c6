import { fileURLToPath } from 'node:url';
import { EmbeddedActionsParser } from 'chevrotain';
import { EmptyFileSystem } from 'langium';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { prepareShapes } from '../../../scripts/support/prepare-shapes.js';
import type { DslFile } from '../../../src/language/generated/ast.js';
import { createRegionParser } from '../../../src/language/parsing/parser.js';
import { readPreparedShapes } from '../../../src/language/parsing/prepared-shapes.js';
import { Shapes } from '../../../src/language/parsing/shapes.js';
import { createServices } from '../../../src/language/services.js';
import { exampleFiles, languageServices, parseAnew } from '../../support/parsing.js';
import { differenceBetween } from '../../support/same-parse.js';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
let prepared: string;
beforeAll(() => {
    prepared = prepareShapes(examples);
});

/** A parser as in a new process, which numbers its types of tokens anew. */
function preparedParser() {
    const { djagram } = createServices(EmptyFileSystem);
    return createRegionParser(djagram, new Shapes(djagram, readPreparedShapes(prepared, djagram)));
}

describe('what was prepared is read as if it were not', () => {
    const texts = [
        { name: "Django's library", text: languageServices().meaning.LibraryDocument.text() },
        ...exampleFiles(),
    ];
    test.each(texts)('$name', ({ text }) => {
        expect(differenceBetween(preparedParser().parse<DslFile>(text), parseAnew(text))).toBeUndefined();
    });
});

test('the library needs no parser', () => {
    const built = vi.spyOn(
        EmbeddedActionsParser.prototype as unknown as { performSelfAnalysis(): void },
        'performSelfAnalysis',
    );
    onTestFinished(() => built.mockRestore());
    const parser = preparedParser();
    const { parserErrors, value } = parser.parse<DslFile>(languageServices().meaning.LibraryDocument.text());
    expect(parserErrors).toEqual([]);
    expect(value.items.length).toBeGreaterThan(300);
    expect(built).not.toHaveBeenCalled();
    // Anything else does.
    expect(parser.parse('model A {\n  what is this\n}\n').parserErrors).not.toEqual([]);
    expect(built).toHaveBeenCalledTimes(1);
});

test('the same is prepared each time', () => {
    expect(prepareShapes(examples)).toBe(prepared);
});
