import { expect, test } from 'vitest';
import { EditedFiles } from '../../support/editing.js';

test('a change in one file reaches the names in another', async () => {
    const files = new EditedFiles();
    await files.write({
        'project.dsl': 'project p { }',
        'a.dsl': 'app a { model Thing { name: Char(9) } }',
        'b.dsl': 'app b { model Other { thing: a.Thing  ordering thing.name } }',
    });
    expect(files.shown()).toEqual([]);
    await files.write({ 'a.dsl': 'app a { model Thing { title: Char(9) } }' });
    expect(files.shown()).toEqual(["b.dsl: unresolved-name: No field or transform 'name' here."]);
    await files.write({ 'a.dsl': 'app a { model Thing { title: Char(9)  name: Char(3) } }' });
    expect(files.shown()).toEqual([]);
    await files.write({ 'a.dsl': undefined });
    expect(files.shown()).toEqual(["b.dsl: unresolved-name: No app 'a' here."]);
});

test('files become a project when one of them declares it, and part when it does no longer', async () => {
    const files = new EditedFiles();
    await files.write({
        'p/a.dsl': 'app a { model Thing { } }',
        'p/deep/b.dsl': 'app b { model Other { thing: a.Thing } }',
    });
    expect(files.shown()).toEqual(["p/deep/b.dsl: unresolved-name: No app 'a' here."]);
    await files.write({ 'p/project.dsl': 'project p { }' });
    expect(files.shown()).toEqual([]);
    await files.write({ 'p/project.dsl': '' });
    expect(files.shown()).toEqual(["p/deep/b.dsl: unresolved-name: No app 'a' here."]);
});

test('a declaration that wins over the library reaches files that did not refer to it', async () => {
    const files = new EditedFiles();
    await files.write({
        'project.dsl': 'project p { }',
        'one.dsl': 'app a { model Page { text: Text  ordering text.id } }',
        'two.dsl': 'app a { }',
    });
    expect(files.shown()).toEqual(["one.dsl: unresolved-name: No field or transform 'id' here."]);
    await files.write({ 'two.dsl': 'app a { model Text { } }' });
    expect(files.shown()).toEqual([]);
    const [app] = files.project('one.dsl').apps;
    expect(app?.models.map(model => model.name)).toEqual(['Page', 'Text']);
    expect(app?.models[0]?.fields[0]?.type).toMatchObject({ kind: 'relation', to: 'model:a.Text' });
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
    expect(files.shown()).toEqual(["b.dsl: unresolved-name: No field or transform 'id' here."]);
    await files.writeInterrupted({ 'a.dsl': 'app a { model Text { } }' });
    await files.write({ 'a.dsl': 'app a { model Text { } } ' });
    expect(files.shown()).toEqual([]);
});
