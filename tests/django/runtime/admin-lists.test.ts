/** A list of the admin asks for all its rows at once, however many there are and whatever their names read. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';
import { ProbeRunner } from './probe-runner.js';

let runner: ProbeRunner;
beforeAll(async () => {
    runner = await ProbeRunner.start();
});
afterAll(() => runner?.stop());

const world = `
    model Country { name: Char(20)  str "{name}" }
    model Town { name: Char(20)  country: Country?  str "{name}, {country}" }
    abstract model Placed { town: Town  str "in {town}" }`;

/** Counts the queries of a list with one row and with four, each of which has rows of its own behind it. */
const probe = `
from django.urls import reverse
User.objects.create_superuser("root", "root@example.com", "x")
web.login(username="root", password="x")
def add(n):
    town = Town.objects.create(name=f"T{n}", country=Country.objects.create(name=f"C{n}"))
    House.objects.create(town=town, second=Town.objects.create(name=f"S{n}", country=town.country))
def count():
    page = web.get(reverse("admin:app_house_changelist"))
    assert page.status_code == 200, page.status_code
    assert b"T0" in page.content or b"C0" in page.content
    return queries(lambda: web.get(reverse("admin:app_house_changelist")))
add(0)
few = count()
for n in (1, 2, 3):
    add(n)
many = count()
assert few == many, f"{few} queries for one row, {many} for four"
`;

test.each([
    ['names that are inherited and lead to names', '', '("town__country",)'],
    ['a name of its own', 'str "{second.country.name} {town}"', '("second__country", "town__country")'],
    ['columns', 'admin { list_display pk, town, second.country.name }', '("town__country", "second__country")'],
])('%s', async (_, said, related) => {
    const files = await emitted(`project p {}
app app {${world}
    model House extends Placed { second: Town?(related_name=seconds)  ${said} }
}`);
    const admin = files.get('app/admin.py') ?? '';
    const line = `    list_select_related = ${related}\n`;
    expect(admin).toContain(line);
    const all = Object.fromEntries(files);
    expect(await runner.run({ files: all, probe })).toBeNull();
    const without = { ...all, 'app/admin.py': admin.replaceAll(/list_select_related = .*/g, 'list_per_page = 100') };
    expect(await runner.run({ files: without, probe })).toMatch(
        /^AssertionError: \d+ queries for one row, \d+ for four/,
    );
});
