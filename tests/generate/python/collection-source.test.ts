import { expect, test } from 'vitest';
import { collectionSource, dictOf, listOf, texts } from '../../../src/generate/python/collection-source.js';

test('what fits stands on one line', () => {
    expect(collectionSource(texts(['a', 'b']))).toBe('["a", "b"]');
    expect(collectionSource(dictOf([['a', '1']]))).toBe('{"a": 1}');
    expect(collectionSource(listOf())).toBe('[]');
});

test('a dict of several entries has a line for each, and so has what holds it', () => {
    const inner = dictOf([
        ['a', '1'],
        ['b', listOf()],
    ]);
    expect(collectionSource(dictOf([['x', inner]]))).toBe(
        '{\n    "x": {\n        "a": 1,\n        "b": [],\n    },\n}',
    );
});

test('a list is broken where the line, with what stands before and behind it, would have 89 columns', () => {
    const list = texts(['a'.repeat(40), 'b'.repeat(34)]);
    const line = collectionSource(list);
    expect(line).toHaveLength(82);
    expect(collectionSource(list, 6)).toBe(line);
    expect(collectionSource(list, 7)).toContain('\n');
    expect(collectionSource(list, 6, '', 1)).toContain('\n');
});
