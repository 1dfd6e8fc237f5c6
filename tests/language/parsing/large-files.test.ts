import { expect, test } from 'vitest';
import { parse } from '../../support/parsing.js';

test('thousands of comments are read', () => {
    const text = `${'// one\n'.repeat(150_000)}graph g { node a }\n${'/* two */\n'.repeat(1000)}`;
    expect(parse(text).value.items).toHaveLength(1);
});

test('thousands of members on one line are read', () => {
    const members = Array.from({ length: 4000 }, (_, index) => `m${index} "M"`).join('  ');
    const { value, parserErrors } = parse(`enum E { ${members} }`);
    expect(parserErrors).toEqual([]);
    expect(value.items).toMatchObject([{ $type: 'EnumDeclaration', members: { length: 4000 } }]);
});
