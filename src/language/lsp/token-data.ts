/**
 * Semantic tokens as LSP writes them: five numbers each, the first two of which count from the token before. So those of a
 * declaration stay what they are wherever it stands, but for the first.
 */
import type { SemanticTokensEdit } from 'vscode-languageserver-protocol';

export interface Token {
    readonly line: number;
    readonly character: number;
    readonly length: number;
    readonly type: number;
    readonly modifiers: number;
}

/** The tokens of one declaration, with lines counted from its first. */
export interface TokenRun {
    readonly data: Uint32Array;
    /** Where the last one stands. */
    readonly line: number;
    readonly character: number;
}

export interface PlacedRun {
    readonly firstLine: number;
    readonly run: TokenRun;
}

/** Both inclusive. */
export interface Lines {
    readonly first: number;
    readonly last: number;
}

const NUMBERS = 5;

export function encoded(tokens: readonly Token[]): TokenRun {
    const data = new Uint32Array(tokens.length * NUMBERS);
    let before = { line: 0, character: 0 };
    for (const [index, token] of tokens.entries()) {
        const { line, character, length, type, modifiers } = token;
        const isSameLine = line === before.line;
        const lineDelta = line - before.line;
        data.set(
            [lineDelta, isSameLine ? character - before.character : character, length, type, modifiers],
            index * NUMBERS,
        );
        before = token;
    }
    return { data, line: before.line, character: before.character };
}

/** Of runs in the order of the text; only those on `lines`, if these are given. */
export function joined(placed: readonly PlacedRun[], lines?: Lines): Uint32Array {
    const cut = lines ? placed.flatMap(run => cutTo(run, lines)) : placed;
    const runs = cut.filter(({ run }) => run.data.length > 0);
    const all = new Uint32Array(runs.reduce((length, { run }) => length + run.data.length, 0));
    let at = 0;
    let before = { line: 0, character: 0 };
    for (const { firstLine, run } of runs) {
        const { data } = run;
        all.set(data, at);
        const [line = 0, character = 0] = data;
        const lineDelta = firstLine + line - before.line;
        all[at] = lineDelta;
        all[at + 1] = lineDelta === 0 ? character - before.character : character;
        before = { line: firstLine + run.line, character: run.character };
        at += data.length;
    }
    return all;
}

function cutTo(placed: PlacedRun, { first, last }: Lines): PlacedRun[] {
    const { firstLine, run } = placed;
    if (firstLine >= first && firstLine + run.line <= last) return [placed];
    const shown = decoded(run).filter(({ line }) => first <= firstLine + line && firstLine + line <= last);
    return [{ firstLine, run: encoded(shown) }];
}

function decoded({ data }: TokenRun): Token[] {
    const tokens: Token[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += NUMBERS) {
        const [lineDelta, characterDelta, length, type, modifiers] = data.subarray(at, at + NUMBERS) as unknown as [
            number,
            number,
            number,
            number,
            number,
        ];
        line += lineDelta;
        character = lineDelta === 0 ? character + characterDelta : characterDelta;
        tokens.push({ line, character, length, type, modifiers });
    }
    return tokens;
}

/** One change of all between what is the same at both ends. */
export function editsBetween(before: Uint32Array, after: Uint32Array): SemanticTokensEdit[] {
    const shorter = Math.min(before.length, after.length);
    let front = 0;
    while (front < shorter && before[front] === after[front]) front++;
    if (front === before.length && front === after.length) return [];
    let back = 0;
    while (back < shorter - front && before[before.length - 1 - back] === after[after.length - 1 - back]) back++;
    return [
        {
            start: front,
            deleteCount: before.length - back - front,
            data: [...after.subarray(front, after.length - back)],
        },
    ];
}
