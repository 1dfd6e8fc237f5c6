/**
 * Which `{` belongs to which `}`.
 *
 * Where the braces of a file balance, they alone decide. Where they don't, as in most files that somebody is typing in,
 * indentation is the judge: a block ends before the first line that is not indented deeper than the line that opened it,
 * and a `}` at the start of a line closes the block whose first line starts in the same column.
 */
import type { IToken } from 'chevrotain';

export interface BlockStructure {
    /** By the index of a `{`: the index of its `}`, or of the first token after the block where that is missing. */
    end(open: number): number;
    isClosed(open: number): boolean;
    /** Whether the `}` at this index closes nothing that was opened. */
    isStray(index: number): boolean;
    /** No block is left open and no `}` left over. */
    readonly balanced: boolean;
}

interface OpenBlock {
    readonly open: number;
    readonly line: number;
    /** Of the first token on the line of the `{`. */
    readonly column: number;
    /** Of the lines in the block. */
    itemColumn?: number;
}

/** Whether no other token stands before this one on its line. */
export function startsLine(tokens: readonly IToken[], index: number): boolean {
    return index === 0 || tokens[index]?.startLine !== tokens[index - 1]?.endLine;
}

export function findBlocks(tokens: readonly IToken[]): BlockStructure {
    return matchBraces(tokens) ?? judgeByIndentation(tokens);
}

function matchBraces(tokens: readonly IToken[]): BlockStructure | undefined {
    const ends = new Map<number, number>();
    const stack: number[] = [];
    for (let index = 0; index < tokens.length; index++) {
        const image = (tokens[index] as IToken).image;
        if (image.length !== 1) continue;
        if (image === '{') stack.push(index);
        else if (image === '}') {
            const open = stack.pop();
            if (open === undefined) return undefined;
            ends.set(open, index);
        }
    }
    if (stack.length > 0) return undefined;
    return {
        balanced: true,
        end: open => ends.get(open) ?? tokens.length,
        isClosed: () => true,
        isStray: () => false,
    };
}

function judgeByIndentation(tokens: readonly IToken[]): BlockStructure {
    const ends = new Map<number, number>();
    const unclosed = new Set<number>();
    const strays = new Set<number>();
    const stack: OpenBlock[] = [];
    const topColumn: { itemColumn?: number } = {};
    let lineColumn = 1;

    const leaveOpen = (before: number) => {
        const block = stack.pop() as OpenBlock;
        ends.set(block.open, before);
        unclosed.add(block.open);
    };
    const close = (index: number) => {
        const block = stack.pop() as OpenBlock;
        ends.set(block.open, index);
    };

    for (let index = 0; index < tokens.length; index++) {
        const token = tokens[index] as IToken;
        const first = startsLine(tokens, index);
        if (first) lineColumn = token.startColumn as number;

        if (token.image === '}') {
            if (!first) {
                if (closesOnItsLine(tokens, index, stack.at(-1))) close(index);
                else strays.add(index);
                continue;
            }
            const opener = stack.findLastIndex(block => block.column === lineColumn);
            if (opener >= 0) {
                while (stack.length > opener + 1) leaveOpen(index);
                close(index);
            } else if (stack.length === 0 || (stack.at(-1)?.itemColumn ?? Number.POSITIVE_INFINITY) <= lineColumn) {
                strays.add(index);
            } else {
                close(index);
            }
            continue;
        }
        if (first) {
            while (stack.length > 0 && lineColumn <= (stack.at(-1) as OpenBlock).column && isWord(token))
                leaveOpen(index);
            const block = stack.at(-1) ?? topColumn;
            block.itemColumn ??= lineColumn;
        }
        if (token.image === '{') stack.push({ open: index, line: token.startLine as number, column: lineColumn });
    }
    while (stack.length > 0) leaveOpen(tokens.length);

    return {
        balanced: false,
        end: open => ends.get(open) ?? tokens.length,
        isClosed: open => ends.has(open) && !unclosed.has(open),
        isStray: index => strays.has(index),
    };
}

const isWord = (token: IToken) => /^\w/.test(token.image);

/**
 * Whether a `}` at the end of a line closes `block`. One that was opened on the same line it does; one from a line above
 * only if that block goes on neither in the next line nor to a `}` of its own.
 */
function closesOnItsLine(tokens: readonly IToken[], index: number, block: OpenBlock | undefined): boolean {
    if (!block) return false;
    if (block.line === tokens[index]?.startLine) return true;
    let next = index + 1;
    while (next < tokens.length && !startsLine(tokens, next)) next++;
    const following = tokens[next];
    if (!following) return true;
    const column = following.startColumn as number;
    return !(column > block.column || (following.image === '}' && column === block.column));
}
