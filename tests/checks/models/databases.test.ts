/** What Django says depends on its version and on the database: one schema, and the ids for each of both. */
import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../support/checking.js';

async function codesOf(project: string, models: string): Promise<string[]> {
    const found = await findingsIn(`project p { ${project} }\napp app {\n${models}\n}\n`);
    return found.map(text => text.slice(0, text.indexOf(':')));
}

/** Django's ids alone, each once, in order. */
async function idsOf(project: string, models: string): Promise<string[]> {
    const ids = (await codesOf(project, models)).filter(code => /^[a-z]+\.[EW]\d{3}$/.test(code));
    return [...new Set(ids)].sort();
}

const table = `model A {
  x: Integer
  name: Char(300, unique, db_collation="c")
  text: Text(db_index)
  remark: Integer(db_comment="c")
  twice: Integer computed x * 2
  kept: Integer computed x * 3 stored
  unique x as late deferrable deferred
  unique x include remark where remark = 1 as some
  unique abs(x) as whole
  unique remark as few nulls_not_distinct
  index x include remark where remark = 1 as by_some
  index abs(x) as by_size
}`;

describe('by database', () => {
    test.each([
        ['sqlite', 'fields.W163 models.W038 models.W039 models.W040 models.W047'],
        ['postgresql', 'fields.E221'],
        ['mysql', 'fields.W162 models.W036 models.W037 models.W038 models.W039 models.W040 models.W047 mysql.W003'],
        [
            'mariadb',
            'fields.W162 models.W036 models.W037 models.W038 models.W039 models.W040 models.W043 models.W044 models.W047 mysql.W003',
        ],
        ['oracle', 'fields.E190 fields.E222 fields.W162 models.W036 models.W037 models.W039 models.W040 models.W047'],
    ])('%s', async (engine, ids) => {
        expect(await idsOf(`database default ${engine}`, table)).toEqual(ids.split(' '));
    });

    test('each that a stage has counts', async () => {
        const stages = 'database default sqlite in development  database default postgresql env URL in production';
        expect(await idsOf(stages, table)).toContain('fields.E221');
        expect(await idsOf(stages, table)).toContain('fields.W163');
    });
});

test.each([
    ['sqlite', 'columns-differ-in-case'],
    ['mysql', 'columns-differ-in-case'],
    ['mariadb', 'columns-differ-in-case'],
    ['oracle', 'columns-differ-in-case'],
    ['postgresql', undefined],
])('columns that differ in case, in %s', async (engine, code) => {
    const found = await findingsIn(`project p { database default ${engine} }
app app { model T { n: Integer }  model A { T_id: Integer  t: T }  model B { T_id: Integer  t: T  managed false } }`);
    expect(found.filter(text => !text.startsWith('mysql.'))).toEqual(code ? [expect.stringContaining(code)] : []);
});

describe('by version', () => {
    const models = `model T { manager found }
model A { d: Decimal(max_digits=5)  e: Decimal  t: T(related_name=found) }`;

    test.each([
        ['5.2', 'sqlite', 'fields.E130 fields.E132'],
        ['6.0', 'sqlite', 'fields.E130 fields.E132 fields.E348'],
        ['6.1', 'sqlite', 'fields.E135 fields.E348'],
        ['6.1', 'mysql', 'fields.E130 fields.E132 fields.E348'],
    ])('%s with %s', async (version, engine, ids) => {
        const project = `django "${version}"  python "3.12"  database default ${engine}`;
        expect(await idsOf(project, models)).toEqual(ids.split(' '));
    });
});

test.each([
    ['sqlite', []],
    ['postgresql', []],
    ['mysql', ['unique-without-length']],
    ['mariadb', []],
    ['oracle', ['unique-without-length']],
])('a text of any length that is unique on %s', async (engine, codes) => {
    expect(
        await codesOf(`database default ${engine}`, 'model Note { text: Text(unique)  code: Char(9, unique) }'),
    ).toEqual(codes);
});
