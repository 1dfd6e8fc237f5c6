import { expect, test } from 'vitest';
import { columnType } from '../../src/model/column-type.js';
import { ownModels } from '../../src/model/queries.js';
import { lower } from '../support/lowering.js';

const vendors = ['sqlite', 'postgresql', 'mysql', 'oracle'];

/** The types of the last field of a text, for each database. */
async function typesOf(text: string): Promise<(string | undefined)[]> {
    const project = await lower(text);
    const field = ownModels(project).at(-1)?.fields.at(-1);
    if (!field) throw new Error('No field in the text.');
    return vendors.map(vendor => columnType(project, field, vendor));
}

test.each<[string, readonly (string | undefined)[]]>([
    ['model A { x: Decimal(10, 2) }', ['decimal', 'numeric(10, 2)', 'numeric(10, 2)', 'NUMBER(10, 2)']],
    ['model A { x: Char(20) }', ['varchar(20)', 'varchar(20)', 'varchar(20)', 'NVARCHAR2(20)']],
    ['model A { x: Char }', ['varchar', 'varchar', undefined, undefined]],
    ['model A { x: Slug }', ['varchar(50)', 'varchar(50)', 'varchar(50)', 'NVARCHAR2(50)']],
    [
        'enum E { a  a_value_that_is_quite_long }\nmodel A { x: E }',
        ['varchar(26)', 'varchar(26)', 'varchar(26)', 'NVARCHAR2(26)'],
    ],
    ['model B { y: Integer }\nmodel A { x: B }', ['bigint', 'bigint', 'bigint', 'NUMBER(19)']],
    [
        'model B { y: Char(5, primary_key) }\nmodel A { x: one B }',
        ['varchar(5)', 'varchar(5)', 'varchar(5)', 'NVARCHAR2(5)'],
    ],
    [
        'model B { y: PositiveInteger(primary_key) }\nmodel A { x: B }',
        ['integer', 'integer', 'integer UNSIGNED', 'NUMBER(11)'],
    ],
    ['model B { y: Auto(primary_key) }\nmodel A { x: B }', ['integer', 'integer', 'integer', 'NUMBER(11)']],
    ['model B { y: UUID(unique) }\nmodel A { x: B(to_field=y) }', ['char(32)', 'uuid', 'char(32)', 'VARCHAR2(32)']],
    [
        'model B { y: Char(5, unique) }\nmodel A { x: B(to_field="y") }',
        ['varchar(5)', 'varchar(5)', 'varchar(5)', 'NVARCHAR2(5)'],
    ],
    ['model A { x: A[] }', [undefined, undefined, undefined, undefined]],
    ['model A { x: one A(primary_key) }', [undefined, undefined, undefined, undefined]],
    ['model A { x: Array(Char(10)) }', [undefined, undefined, undefined, undefined]],
    ['model A { x: JSON }', ['text', 'jsonb', 'json', 'NCLOB']],
])('%s', async (text, expected) => {
    expect(await typesOf(text)).toEqual(expected);
});
