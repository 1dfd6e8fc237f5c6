import { expect, test } from 'vitest';
import { EditedFiles } from '../../support/editing.js';
import { schemaOf } from '../../support/long-schema.js';

const withoutThing = (file: string): string[] => [
    `${file}: fields.E300: There is no model 'a.Thing' for 'thing' to lead to.`,
    `${file}: fields.E307: 'thing' waits for a table of 'a.Thing', which there will never be.`,
];

test('a change in one file reaches the names in another', async () => {
    const files = new EditedFiles();
    await files.write({
        'project.dsl': 'project p { }',
        'a.dsl': 'app a { model Thing { name: Char(9) } }',
        'b.dsl': 'app b { model Other { thing: a.Thing  ordering thing.name } }',
    });
    expect(files.shown()).toEqual([]);
    await files.write({ 'a.dsl': 'app a { model Thing { title: Char(9) } }' });
    expect(files.shown()).toEqual([
        "b.dsl: models.E015: Rows cannot be ordered by 'thing.name', which leads to no field.",
    ]);
    await files.write({ 'a.dsl': 'app a { model Thing { title: Char(9)  name: Char(3) } }' });
    expect(files.shown()).toEqual([]);
    await files.write({ 'a.dsl': undefined });
    expect(files.shown()).toEqual(withoutThing('b.dsl'));
});

test('files become a project when one of them declares it, and part when it does no longer', async () => {
    const files = new EditedFiles();
    await files.write({
        'p/a.dsl': 'app a { model Thing { } }',
        'p/deep/b.dsl': 'app b { model Other { thing: a.Thing } }',
    });
    expect(files.shown()).toEqual(withoutThing('p/deep/b.dsl'));
    await files.write({ 'p/project.dsl': 'project p { }' });
    expect(files.shown()).toEqual([]);
    await files.write({ 'p/project.dsl': '' });
    expect(files.shown()).toEqual(withoutThing('p/deep/b.dsl'));
});

test('a declaration that wins over the library reaches files that did not refer to it', async () => {
    const files = new EditedFiles();
    await files.write({
        'project.dsl': 'project p { }',
        'one.dsl': 'app a { model Page { text: Text  ordering text.id } }',
        'two.dsl': 'app a { }',
    });
    expect(files.shown()).toEqual([
        "one.dsl: models.E015: Rows cannot be ordered by 'text.id', which leads to no field.",
    ]);
    await files.write({ 'two.dsl': 'app a { model Text { } }' });
    expect(files.shown()).toEqual([]);
    const [app] = files.project('one.dsl').apps;
    expect(app?.models.map(model => model.name)).toEqual(['Page', 'Text']);
    expect(app?.models[0]?.fields[0]?.type).toMatchObject({ kind: 'relation', to: 'model:a.Text' });
});

test('a line of a broken block that becomes a block of the same app leaves the first one where it is', async () => {
    const files = new EditedFiles();
    await files.write({ 'a.dsl': 'app alpha "Things" {\n  beta.Tag one { name: "x" }\n' });
    await files.write({ 'a.dsl': 'app alpha "Things" {\napp alpha "Other things" {\n' });
    const [app] = files.project('a.dsl').apps;
    expect(app?.title).toBe('Things');
    expect(app?.span).toMatchObject({ start: 'app '.length });
});

test("an app comes to stand in front of one of Django's, under other names, and goes", async () => {
    const files = new EditedFiles();
    const withoutSite = [
        "a.dsl: fields.E300: There is no model 'sites.Site' for 'site' to lead to.",
        "a.dsl: fields.E307: 'site' waits for a table of 'sites.Site', which there will never be.",
    ];
    await files.write({
        'project.dsl': 'project p { }',
        'a.dsl': 'app a { model Page { site: sites.Site } }',
        'b.dsl': 'app b { model Site { } }',
    });
    expect(files.shown()).toEqual([]);
    await files.write({ 'b.dsl': 'app sites { model Place { } }' });
    expect(files.shown()).toEqual(withoutSite);
    await files.write({ 'b.dsl': 'app sites { model Site { } }' });
    expect(files.shown()).toEqual([]);
    expect(files.project('a.dsl').apps.filter(({ name }) => name === 'sites')).toHaveLength(1);
    await files.write({ 'b.dsl': 'app sites { }' });
    expect(files.shown()).toEqual(withoutSite);
    await files.write({ 'b.dsl': 'app other { }' });
    expect(files.shown()).toEqual([]);
    await files.write({ 'b.dsl': 'external app sites { model Place { } }' });
    expect(files.shown()).toEqual([]);
});

test('a finding about the whole project goes where it is, whichever file was changed', async () => {
    const files = new EditedFiles();
    await files.write({ 'a.dsl': 'project one { }', 'b.dsl': 'app b { }' });
    await files.write({ 'b.dsl': 'project two { }' });
    expect(files.shown()).toEqual(["b.dsl: second-project: A second project in one folder: 'two' is left out."]);
    await files.write({ 'a.dsl': 'app a { }' });
    expect(files.shown()).toEqual([]);
});

test('a build that a newer edit cuts short leaves nothing undone', async () => {
    const files = new EditedFiles();
    await files.write({
        'project.dsl': 'project p { }',
        'a.dsl': 'app a { }',
        'b.dsl': 'app a { model Page { text: Text  ordering text.id } }',
    });
    expect(files.shown()).toEqual([
        "b.dsl: models.E015: Rows cannot be ordered by 'text.id', which leads to no field.",
    ]);
    await files.writeInterrupted({ 'a.dsl': 'app a { model Text { } }' });
    await files.write({ 'a.dsl': 'app a { model Text { } } ' });
    expect(files.shown()).toEqual([]);
});

test('a relation and what names its way back may change together', async () => {
    const files = new EditedFiles();
    const text = `
        model Supplier { name: Char(40) }
        model Order { supplier: Supplier(related_name=orders) }
        serializer SupplierRow of Supplier { fields name, orders }
    `;
    await files.write({ 'a.dsl': text });
    await files.write({ 'a.dsl': text.replaceAll('orders', 'sold') });
    expect(files.shown()).toEqual([]);
});

test('a name that may stand in a line that is broken is missed as soon as the line is mended', async () => {
    const files = new EditedFiles();
    const page = 'routes api "" { route "old/" redirect parts }';
    await files.write({ 'project.dsl': 'project p { }\n', 'a.dsl': page });
    expect(files.shown()).toEqual(["a.dsl: unresolved-name: No route 'parts' here."]);
    await files.write({ 'project.dsl': 'parts\nproject p { }\n' });
    expect(files.shown().filter(line => line.includes('unresolved'))).toEqual([]);
    await files.write({ 'project.dsl': 'project p { }\n' });
    expect(files.shown()).toEqual(["a.dsl: unresolved-name: No route 'parts' here."]);
});

test('a model that is renamed is missed where it was named, and found again under its name', async () => {
    const files = new EditedFiles();
    const text = schemaOf(3);
    await files.write({ 'main.dsl': text });
    const missing = () => files.shown().filter(line => line.includes('Model1'));
    expect(missing()).toEqual([]);
    await files.write({ 'main.dsl': text.replace('model Model1 {', 'model Model9 {') });
    expect(missing().length).toBeGreaterThan(0);
    await files.write({ 'main.dsl': text });
    expect(missing()).toEqual([]);
});

test('a base of the library is found in a file that comes to stand alone while it is edited', async () => {
    const files = new EditedFiles();
    const model = 'model Item extends auth.AbstractUser { }\n';
    await files.write({ 'project.dsl': `project p { }\n${model}` });
    await files.writeInterrupted({ 'project.dsl': model });
    expect(files.document('project.dsl').references.filter(({ error }) => error)).toEqual([]);
});

test('a comment above a declaration documents it as soon as it is written', async () => {
    const files = new EditedFiles();
    const text = 'app a {\n  model Tag { }\n}\n';
    const documentation = () => files.project('a.dsl').apps[0]?.models[0]?.documentation;
    await files.write({ 'a.dsl': text });
    expect(documentation()).toBeUndefined();
    await files.write({ 'a.dsl': text.replace('  model', '  /** Said of things. */\n  model') });
    expect(documentation()).toBe('Said of things.');
    await files.write({ 'a.dsl': text });
    expect(documentation()).toBeUndefined();
});

test('of two models with one name the later one is the second, also when they have changed places', async () => {
    const files = new EditedFiles();
    const [one, other] = ['app a { model Tag { name: Char(9) } }\n', 'app a { model Tag { label: Char(9) } }\n'];
    const places = () => files.document('a.dsl').diagnostics?.map(({ code, range }) => `${code} ${range.start.line}`);
    await files.write({ 'a.dsl': one + other });
    expect(places()).toContain('duplicate-name 1');
    await files.write({ 'a.dsl': other + one });
    expect(places()).toContain('duplicate-name 1');
    expect(places()).not.toContain('duplicate-name 0');
});
