import { expect, test } from 'vitest';
import { cursorTargets, unresolvedNames } from '../../support/linking.js';

test('the files below the folder that holds a project are one', async () => {
    const targets = await cursorTargets(`--- shop/project.dsl
project shop { }
--- shop/models/catalog.dsl
app catalog { model Product { name: Char(9)  category: <|>Category } }
--- shop/models/more/categories.dsl
app catalog { model Category { owner: <|>people.<|>Person } }
--- shop/people.dsl
app people { model Person { name: Char(9) } }
`);
    expect(targets).toEqual([
        'shop/models/more/categories.dsl:1:21 Category',
        'shop/people.dsl:1:5 people',
        'shop/people.dsl:1:20 Person',
    ]);
});

test('two projects do not see each other', async () => {
    expect(
        await unresolvedNames(`--- one/project.dsl
project one { }
--- one/a.dsl
app a { model Thing { other: b.Other } }
--- two/project.dsl
project two { }
--- two/b.dsl
app b { model Other { thing: a.Thing } }
`),
    ).toEqual([
        "No app 'b' here.",
        "No model or field type 'Other' here.",
        "No app 'a' here.",
        "No model or field type 'Thing' here.",
    ]);
});

test('two projects may use the same names', async () => {
    const targets = await cursorTargets(`--- one/project.dsl
project one { }
app a { model Thing { other: <|>Other }  model Other { } }
--- two/project.dsl
project two { }
app a { model Thing { other: <|>Other }  model Other { } }
`);
    expect(targets).toEqual(['one/project.dsl:2:45 Other', 'two/project.dsl:2:45 Other']);
});

test('a folder inside a project that holds a project is one of its own', async () => {
    expect(
        await unresolvedNames(`--- project.dsl
project outer { }
app a { model Thing { } }
--- inner/project.dsl
project inner { }
app b { model Other { thing: a.Thing } }
--- inner/deep/c.dsl
app c { model Third { other: b.Other } }
`),
    ).toEqual(["No app 'a' here.", "No model or field type 'Thing' here."]);
});

test('a file outside any project stands alone, and may do without an app', async () => {
    expect(
        await unresolvedNames(`--- one.dsl
enum Size { small large }
model Box { size: Size = small  user: auth.User }
routes pages "" { route "boxes/" list Box }
--- two.dsl
model Bag { box: Box }
`),
    ).toEqual(["No model or field type 'Box' here."]);
});

test('inside an app its names go first, before the library’s', async () => {
    const targets = await cursorTargets(`app media {
    model Image { file: File }
    model Page { image: <|>Image  text: <|>Text }
}
`);
    expect(targets.map(target => target.replace(/^\/django.dsl:\d+:\d+/, 'library'))).toEqual([
        'main.dsl:2:11 Image',
        'library Text',
    ]);
});
