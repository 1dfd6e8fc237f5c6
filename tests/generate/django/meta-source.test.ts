import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const models = (items: string): Promise<string> =>
    emittedFile(
        'shop/models.py',
        `project p { } app shop { model A { a: Char(9)  b: Integer  r: DateRange  ${items} } }`,
    );

test('writes what never changes as tuples', async () => {
    expect(await models('ordering a  permissions { go "Go" }')).toContain(
        'ordering = ("a",)\n        permissions = (("go", "Go"),)\n',
    );
});

test('lets an index descend by its fields, and a constraint by expressions, which alone can', async () => {
    const text = await models('index a, -b  unique a, -b as down  unique lower(a), -b as mixed');
    expect(text).toContain('indexes = (models.Index(fields=["a", "-b"]),)');
    expect(text).toContain('models.UniqueConstraint("a", F("b").desc(), name="down")');
    expect(text).toContain('models.UniqueConstraint(Lower("a"), F("b").desc(), name="mixed")');
});

test("excludes by PostgreSQL's operators, under Django's names where it has them", async () => {
    const text = await models('exclude a with "=", r with "&&" where b = 1 as apart  exclude lower(a) with "~~~"');
    expect(text).toContain('("a", RangeOperators.EQUAL),\n                    ("r", RangeOperators.OVERLAPS),');
    expect(text).toContain('condition=Q(b=1)');
    expect(text).toContain('name="shop_a_a_excl", expressions=[(Lower("a"), "~~~")]');
});

test("gives a check without a name none that PostgreSQL gives a column's own", async () => {
    const text = await models('n: PositiveInteger  check n > 0  check n > 1');
    expect(text).toContain('name="shop_a_n_valid"');
    expect(text).toContain('name="shop_a_n_valid_2"');
});
