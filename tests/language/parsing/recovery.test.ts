import { describe, expect, test } from 'vitest';
import {
    type Declaration,
    declarationsOf,
    type Example,
    exampleFiles,
    parse,
    tokensOf,
} from '../../support/parsing.js';

/** How often an edit left every other declaration as it was, and what it did to them when it did not. */
interface Tally {
    intact: number;
    all: number;
    readonly lost: string[];
}

type Edit = 'token' | 'line';

const tallies: Record<Edit, Map<string, Tally>> = { token: new Map(), line: new Map() };
const files = exampleFiles();

/**
 * All but what nobody could tell: without `asia`, the label of `europe  asia "Asia"` goes to Europe, and `request.` takes
 * the word behind it on the same line.
 */
const floors: Readonly<Record<string, number>> = { Enum: 0.94, Routes: 0.99 };

/** PARSING's kinds: a graph of model data is one with `nodes` or `edges`. */
function kindOf(declaration: Declaration, text: string): string {
    const { kind, region } = declaration;
    if (kind !== 'GraphDeclaration') return kind.replace('Declaration', '');
    const own = text.slice(region.offset, region.end - 1);
    return /^\s*(nodes|edges) /m.test(own) ? 'data graph' : 'Graph';
}

/** The declarations that the text between two offsets is part of, and not only of their blocks. */
function touched(declarations: readonly Declaration[], text: string, from: number, to: number): Set<Declaration> {
    const found = new Set<Declaration>();
    for (const token of tokensOf(text)) {
        if (token.startOffset >= to || token.startOffset + token.image.length <= from) continue;
        const around = declarations.filter(
            ({ region }) => region.offset <= token.startOffset && token.startOffset < region.end,
        );
        const innermost = around.at(-1);
        if (innermost) found.add(innermost);
    }
    return found;
}

function check(edit: Edit, { name, text }: Example, from: number, to: number): void {
    const declarations = declarationsOf(parse(text));
    const edited = touched(declarations, text, from, to);
    const first = [...edited].at(0);
    if (!first) return;
    const left = new Map<string, number>();
    for (const { print } of declarationsOf(parse(text.slice(0, from) + text.slice(to)))) {
        left.set(print, (left.get(print) ?? 0) + 1);
    }
    const lost: Declaration[] = [];
    for (const declaration of declarations) {
        if (edited.has(declaration)) continue;
        const count = left.get(declaration.print) ?? 0;
        if (count === 0) lost.push(declaration);
        else left.set(declaration.print, count - 1);
    }
    const kind = kindOf(first, text);
    let tally = tallies[edit].get(kind);
    if (!tally) {
        tally = { intact: 0, all: 0, lost: [] };
        tallies[edit].set(kind, tally);
    }
    tally.all++;
    if (lost.length === 0) tally.intact++;
    else {
        const line = text.slice(0, from).split('\n').length;
        tally.lost.push(
            `${name}:${line} without ${JSON.stringify(text.slice(from, to))}: ${lost.length} lost, first ${lost[0]?.print.slice(0, 120)}`,
        );
    }
}

describe('a wrong declaration leaves all others as they are', () => {
    test.each(files)('without any one token: $name', example => {
        for (const token of tokensOf(example.text)) {
            check('token', example, token.startOffset, token.startOffset + token.image.length);
        }
    });

    test.each(files)('with any one line cut in half: $name', example => {
        let offset = 0;
        for (const line of example.text.split('\n')) {
            const indent = line.length - line.trimStart().length;
            const middle = offset + indent + Math.ceil((line.length - indent) / 2);
            if (line.trim() !== '' && !line.trimStart().startsWith('/'))
                check('line', example, middle, offset + line.length);
            offset += line.length + 1;
        }
    });

    test.each(files)('without any one brace: $name', example => {
        const before = tallies.token;
        tallies.token = new Map();
        for (const { image, startOffset } of tokensOf(example.text)) {
            if (image === '{' || image === '}') check('token', example, startOffset, startOffset + 1);
        }
        expect([...tallies.token.values()].flatMap(tally => tally.lost)).toEqual([]);
        tallies.token = before;
    });

    test('as often as ever', () => {
        const rows = [...tallies.token.keys()].sort().map(kind => ({
            kind,
            'without a token': percent(tallies.token.get(kind)),
            'half a line': percent(tallies.line.get(kind)),
        }));
        console.table(rows);
        for (const edit of ['token', 'line'] as const) {
            for (const [kind, { intact, all, lost }] of tallies[edit]) {
                expect
                    .soft(intact / all, `${edit}, ${kind}:\n${lost.join('\n')}`)
                    .toBeGreaterThanOrEqual(floors[kind] ?? 1);
            }
        }
    });
});

const percent = (tally: Tally | undefined) =>
    tally ? `${((100 * tally.intact) / tally.all).toFixed(1)} % of ${tally.all}` : '';
