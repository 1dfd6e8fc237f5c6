/** What people are told about wrong syntax. Each text has one error, and nothing else is said about it. */

import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { exampleFiles, languageServices, syntaxErrors, tokensOf } from '../../support/parsing.js';

describe('syntax errors are said in words for people', () => {
    test.each([
        ['model M {\n  name:\n  a: Char\n}', ["2:8 Expected a field's type after `name:`."]],
        [
            'model M {\n  name Char\n}',
            [
                "2:3 Expected a field (`name: Type`) or one of a model's lines, such as `ordering`, `unique` or `allow`, not `name`.",
            ],
        ],
        ['model M {\n  a: Char(40\n  b: Char\n}', ['2:13 Expected `)`.']],
        ['model M {\n  a: Tag[\n}', ['2:10 Expected `]`: `Model[]` is a relation to many.']],
        ['model {\n  a: Char\n}', ["1:7 Expected the model's name, not `{`."]],
        [
            'app shop {\n  modl M {\n    a: Char\n  }\n}',
            [
                '2:3 Expected a declaration of an app: `model`, `enum`, `serializer`, `task`, `command`, `field` or `signal`, not `modl`.',
            ],
        ],
        ['app shop {\n  model M {\n    a: Char\n}\n', ['2:11 The block that starts here is never closed with `}`.']],
        ['model M\n  a: Char\n}\n', ['1:7 Expected `{` here: the block ends below.']],
        ['model M {\n  a: Char\n}\n}\n', ['4:1 This `}` closes nothing.']],
        ['model M {\n  check a =\n  b: Char\n}', ['2:12 Expected a value.']],
        ['model M {\n  ordering\n  b: Char\n}', ['2:11 Expected the name of a field.']],
        [
            'routes v1 "" in shop {\n  route "a/"\n  route "b/" view b\n}',
            [
                '2:13 Expected what answers the route: `viewset`, `list`, `detail`, `create`, `update`, `delete`, `view`, `class`, `template`, `graph`, `redirect`, `include` or `schema`.',
            ],
        ],
        ['model M {\n  unique a where\n  b: Char\n}', ['2:17 Expected a condition or a value.']],
        ['routes r "" in shop {\n  serializer\n  route "b/" view b\n}', ['2:13 This line is not complete.']],
        ['graph g {\n  a --\n  node b\n}', ['2:7 Expected a node, or a set of nodes in braces.']],
        [
            'graph g {\n  a\n  node b\n}',
            ['2:4 Expected an attribute and its value, such as `color red`, or `node` before a name.'],
        ],
        [
            'graph g {\n  a [shape=box]\n  node b\n}',
            ['2:11 A list has no `=` in it: a node with attributes is written `node name [shape=box]`.'],
        ],
        ['backend b {\n  timeout 10\n}', ['2:11 Expected a duration such as `10s` or `1h30m`, not `10`.']],
        ['enum E { a = "A" = }', ["1:18 Expected the name of one of the enum's members, not `=`."]],
        [
            'hello world',
            ['1:1 Expected a declaration such as `app`, `model`, `routes`, `graph` or `request`, not `hello`.'],
        ],
        ['model M { a: Char § }', ['1:19 `§` means nothing here.']],
        [
            'graph g { node a [shapé=box] }',
            ['1:23 Names are made of a to z, digits and `_`: `é` cannot be part of one.'],
        ],
    ])('%j', (text, messages) => expect(syntaxErrors(text)).toEqual(messages));
});

test('no message shows a name from the grammar', () => {
    const rules = languageServices().Grammar.rules.map(rule => rule.name);
    const internal = new RegExp(`\\b(?:${rules.filter(name => /[a-z][A-Z]|^[A-Z_]+$/.test(name)).join('|')})\\b`);
    expect(AstUtils.streamAllContents(languageServices().Grammar).some(GrammarAST.isKeyword)).toBe(true);
    for (const { text } of exampleFiles()) {
        for (const token of tokensOf(text)) {
            for (const message of syntaxErrors(
                text.slice(0, token.startOffset) + text.slice(token.startOffset + token.image.length),
            )) {
                const said = message.replace(/`[^`]*`/g, '');
                expect(said).not.toMatch(internal);
                expect(said.length).toBeLessThan(200);
            }
        }
    }
});
