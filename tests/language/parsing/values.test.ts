import { describe, expect, test } from 'vitest';
import * as ast from '../../../src/language/generated/ast.js';
import { durationMilliseconds } from '../../../src/language/parsing/duration.js';
import { isStructurizr } from '../../../src/language/parsing/structurizr.js';
import { firstOf, languageServices, parse, parsed, plain, syntaxErrors } from '../../support/parsing.js';

const string = (literal: string) => firstOf(`model M { str ${literal} }`, ast.isStrOption).template;

describe('texts', () => {
    test.each([
        ['"plain"', 'plain'],
        ['""', ''],
        [String.raw`"\u00e9 \ud83d\ude00"`, 'é 😀'],
        [String.raw`"a\"b\\c\/d"`, 'a"b\\c/d'],
        [String.raw`"\b\f\n\r\t"`, '\b\f\n\r\t'],
        ['"emoji 😀, \t tab, {{x}} <script> \'"', "emoji 😀, \t tab, {{x}} <script> '"],
        [String.raw`"\\"`, '\\'],
        [String.raw`"\\\""`, '\\"'],
    ])('%s', (literal, value) => expect(string(literal)).toBe(value));

    test.each([
        [String.raw`"a\qb"`, "1:17 `\\q` is no escape of JSON's"],
        [String.raw`"\u12"`, "1:16 `\\u12` is no escape of JSON's"],
        [String.raw`"\ud83d"`, "1:16 `\\ud83d` is no escape of JSON's"],
        [String.raw`"\ude00\ud83d"`, "1:16 `\\ude00` is no escape of JSON's"],
        ['"open', '1:15 This text has no closing `"` on its line.'],
        [String.raw`"open\"`, '1:15 This text has no closing `"` on its line.'],
    ])('wrong: %s', (literal, message) => {
        expect(syntaxErrors(`model M { str ${literal}\n}`)[0]).toContain(message);
    });

    test('one that is not closed takes nothing from the next line', () => {
        const { value, parserErrors } = parse('model M {\n  str "{name\n  name: Char(40)\n}');
        expect(parserErrors).toEqual([]);
        expect(plain(value)).toEqual(plain(parsed('model M {\n  str "{name"\n  name: Char(40)\n}')));
    });
});

test('Python names', () => {
    expect(firstOf('model M { on post_save -> `a.b.c` }', ast.isSignalHandler).python).toBe('a.b.c');
    expect(syntaxErrors('model M {\n  on post_save -> `a.b\n}')).toEqual([
        '2:19 This Python name has no closing backtick on its line.',
    ]);
    expect(syntaxErrors('model M {\n  on post_save -> `a b`\n}')).toEqual([
        '2:19 `a b` is no dotted Python name, such as `shop.validators.even`.',
    ]);
});

test('durations are counted in milliseconds', () => {
    expect(['250ms', '10s', '15m', '1h30m', '7d', '2w', '1d2h3m4s5ms'].map(durationMilliseconds)).toEqual([
        250, 10_000, 900_000, 5_400_000, 604_800_000, 1_209_600_000, 93_784_005,
    ]);
    expect(firstOf('oauth2 { access_token_lifetime 1h30m }', ast.isLifetimeSetting).value).toBe(5_400_000);
    expect(syntaxErrors('backend b { timeout 99999999999999999999d }')[0]).toContain('too long');
});

test('numbers keep their digits', () => {
    const values = ['0', '30.10', '12345678901234567890', '1e-9', '0.1'];
    for (const value of values)
        expect(firstOf(`model M { a: Decimal = ${value} }`, ast.isNumberLiteral).value).toBe(value);
    const field = firstOf('model M { a: Integer = -5 }', ast.isFieldDeclaration);
    expect(plain(field.default)).toEqual({ $type: 'Negation', operand: { $type: 'NumberLiteral', value: '5' } });
});

test('lists and objects', () => {
    const field = firstOf('model M { a: JSON = { "a b": [1, true, null], c: { d: "e" } } }', ast.isFieldDeclaration);
    const literal = (type: string, value?: unknown) => ({
        $type: `${type}Literal`,
        ...(value === undefined ? {} : { value }),
    });
    expect(plain(field.default)).toEqual({
        $type: 'ObjectValue',
        entries: [
            {
                $type: 'ObjectEntry',
                key: 'a b',
                value: {
                    $type: 'ListValue',
                    items: [literal('Number', '1'), literal('Boolean', true), literal('Null')],
                },
            },
            {
                $type: 'ObjectEntry',
                key: 'c',
                value: {
                    $type: 'ObjectValue',
                    entries: [{ $type: 'ObjectEntry', key: 'd', value: literal('String', 'e') }],
                },
            },
        ],
    });
});

describe("Structurizr's files", () => {
    const workspaces = [
        'workspace {\n model {\n',
        '// x\n/* y */\nworkspace "Big" "Bank" {',
        '\uFEFFworkspace extends a.dsl {',
        '# x\n!identifiers hierarchical\nworkspace {',
    ];
    test.each(workspaces)('%j', text => {
        expect(isStructurizr(text)).toBe(true);
        expect(syntaxErrors(text)).toEqual([]);
        expect(parse(text).value.items).toEqual([]);
    });
    test.each([
        '',
        'model workspace { a: Char }',
        'workspaces {',
        'app workspace {}',
        '/* workspace { */ app a {}',
        'workspace',
    ])('not %j', text => expect(isStructurizr(text)).toBe(false));
    test('many comments take no time', () => {
        expect(isStructurizr('/* a */ '.repeat(5000))).toBe(false);
    });
});

test('scope names hold colons, dots, dashes and slashes', () => {
    for (const name of ['products:read', 'a.b', 'read-only', 'https:read/write', 'v1:2.0', 'model:index']) {
        expect(firstOf(`oauth2 {\n  scope ${name} "S"\n}`, ast.isScopeDeclaration).name).toBe(name);
        const client = firstOf(`oauth2 {\n  client c scopes x, ${name}\n}`, ast.isClientDeclaration);
        expect(client.scopes.map(scope => scope.$refText)).toEqual(['x', name]);
    }
});

test('two dashes are an edge in graphs only', () => {
    expect(firstOf('graph g { a -- b -- c }', ast.isEdgeChain).operators).toEqual(['--', '--']);
    expect(plain(firstOf('model M { check a --1 = 2 }', ast.isArithmetic))).toEqual(
        plain(firstOf('model M { check a - -1 = 2 }', ast.isArithmetic)),
    );
});

test('operators bind as in Python', () => {
    const ungrouped = (value: unknown): unknown => {
        if (typeof value !== 'object' || value === null) return value;
        if ('inner' in value) return ungrouped(value.inner);
        if (Array.isArray(value)) return value.map(ungrouped);
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, ungrouped(one)]));
    };
    const condition = (text: string) =>
        ungrouped(plain(firstOf(`model M { check ${text} }`, ast.isCheckConstraint).condition));
    expect(condition('a = 1 or b = 2 and not c = 3')).toEqual(condition('(a = 1) or ((b = 2) and (not (c = 3)))'));
    expect(condition('a + b * c - d = e % 2')).toEqual(condition('((a + (b * c)) - d) = (e % 2)'));
    expect(condition('x between 1 and 2 and y = 3')).toEqual(condition('(x between 1 and 2) and (y = 3)'));
    expect(condition('not a in [1, 2] or b is not null')).toEqual(condition('(not (a in [1, 2])) or (b is not null)'));
});

test('the linker gets one reference per segment of a path', () => {
    const path = firstOf('model M { check category.parent.name = 1 }', ast.isPath);
    expect(path.segments.map(segment => segment.$refText)).toEqual(['category', 'parent', 'name']);
    expect(path.segments.map(segment => segment.$refNode?.text)).toEqual(['category', 'parent', 'name']);
    expect(languageServices().references.NameProvider.getName(path)).toBeUndefined();
});
