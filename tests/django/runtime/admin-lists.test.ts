/** A list of the admin asks for all its rows at once, however many there are and whatever their names read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('choices are read once', () => {
    const lists = `
    model House {
        town: Town  second: Town?(related_name=seconds)  towns: Town[](related_name="+")  name: Char(20, blank) = ""
        admin {
            list_display pk, town, second, name
            list_editable town, second, name
            list_filter town, towns, second.country, town.houses, town.country.towns
        }
    }`;
    const towns = world.replace('country: Country?', 'country: Country?(related_name=towns)');
    const houses = lists.replace('town: Town ', 'town: Town(related_name=houses) ');
    const text = `project p {}\napp app {${towns}${houses}\n}`;

    test('of columns that are edited, and of filters', async () => {
        const all = Object.fromEntries(await emitted(text));
        expect(
            await runner.run({ files: all, probe: probe.replace('town=town,', 'town=town, name=f"n{n}",') }),
        ).toBeNull();
        const admin = all['app/admin.py'] ?? '';
        for (const part of ['fields[name].choices = list(fields[name].choices)', '.select_related("country")']) {
            expect(admin).toContain(part);
            const without = admin.replaceAll(part, part.startsWith('.') ? '.all()' : 'pass');
            const failure = await runner.run({ files: { ...all, 'app/admin.py': without }, probe });
            expect(failure).toMatch(/^AssertionError: \d+ queries for one row, \d+ for four/);
        }
    });

    test('of forms, with what their names follow', async () => {
        const forms = `project p {}
app app {${world}
    model House { town: Town  towns: Town[](related_name=near)  admin { inlines Room } }
    model Room { house: House  town: Town(related_name=rooms) }
    model Bare { town: Town(related_name=bares) }
}`;
        const asking = `
from django.urls import reverse
User.objects.create_superuser("root", "root@example.com", "x")
web.login(username="root", password="x")
def add(n):
    return Town.objects.create(name=f"T{n}", country=Country.objects.create(name=f"C{n}"))
house = House.objects.create(town=add(0))
Room.objects.create(house=house, town=house.town)
urls = [reverse("admin:app_house_change", args=[house.pk]), reverse("admin:app_bare_add")]
def count():
    for url in urls:
        page = web.get(url)
        assert page.status_code == 200 and b"T0, C0" in page.content, page.status_code
    return [queries(lambda: web.get(url)) for url in urls]
few = count()
for n in range(1, 6):
    add(n)
many = count()
assert few == many, f"{few} queries for one row, {many} for six"
`;
        const all = Object.fromEntries(await emitted(forms));
        expect(await runner.run({ files: all, probe: asking })).toBeNull();
        const admin = all['app/admin.py'] ?? '';
        for (const field of ['town', 'towns']) {
            const without = admin.replaceAll(`db_field.name == "${field}"`, 'not db_field');
            const failure = await runner.run({ files: { ...all, 'app/admin.py': without }, probe: asking });
            expect(failure, field).toMatch(/^AssertionError: \[.*\] queries for one row, \[.*\] for six/);
        }
    });

    test('and rows are edited and filtered as before', async () => {
        const all = Object.fromEntries(await emitted(text));
        const editing = `
from django.urls import reverse
User.objects.create_superuser("root", "root@example.com", "x")
web.login(username="root", password="x")
one, other = (Town.objects.create(name=n, country=Country.objects.create(name=n)) for n in "ab")
house = House.objects.create(town=one, second=one)
house.towns.add(other)
url = reverse("admin:app_house_changelist")
form = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": house.pk, "form-0-town": other.pk, "form-0-second": "", "_save": "Save"}
answer = web.post(url, form)
assert answer.status_code == 302, answer.content
house.refresh_from_db()
assert (house.town, house.second) == (other, None), (house.town, house.second)
answer = web.post(url, {**form, "form-0-town": 99})
assert b"Select a valid choice" in answer.content, "any town will do"
for query, found in (("town__id__exact", {one: 0, other: 1}), ("towns__id__exact", {one: 0, other: 1}), ("town__houses__id__exact", {house: 1})):
    for row, count in found.items():
        page = web.get(url, {query: row.pk})
        assert page.context["cl"].result_count == count, (query, row, page.context["cl"].result_count)
`;
        expect(await runner.run({ files: all, probe: editing })).toBeNull();
    });

    test('of columns that are edited, where they are limited', async () => {
        const limited = `project p {}
app app {
    model Town { name: Char(20)  open: Boolean = true  str "{name}" }
    model House { town: Town(limit_choices_to={ open: true })  admin { list_display pk, town  list_editable town } }
}`;
        const all = Object.fromEntries(await emitted(limited));
        const listing = `
from django.urls import reverse
User.objects.create_superuser("root", "root@example.com", "x")
web.login(username="root", password="x")
for name in ("Open", "Shut"):
    House.objects.create(town=Town.objects.create(name=name, open=name == "Open"))
page = web.get(reverse("admin:app_house_changelist")).content
assert b"Open" in page and b"Shut" not in page, "choices"
`;
        expect(await runner.run({ files: all, probe: listing })).toBeNull();
    });

    test('of a relation by another column, and of a part of the rows', async () => {
        const named = `project p {}
app app {
    model Country { code: Char(2, unique)  str "{code}" }
    model Town { code: Char(3, unique)  open: Boolean = true  country: Country  str "{code}, {country}" }
    model House { town: Town(to_field=code, limit_choices_to={ open: true })  admin { list_display pk  list_filter town } }
}`;
        const all = Object.fromEntries(await emitted(named));
        const filtering = `
from django.urls import reverse
User.objects.create_superuser("root", "root@example.com", "x")
web.login(username="root", password="x")
country = Country.objects.create(code="DE")
for code in ("AAA", "BBB", "CCC"):
    House.objects.create(town=Town.objects.create(code=code, country=country, open=code != "CCC"))
page = web.get(reverse("admin:app_house_changelist"), {"town__code__exact": "AAA"})
assert page.context["cl"].result_count == 1, page.context["cl"].result_count
assert b"AAA, DE" in page.content and b"CCC" not in page.content, "choices"
`;
        expect(await runner.run({ files: all, probe: filtering })).toBeNull();
    });
});
