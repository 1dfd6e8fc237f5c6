import { expect, test, vi } from 'vitest';
import { languageServices, parse } from '../../support/parsing.js';

test('a line that fits no alternative does not search the grammar for what would', () => {
    const messages = languageServices().parser.ParserErrorMessageProvider;
    const asked = vi.spyOn(messages, 'buildNoViableAltMessage');
    const { parserErrors } = parse('app shop {\n  model A {\n    code: = Char(3)\n  }\n}\n');
    expect(parserErrors.map(error => error.message)).toEqual(["Expected a field's type after `name:`, not `=`."]);
    expect(asked).toHaveBeenCalled();
    expect(asked.mock.calls.flatMap(([options]) => options.expectedPathsPerAlt)).toEqual([]);
});

test('errors elsewhere have their stack traces again', () => {
    const before = Error.stackTraceLimit;
    parse('app {');
    expect(Error.stackTraceLimit).toBe(before);
});
