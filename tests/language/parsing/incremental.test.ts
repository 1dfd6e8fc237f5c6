import fc from 'fast-check';
import { type AstNode, AstUtils } from 'langium';
import { describe, expect, test, vi } from 'vitest';
import {
    type DslFile,
    isAppDeclaration,
    isFieldDeclaration,
    isGraphDeclaration,
    isModelDeclaration,
} from '../../../src/language/generated/ast.js';
import { ChunkedText } from '../../../src/language/parsing/chunked-text.js';
import type { UnitChanges } from '../../../src/language/parsing/file-assembly.js';
import { FileTokens } from '../../../src/language/parsing/file-tokens.js';
import { changeBetween } from '../../../src/language/parsing/text-change.js';
import { applyChange, editing, versionsOf } from '../../support/edit-sequences.js';
import { middleField, schemaOf } from '../../support/long-schema.js';
import { exampleFiles, parse, parseAnew, reparse } from '../../support/parsing.js';
import { randomRuns } from '../../support/random-runs.js';
import { differenceBetween } from '../../support/same-parse.js';

test('after any edit, the tree and the errors are those of the whole text, and the units are the old ones but for the changes', () => {
    fc.assert(
        fc.property(editing, edits => {
            let result = parse(edits.text);
            for (const text of versionsOf(edits)) {
                const before = unitsOf(result.value);
                result = reparse(result, text);
                expectChanges(before, unitsOf(result.value), result.changes);
                expect(differenceBetween(result, parseAnew(text)), JSON.stringify(text)).toBeUndefined();
            }
        }),
        randomRuns(120),
    );
});

test('files that are edited in turns have nothing to do with each other', () => {
    fc.assert(
        fc.property(editing, editing, (one, other) => {
            const files = [one, other].map(({ text, ...rest }) => ({
                result: parse(text),
                next: versionsOf({ text, ...rest }),
            }));
            for (let turn = 0; turn < 8; turn++) {
                for (const file of files) {
                    const { value: text, done } = file.next.next();
                    if (done) continue;
                    file.result = reparse(file.result, text);
                }
            }
            for (const { result } of files) {
                const text = result.value.$cstNode?.root.fullText ?? '';
                expect(differenceBetween(result, parseAnew(text)), JSON.stringify(text)).toBeUndefined();
            }
        }),
        randomRuns(60),
    );
});

/** More declarations side by side than are told where they stand one by one, in a text of more chunks than one. */
const long = `${Array.from({ length: 150 }, (_, at) => `enum E${at} { a  b }\n`).join('')}/*${'-'.repeat(40_000)}*/
app many {
${Array.from({ length: 150 }, (_, at) => `  model M${at} { name: Char(10) }\n`).join('')}}
`;

const longEdit = fc.record({
    at: fc.nat(long.length),
    near: fc.constantFrom('', 'enum', 'model', '}\n', '{', 'app', '\n'),
    remove: fc.oneof({ weight: 8, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(long.length) }),
    insert: fc.constantFrom(
        '',
        'x',
        '(',
        '{',
        '}',
        '"',
        ' ',
        '\n',
        'enum N { c }\n',
        '  model N { n: Char(1) }\n'.repeat(70),
    ),
});

test('after edits of a long file, the tree and the errors are those of the whole text', () => {
    fc.assert(
        fc.property(fc.array(longEdit, { minLength: 1, maxLength: 6 }), changes => {
            let text: ChunkedText = ChunkedText.of(long);
            let result = reparse(parse(long), text);
            for (const change of changes) {
                const after = applyChange(text.toString(), change);
                const { start, oldEnd, newEnd } = changeBetween(text.toString(), after);
                text = text.replace(start, oldEnd, after.slice(start, newEnd));
                expect(text.toString()).toBe(after);
                result = reparse(result, text);
                expect(differenceBetween(result, parseAnew(after)), JSON.stringify(change)).toBeUndefined();
            }
        }),
        randomRuns(8),
    );
});

describe('each line of an example, taken out and put back', () => {
    test.each(exampleFiles())('$name', ({ text }) => {
        const lines = text.split('\n');
        let result = parse(text);
        for (let index = 0; index < lines.length; index += 5) {
            const without = lines.toSpliced(index, 1).join('\n');
            result = reparse(result, without);
            expect(differenceBetween(result, parseAnew(without)), `without line ${index + 1}`).toBeUndefined();
            result = reparse(result, text);
        }
        expect(differenceBetween(result, parseAnew(text))).toBeUndefined();
    });
});

test('each character of attributes on one line, taken out and put back', () => {
    const line = '    label name  style dashed  fillcolor by status { draft: "gray"  live: "green" }  width 2\n';
    const [before, after] = ['graph g {\n  nodes a.T {\n', '  }\n  rankdir LR  color by kind { a: "b" }\n}\n'];
    let result = parse(before + line + after);
    for (let at = 0; at < line.length; at++) {
        const without = before + line.slice(0, at) + line.slice(at + 1) + after;
        result = reparse(result, without);
        expect(differenceBetween(result, parseAnew(without)), JSON.stringify(without)).toBeUndefined();
        result = reparse(result, before + line + after);
    }
    expect(differenceBetween(result, parseAnew(before + line + after))).toBeUndefined();
    expect(result.parserErrors).toEqual([]);
});

/** The declarations of a file and of its apps, each with the nodes in it. */
function unitsOf({ items }: DslFile): Map<AstNode, readonly AstNode[]> {
    const units = items.flatMap((item): AstNode[] => (isAppDeclaration(item) ? [item, ...item.items] : [item]));
    return new Map(units.map(unit => [unit, AstUtils.streamAst(unit).toArray()]));
}

type Units = ReturnType<typeof unitsOf>;

/** `changes` names the units of which there is only one side, and those that are on both sides are of the same nodes. */
function expectChanges(before: Units, after: Units, changes: UnitChanges | undefined): void {
    const gone = [...before.keys()].filter(unit => !after.has(unit));
    const come = [...after.keys()].filter(unit => !before.has(unit));
    expect(changes?.removed.size).toBe(gone.length);
    expect(changes?.added.size).toBe(come.length);
    expect(gone.every(unit => changes?.removed.has(unit))).toBe(true);
    expect(come.every(unit => changes?.added.has(unit))).toBe(true);
    for (const [unit, nodes] of after) {
        const earlier = before.get(unit);
        if (earlier)
            expect(earlier.length === nodes.length && earlier.every((node, at) => node === nodes[at])).toBe(true);
    }
}

const shop = `project shop {
  database default sqlite
}

app shop {
  /** Sold. */
  model Product {
    name: Char(40)
    price: Decimal(10, 2)
  }
  model Review {
    product: Product
    allow read where a--1 > 0
  }
}

graph flow {
  a -- b
}
`;

/** `Product.name`, `flow`: what has a name. */
function nameOf(node: AstNode): string | undefined {
    if (isFieldDeclaration(node))
        return `${isModelDeclaration(node.$container) ? node.$container.name : ''}.${node.name}`;
    if (isModelDeclaration(node) || isGraphDeclaration(node)) return node.name;
    return isAppDeclaration(node) ? `app ${node.name}` : undefined;
}

/** The names of what an edit of `shop` makes anew: all else is the same object as before. */
function madeAnew(edit: (text: string) => string): string[] {
    const before = parse(shop);
    const nodes = new Set(AstUtils.streamAst(before.value));
    const text = edit(shop);
    expect(text).not.toBe(shop);
    const after = reparse(before, text);
    expect(differenceBetween(after, parse(text))).toBeUndefined();
    return AstUtils.streamAst(after.value)
        .filter(node => !nodes.has(node))
        .toArray()
        .flatMap(node => nameOf(node) ?? []);
}

describe('what an edit makes anew, with all that is around it', () => {
    test.each<[what: string, edit: (text: string) => string, anew: string[]]>([
        ['a letter in an option', text => text.replace('40', '401'), ['app shop', 'Product', 'Product.name']],
        [
            'a new line',
            text => text.replace('(40)\n', '(40)\n    notes: Text?\n'),
            ['app shop', 'Product', 'Product.notes'],
        ],
        [
            'a new model',
            text => text.replace('  model Review', '  model New {\n    code: Char(3)\n  }\n  model Review'),
            ['app shop', 'New', 'New.code'],
        ],
        ['a line taken out', text => text.replace('    name: Char(40)\n', ''), ['app shop', 'Product']],
        ['a brace taken out', text => text.replace('2)\n  }', '2)\n'), ['app shop', 'Product']],
        ["an app's opening brace taken out", text => text.replace('app shop {', 'app shop'), ['app shop']],
        ["a model's opening brace taken out", text => text.replace('Product {', 'Product'), ['app shop', 'Product']],
        ['a comment', text => text.replace('Sold.', 'Sold by us.'), ['app shop']],
        ['a line at the top', text => `// A shop.\n${text}`, []],
        ['a declaration at the end', text => `${text}graph other { a }\n`, ['other']],
        ['a comment that is not closed', text => text.replace('graph flow', '/* graph flow'), []],
        ['a quote', text => text.replace('Decimal(10', 'Decimal("10'), ['app shop', 'Product', 'Product.price']],
        ['nothing but a blank at the end', text => `${text} `, []],
    ])('%s', (_, edit, anew) => {
        expect(madeAnew(edit)).toEqual(anew);
    });
});

const deep = (inner: string): string => `${'graph g {\n'}${'cluster c {\n'.repeat(70)}${inner}${'}\n'.repeat(71)}`;

describe('what a line is depends on the lines around it', () => {
    test.each<[what: string, before: string, after: string]>([
        [
            'a call whose parenthesis moves to the next line',
            'model A {\n  queryset q = all().annotate\n  n: Char\n}\n',
            'model A {\n  queryset q = all().annotate\n  (n = count(x))\n}\n',
        ],
        [
            'a colon that comes to stand above a name',
            'model A {\n  a\n  b : Char\n}\n',
            'model A {\n  a:\n  b : Char\n}\n',
        ],
        ['a line above one that goes on with it', '*/', 'cities and countries\n*/'],
        [
            'blocks that become too deep',
            deep('a -> b\n').replace('graph g {', 'graph g {}\ngraph h {'),
            deep('a -> b\n'),
        ],
        [
            'a block more around blocks',
            `${'cluster c {\n'.repeat(3)}a -> b\n`,
            `graph g {\n${'cluster c {\n'.repeat(3)}a -> b\n`,
        ],
    ])('%s', (_, before, after) => {
        expect(differenceBetween(reparse(parse(before), after), parse(after))).toBeUndefined();
        expect(differenceBetween(reparse(parse(after), before), parse(before))).toBeUndefined();
    });
});

test('a letter in one of many models reaches no other', () => {
    const text = schemaOf(50);
    const before = parse(text);
    const models = AstUtils.streamAst(before.value).filter(isModelDeclaration).toArray();
    const at = middleField(text, 50);
    const after = reparse(before, `${text.slice(0, at)}X${text.slice(at)}`);
    const kept = new Set(AstUtils.streamAst(after.value).filter(isModelDeclaration));
    expect(models.filter(model => !kept.has(model)).map(model => model.name)).toEqual(['Model25']);
});

/** How often a key in the middle of so many models asks where in its line a token stands, which tells items apart. */
function questionsOfKey(models: number, { closed }: { closed: boolean }): number {
    const text = schemaOf(models).replace('model Model1 {', closed ? '$&' : 'model Model1 { other {');
    const at = middleField(text, models);
    const typed = reparse(parse(text), `${text.slice(0, at)}X${text.slice(at)}`);
    const asked = vi.spyOn(FileTokens.prototype, 'column');
    reparse(typed, `${text.slice(0, at)}XY${text.slice(at)}`);
    const { length } = asked.mock.calls;
    asked.mockRestore();
    return length;
}

test.each([true, false])('a key looks at no more of a longer file (its blocks are closed: %s)', closed => {
    const few = questionsOfKey(10, { closed });
    expect(few).toBeGreaterThan(0);
    expect(questionsOfKey(200, { closed })).toBe(few);
});

test('what was parsed again serves only once', () => {
    const before = parse(shop);
    reparse(before, `${shop}\n// One.`);
    const text = `// Two.\n${shop}`;
    expect(differenceBetween(reparse(before, text), parse(text))).toBeUndefined();
});
