/** Documents and what people do to them, made up by fast-check: anything that an editor may send. */
import fc from 'fast-check';
import { schemaOf } from './long-schema.js';
import { exampleFiles } from './parsing.js';

export interface Editing {
    readonly text: string;
    readonly steps: readonly Step[];
}

/** Changes that arrive together, keys that arrive one by one, or how many versions to go back. */
type Step = readonly Change[] | { readonly typed: Change } | { readonly undo: number };

/** `at` and `remove` are taken modulo what there is; with `near`, `at` counts its occurrences in the text. */
export interface Change {
    readonly at: number;
    readonly near: string;
    readonly remove: number;
    readonly insert: string;
}

/** Each version of the text after the first. */
export function* versionsOf({ text, steps }: Editing): Generator<string, void> {
    const versions = [text];
    for (const step of steps) {
        for (const version of versionsAfter(versions, step)) {
            versions.push(version);
            yield version;
        }
    }
}

function versionsAfter(versions: readonly string[], step: Step): string[] {
    const current = versions.at(-1) as string;
    if ('undo' in step) return [versions[Math.max(0, versions.length - 1 - step.undo)] as string];
    return 'typed' in step ? keyed(current, step.typed) : [step.reduce(applyChange, current)];
}

/** Each version of the text while somebody takes characters out, and then puts others in their place. */
function keyed(text: string, change: Change): string[] {
    const start = placeOf(text, change);
    const end = Math.min(start + change.remove, text.length);
    const erased = Array.from({ length: end - start }, (_, count) => text.slice(0, end - count - 1) + text.slice(end));
    const typed = Array.from(
        { length: change.insert.length },
        (_, count) => text.slice(0, start) + change.insert.slice(0, count + 1) + text.slice(end),
    );
    return [...erased, ...typed];
}

export function applyChange(text: string, change: Change): string {
    const start = placeOf(text, change);
    return text.slice(0, start) + change.insert + text.slice(start + change.remove);
}

const placeOf = (text: string, { at, near }: Change): number =>
    near === '' ? at % (text.length + 1) : occurrence(text, near, at);

/** The place of one of the occurrences of `part`, or the end of the text where there is none. */
function occurrence(text: string, part: string, number: number): number {
    const places: number[] = [];
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
    return places[number % Math.max(1, places.length)] ?? text.length;
}

const examples = exampleFiles().map(({ text }) => text);

/** Some lines of an example: seldom a whole declaration. */
const excerpt = fc
    .record({ file: fc.constantFrom(...examples), from: fc.nat(400), count: fc.integer({ min: 1, max: 8 }) })
    .map(({ file, from, count }) => {
        const lines = file.split('\n');
        const start = from % lines.length;
        return `${lines.slice(start, start + count).join('\n')}\n`;
    });

/** Whole declarations, as they follow each other at the margin of an example. */
const declarations = fc
    .record({ file: fc.constantFrom(...examples), from: fc.nat(40), count: fc.integer({ min: 1, max: 2 }) })
    .map(({ file, from, count }) => {
        const parts = file.split(/(?<=^[^ \t\n].*\n)(?=\n)/m);
        const start = from % parts.length;
        return parts
            .slice(start, start + count)
            .join('')
            .slice(0, 800);
    });

const schema = fc.integer({ min: 1, max: 2 }).map(schemaOf);

const snippets = [
    ...['{', '}', '"', '`', '/*', '*/', '//', '\n', '\r\n', '\r', '\t', ' ', '  ', ':', '->', '--', '.', ',', '='],
    ...['(', ')', '[', ']', '-', '?', '*', '/', '\\', '😀', '\ud83d', '\ude00', 'é', '\u2028', '\ufeff', '#', '@', ''],
    ...[
        'x',
        '1',
        '1h',
        '1.',
        'e',
        '_',
        'not',
        'by',
        'html',
        'where',
        'and',
        'annotate',
        'model',
        'app',
        'graph',
        'node',
    ],
    ...[
        '\n  model New {\n    name: Char(40)\n  }\n',
        '\n    extra: Text?\n',
        'app other {\n}\n',
        'graph g { a -- b -> c }\n',
    ],
    ...[
        'name: Char\n',
        '/* a\n b */',
        '// c\n',
        '"open',
        '`open',
        '}\n}\n',
        '{\n{\n',
        'model {',
        'A { x: B',
        'workspace {\n',
    ],
    ...['queryset q = filter(a--b).annotate\n(n = count(x))', 'allow read where a--b\n', 'x\n:', 'fields *\n', '\\"'],
];

export const change: fc.Arbitrary<Change> = fc.record({
    at: fc.nat(5000),
    near: fc.constantFrom('', '', '', '{', '}', '"', '\n', ':', '/', '(', '*/', ' ', '`', '\r'),
    remove: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(12), fc.nat(200)),
    insert: fc.oneof(fc.constant(''), fc.constantFrom(...snippets), fc.string({ maxLength: 4 }), excerpt),
});

/** What somebody types, with what an editor puts in for it. */
const typed: fc.Arbitrary<Change> = fc.record({
    at: fc.nat(5000),
    near: fc.constantFrom('\n', '\n', ':', ' ', '(', ')', '{', '}', ',', '"', ''),
    remove: fc.nat(4),
    insert: fc.oneof(
        fc.constantFrom('\n    x', '  n: Char', '/* ', '*/', '// ', '"a"', ' {', '}', '->', '--', ':', '.b', '\r\n'),
        fc.constantFrom('ordering', 'unique a, b', 'allow read', 'é', '\ud83d\ude00', ' where a--1', '(n', '?'),
        fc.constantFrom(...snippets.filter(snippet => snippet.length <= 12)),
    ),
});

const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(change) },
    { weight: 3, arbitrary: fc.record({ typed }) },
    { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.record({ undo: fc.integer({ min: 1, max: 3 }) }) },
);

export const editing: fc.Arbitrary<Editing> = fc
    .record({
        text: fc.oneof(declarations, schema, excerpt),
        lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
        steps: fc.array(step, { minLength: 1, maxLength: 8 }),
    })
    .map(({ text, lineEnd, steps }) => ({ text: text.replaceAll('\n', lineEnd), steps }));
