import { expect, test } from 'vitest';
import { emitted } from '../../support/emitting.js';

test('lists what was renamed under the new names of the models', async () => {
    const files = await emitted(`project p { } app shop {
        abstract model Base { made: Integer renamed_from born }
        model NewThing renamed_from OldThing extends Base { name: Char(9) renamed_from title }
        model Other extends NewThing { to: any renamed_from target }
        model Two { one: any  to: any renamed_from target }
    }`);
    const text = files.get('config/renames.py') ?? '';
    expect(text).toContain('RENAMED_MODELS = {("shop", "newthing"): "oldthing"}');
    expect(text.match(/^ {4}\("shop".*$/gm)).toEqual([
        '    ("shop", "newthing", "name"): "title",',
        '    ("shop", "newthing", "made"): "born",',
        '    ("shop", "two", "to_content_type"): "target_content_type",',
        '    ("shop", "two", "to_object_id"): "target_object_id",',
    ]);
    expect(files.get('config/settings/base.py')).toContain('    "config",\n');
    for (const command of ['makemigrations', 'migrate'])
        expect(files.get(`config/management/commands/${command}.py`)).toContain('autodetector = RenamingAutodetector');
});

test('leaves Django alone where nothing was renamed', async () => {
    const files = await emitted('project p { } app shop { model A { x: Integer } }');
    expect([...files.keys()].filter(path => /renames|management/.test(path))).toEqual([]);
});
