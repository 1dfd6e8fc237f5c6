import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unresolvedConflicts } from '../../src/generate/conflict-markers.js';
import { lineChanges } from '../../src/generate/line-changes.js';
import { mergeText } from '../../src/generate/merge-text.js';
import { splitLines } from '../../src/generate/text-lines.js';
import { expectClean, expectConflict, merged } from '../support/merging.js';

const model = `
    class Product(models.Model):
        name = models.CharField(max_length=200)
        price = models.DecimalField(max_digits=10, decimal_places=2)

        def __str__(self):
            return self.name
`;

describe('edits of both sides', () => {
    test('in different places are both made', () =>
        expectClean(
            'shop/models.py',
            [model, model.replace('return self.name', 'return self.name.upper()'), model.replace('=200', '=250')],
            model.replace('return self.name', 'return self.name.upper()').replace('=200', '=250'),
        ));

    test('of neighbouring lines are both made', () =>
        expectClean(
            'shop/models.py',
            [model, model.replace('=200', '=250'), model.replace('digits=10', 'digits=12')],
            model.replace('=200', '=250').replace('digits=10', 'digits=12'),
        ));

    test('of one line are a conflict', () =>
        expectConflict(
            'shop/models.py',
            [model, model.replace('=200', '=250'), model.replace('=200', '=300')],
            `
    class Product(models.Model):
    <<<<<<< yours
        name = models.CharField(max_length=250)
    =======
        name = models.CharField(max_length=300)
    >>>>>>> generated
        price = models.DecimalField(max_digits=10, decimal_places=2)

        def __str__(self):
            return self.name
`.replaceAll(/^ {4}/gm, ''),
        ));

    test('that are the same are made once', () => {
        const same = model.replace('=200', '=250');
        expectClean(
            'shop/models.py',
            [model, same.replace('self.name', 'self.name + "!"'), same],
            same.replace('self.name', 'self.name + "!"'),
        );
    });

    test('a class taken away, and a field put at its end, are a conflict', () => {
        const two = `${model}\n\n    class Tag(models.Model):\n        label = models.CharField(max_length=40)\n`;
        expectConflict('shop/models.py', [two, model, `${two}        color = models.CharField(max_length=7)\n`]);
    });
});

describe('both put something in at one place', () => {
    test('classes at the end of a module: what is generated, then yours', () =>
        expectClean(
            'shop/models.py',
            [
                model,
                `${model}\n\n    class Mine:\n        pass\n`,
                `${model}\n\n    class Tag(models.Model):\n        label = models.TextField()\n`,
            ],
            `${model}\n\n    class Tag(models.Model):\n        label = models.TextField()\n\n\n    class Mine:\n        pass\n`,
        ));

    test('fields at the same place of a class', () =>
        expectClean(
            'shop/models.py',
            [
                model,
                model.replace('\n\n', '\n        mine = models.TextField()\n\n'),
                model.replace('\n\n', '\n        stock = models.IntegerField(\n            default=0,\n        )\n\n'),
            ],
            model.replace(
                '\n\n',
                '\n        stock = models.IntegerField(\n            default=0,\n        )\n        mine = models.TextField()\n\n',
            ),
        ));

    test('fields of one name are a conflict', () =>
        expectConflict('shop/models.py', [
            model,
            model.replace('\n\n', '\n        stock = models.TextField()\n\n'),
            model.replace('\n\n', '\n        stock = models.IntegerField()\n\n'),
        ]));

    test('statements of a function are a conflict, since their order may matter', () =>
        expectConflict('shop/models.py', [
            model,
            model.replace('            return', '            total = 1\n            return'),
            model.replace('            return', '            rest = 2\n            return'),
        ]));

    test('elements of a list', () => {
        const apps = 'INSTALLED_APPS = [\n    "django.contrib.auth",\n    "shop",\n]\n';
        expectClean(
            'config/settings/base.py',
            [apps, apps.replace(']', '    "mine",\n]'), apps.replace(']', '    "django_htmx",\n]')],
            apps.replace(']', '    "django_htmx",\n    "mine",\n]'),
        );
    });

    test('middleware is a conflict, since its order is its meaning', () => {
        const middleware = 'MIDDLEWARE = [\n    "a.A",\n]\n';
        expectConflict('config/settings/base.py', [
            middleware,
            middleware.replace(']', '    "mine.Mine",\n]'),
            middleware.replace(']', '    "b.B",\n]'),
        ]);
    });

    test('lines of a docstring are a conflict', () => {
        const text = 'class A:\n    """Words.\n\n    """\n';
        expectConflict('a.py', [
            text,
            text.replace('Words.\n', 'Words.\n    x = 1\n'),
            text.replace('Words.\n', 'Words.\n    y = 1\n'),
        ]);
    });

    test('requirements', () =>
        expectClean(
            'requirements.txt',
            ['django==5.2\n', 'django==5.2\nrich==14.0\n', 'django==5.2\ncelery==5.7.0\n'],
            'django==5.2\ncelery==5.7.0\nrich==14.0\n',
        ));

    test('one requirement in two versions is a conflict', () =>
        expectConflict('requirements.txt', [
            'django==5.2\n',
            'django==5.2\nrich==14.0\n',
            'django==5.2\nrich==13.0\n',
        ]));

    test('text that is nothing known is a conflict', () => expectConflict('README.md', ['a\n', 'a\nb\n', 'a\nc\n']));
});

describe('neighbouring blocks of Python', () => {
    const two = `${model}\n\n    class Tag(models.Model):\n        label = models.CharField(max_length=40)\n`;
    const three = `${two}\n\n    class Line(models.Model):\n        pass\n`;
    const withMethod = (text: string): string =>
        text.replace('return self.name\n', 'return self.name\n\n        def mine(self):\n            return 1\n');
    const withoutTag = (text: string): string => text.replace(two.slice(model.length), '');

    test('a method at the end of a class, and a class put behind it', () => {
        const inserted = (text: string): string =>
            text.replace('\n\n    class Tag', '\n\n    class Supplier(models.Model):\n        pass\n\n\n    class Tag');
        expectClean('models.py', [two, withMethod(two), inserted(two)], inserted(withMethod(two)));
        expectClean('models.py', [two, inserted(two), withMethod(two)], inserted(withMethod(two)));
    });

    test('a method at the end of a class, and the class behind it taken away', () =>
        expectClean('models.py', [three, withMethod(three), withoutTag(three)], withoutTag(withMethod(three))));

    test('an edit inside of a class that is generated no longer is a conflict', () =>
        expectConflict('models.py', [three, three.replace('max_length=40', 'max_length=50'), withoutTag(three)]));

    test('a field taken away, and another one put behind it', () =>
        expectClean(
            'models.py',
            [
                model,
                model.replace(/ *price = .*\n/, ''),
                model.replace(/( *price = .*\n)/, '$1        stock = models.IntegerField()\n'),
            ],
            model.replace(/ *price = .*\n/, '        stock = models.IntegerField()\n'),
        ));
});

describe('imports of Python', () => {
    const views = 'from django.db import models\nfrom rest_framework import serializers, viewsets\n\nx = 1\n';

    test('names from one module are put together, sorted as they were', () =>
        expectClean(
            'views.py',
            [
                views,
                views.replace('serializers,', 'filters, serializers,'),
                views.replace('serializers,', 'permissions, serializers,'),
            ],
            views.replace('serializers,', 'filters, permissions, serializers,'),
        ));

    test('a name that one side no longer needs goes, one that a person added stays', () =>
        expectClean(
            'views.py',
            [views, views.replace('viewsets', 'status, viewsets'), views.replace('serializers, viewsets', 'viewsets')],
            views.replace('serializers, viewsets', 'status, viewsets'),
        ));

    test('a line that grows too long becomes a list in brackets, and back', () => {
        const long = 'from catalog.models import AlphaAlphaAlpha, BetaBetaBetaBeta, GammaGammaGamma\n';
        expectClean(
            'views.py',
            [
                long,
                long.replace('\n', ', MineMineMine\n'),
                long.replace('GammaGammaGamma', 'DeltaDeltaDelta, GammaGammaGamma'),
            ],
            'from catalog.models import (\n    AlphaAlphaAlpha,\n    BetaBetaBetaBeta,\n    DeltaDeltaDelta,\n    GammaGammaGamma,\n    MineMineMine,\n)\n',
        );
    });

    test('new statements at one place', () =>
        expectClean(
            'views.py',
            [
                views,
                views.replace('\n\n', '\nfrom mine import thing\n\n'),
                views.replace('\n\n', '\nfrom rest_framework.response import Response\n\n'),
            ],
            views.replace('\n\n', '\nfrom rest_framework.response import Response\nfrom mine import thing\n\n'),
        ));

    test('one name from two modules is a conflict', () =>
        expectConflict('views.py', [
            views,
            views.replace('\n\n', '\nfrom a import Thing\n\n'),
            views.replace('\n\n', '\nfrom b import Thing\n\n'),
        ]));

    test('a comment among the imports makes them lines', () =>
        expectConflict('views.py', [
            views,
            views.replace('viewsets\n', 'status, viewsets  # mine\n'),
            views.replace('viewsets\n', 'generics, viewsets\n'),
        ]));
});

describe("the file's own style", () => {
    test('CRLF and a byte order mark stay, and do not count as edits', () => {
        const { text, conflicts } = mergeText(
            { last: 'a\nb\nc\n', yours: '\uFEFFa\r\nb\r\nmine\r\nc\r\n', generated: 'a2\nb\nc\n' },
            'text',
        );
        expect({ text, conflicts }).toEqual({ text: '\uFEFFa2\r\nb\r\nmine\r\nc\r\n', conflicts: 0 });
    });

    test.each([
        ['taken away by a person stays away', 'a\nb\n', 'a\nb', 'a\nb2\n', 'a\nb2'],
        ['added by a person stays', 'a\nb', 'a\nb\n', 'a2\nb', 'a2\nb\n'],
        ['is the generator’s where nobody touched it', 'a\nb', 'a2\nb', 'a\nb\n', 'a2\nb\n'],
        ['of an empty file', '', 'mine\n', '', 'mine\n'],
    ])('a last newline %s', (_, last, yours, generated, result) => {
        expect(mergeText({ last, yours, generated }, 'text')).toEqual({ text: result, conflicts: 0 });
    });
});

test('large files of many equal lines merge in well under a second', () => {
    const classes = (tweak: (number: number) => string): string =>
        Array.from({ length: 2000 }, (_, number) => {
            const fields = Array.from({ length: 8 }, (_, field) => `    field_${field} = 1\n`).join('');
            return `class Model${number}:\n${fields}${tweak(number)}\n\n`;
        }).join('');
    const start = performance.now();
    const { text, conflicts } = mergeText(
        {
            last: classes(() => ''),
            yours: classes(number => (number % 100 === 1 ? '    mine = 1\n' : '')),
            generated: classes(number => (number % 100 === 2 ? '    generated = 1\n' : '')),
        },
        'python',
    );
    expect(conflicts).toBe(0);
    expect(text.match(/mine|generated/g)).toHaveLength(40);
    // Without shared lines to hold on to it takes minutes, so that a slow machine does not matter.
    expect(performance.now() - start).toBeLessThan(5000);
});

describe('an unresolved conflict', () => {
    const conflicted = merged('a.txt', 'a\n', 'b\n', 'c\n').text;
    test('is found by its markers', () => expect(unresolvedConflicts(`x\n${conflicted}`, 'x\n')).toEqual([2]));
    test('of version control is one too', () =>
        expect(unresolvedConflicts('<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n', '')).toEqual([1]));
    test('is none where the generator itself writes it', () =>
        expect(unresolvedConflicts(conflicted, conflicted)).toEqual([]));
    test('needs all of its markers', () =>
        expect(unresolvedConflicts('Title\n=======\n<<<<<<< yours\n', '')).toEqual([]));
});

describe('for any texts', () => {
    const line = fc.constantFrom(
        '',
        'a',
        'b',
        'c',
        '    x = 1',
        '    y = 2',
        'class A:',
        'class B:',
        'import a',
        'from a import b',
        ')',
        '}',
        '"""',
    );
    const text = fc.array(line, { maxLength: 14 }).map(lines => lines.map(each => `${each}\n`).join(''));
    const syntax = fc.constantFrom('python', 'lines', 'text');
    const count = (lines: readonly string[], wanted: string): number => lines.filter(each => each === wanted).length;

    test('one side without edits yields the other', () =>
        fc.assert(
            fc.property(text, text, syntax, (last, changed, kind) => {
                expect(mergeText({ last, yours: changed, generated: last }, kind).text).toBe(changed);
                expect(mergeText({ last, yours: last, generated: changed }, kind).text).toBe(changed);
                expect(mergeText({ last, yours: changed, generated: changed }, kind).text).toBe(changed);
            }),
            { numRuns: 2000 },
        ));

    test('changes lead from one text to the other, and no two of them touch', () =>
        fc.assert(
            fc.property(fc.array(line, { maxLength: 14 }), fc.array(line, { maxLength: 14 }), (before, after) => {
                const rebuilt: string[] = [];
                let at = -1;
                for (const { start, end, content } of lineChanges(before, after)) {
                    expect(start).toBeGreaterThan(at);
                    rebuilt.push(...before.slice(Math.max(at, 0), start), ...content);
                    at = end;
                }
                expect([...rebuilt, ...before.slice(Math.max(at, 0))]).toEqual(after);
            }),
            { numRuns: 3000 },
        ));

    test('no line that a person added is lost', () =>
        fc.assert(
            fc.property(
                text,
                fc.array(fc.tuple(fc.nat(20), fc.nat(2)), { maxLength: 5 }),
                text,
                syntax,
                (last, edits, generated, kind) => {
                    const lines = [...splitLines(last).lines];
                    const added: string[] = [];
                    for (const [index, [at, deleted]] of edits.entries()) {
                        const mine = `mine_${index} = ${at}`;
                        lines.splice(at, deleted, mine);
                    }
                    for (const each of lines) if (each.startsWith('mine_')) added.push(each);
                    const yours = lines.map(each => `${each}\n`).join('');
                    const result = splitLines(mergeText({ last, yours, generated }, kind).text).lines;
                    for (const mine of added) expect(count(result, mine)).toBe(1);
                },
            ),
            { numRuns: 3000 },
        ));

    test('edits at a distance are both there, and no conflict', () =>
        fc.assert(
            fc.property(
                fc.integer({ min: 6, max: 40 }),
                fc.array(fc.constantFrom('none', 'yours', 'generated'), { minLength: 40, maxLength: 40 }),
                fc.array(fc.constantFrom('change', 'insert', 'delete'), { minLength: 40, maxLength: 40 }),
                syntax,
                (length, who, what, kind) => {
                    const last = Array.from({ length }, (_, index) => `line_${index} = 0`);
                    const version = (side: string): string[] =>
                        last.flatMap((each, index) => {
                            // Every third line may change, so that a line stands between two edits.
                            if (index % 3 !== 0 || who[index] !== side) return [each];
                            if (what[index] === 'delete') return [];
                            return what[index] === 'insert' ? [each, `${side}_${index} = 1`] : [`${side}_${index} = 2`];
                        });
                    const join = (lines: readonly string[]): string => lines.map(each => `${each}\n`).join('');
                    const expected = last.flatMap((each, index) => {
                        const side = who[index];
                        if (index % 3 !== 0 || side === 'none') return [each];
                        if (what[index] === 'delete') return [];
                        return what[index] === 'insert' ? [each, `${side}_${index} = 1`] : [`${side}_${index} = 2`];
                    });
                    expect(
                        mergeText(
                            { last: join(last), yours: join(version('yours')), generated: join(version('generated')) },
                            kind,
                        ),
                    ).toEqual({ text: join(expected), conflicts: 0 });
                },
            ),
            { numRuns: 1000 },
        ));

    test('the outcome keeps the line ends of the file that stands', () =>
        fc.assert(
            fc.property(text, text, text, syntax, (last, yours, generated, kind) => {
                const plain = mergeText({ last, yours, generated }, kind).text;
                const windows = mergeText({ last, yours: yours.replaceAll('\n', '\r\n'), generated }, kind).text;
                if (yours.includes('\n')) expect(windows).toBe(plain.replaceAll('\n', '\r\n'));
            }),
        ));
});
