/** Tables that somebody else's program made: the tests of a generated project have them all the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GeneratedProject } from '../support/django-project.js';

let project: GeneratedProject;
beforeAll(async () => {
    project = await GeneratedProject.of({
        'project.dsl': `project erp { database default sqlite }
app old {
  model Customer { number: Integer(primary_key, db_column="NO")  name: Char(40)  db_table "CUSTOMER"  managed false }
  model Order { number: BigInteger(primary_key)  customer: Customer(on_delete=DO_NOTHING, related_name=orders)  db_table "ORDERS"  managed false }
  model Note { customer: Customer  author: auth.User  text: Text }
}
routes api "api/" in old {
  authentication session
  route "customers/" viewset Customer
  route "orders/" viewset Order
  route "notes/" viewset Note
}
`,
    });
    await project.generate();
    await project.manage(['makemigrations', '--noinput']);
});
afterAll(() => project?.remove());

test('tests make them, also for rows that refer to them', async () => {
    const said = await project.test();
    for (const name of ['CustomerTests', 'OrderTests', 'NoteTests']) expect(said).toContain(name);
    expect(said).not.toContain('skipped');
});

test('the runner is written in good style', async () => {
    await project.module('ruff', 'check', '--no-cache', '.');
    await project.module('ruff', 'format', '--no-cache', '--check', '.');
});
