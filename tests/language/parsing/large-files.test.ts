import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { schemaOf } from '../../support/long-schema.js';
import { parse, reparse } from '../../support/parsing.js';

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

/** In bytes, without what nothing refers to any more. */
function heapInUse(): number {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    return process.memoryUsage().heapUsed;
}

test('names that an edit brings in do not keep the text that it made', () => {
    const edits = 200;
    let text = schemaOf(500);
    let result = parse(text);
    const before = heapInUse();
    for (let edit = 0; edit < edits; edit++) {
        const at = text.indexOf(`model Model${edit} {`);
        text = `${text.slice(0, at)}model Model${edit}_with_a_long_name {${text.slice(text.indexOf('\n', at))}`;
        result = reparse(result, text);
    }
    expect(heapInUse() - before).toBeLessThan((edits * text.length) / 8);
    expect(result.parserErrors).toEqual([]);
});
