/**
 * Which `{` belongs to which `}`.
 *
 * Where the braces of a file balance, they alone decide. Where they don't, as in most files that somebody is typing in,
 * indentation is the judge: a block ends before the first line that is not indented deeper than the line that opened it,
 * and a `}` at the start of a line closes the block whose first line starts in the same column.
 */

/** A row of tokens, as far as the cut into blocks depends on them. */
export interface TokenRow {
    readonly length: number;
    image(index: number): string;
    isOpen(index: number): boolean;
    isClose(index: number): boolean;
    /** The first brace from `from` on, or the first token that starts a line if those count too; where there is none, the length. */
    findBrace(from: number, orLine: boolean): number;
    /** Whether it is made of letters, digits and `_`. */
    isWord(index: number): boolean;
    /** Whether no other token stands before this one on its line. */
    startsLine(index: number): boolean;
    line(index: number): number;
    /** One-based. */
    column(index: number): number;
}

export interface BlockStructure {
    /** By the index of a `{`: the index of its `}`, or of the first token after the block where that is missing. */
    end(open: number): number;
    isClosed(open: number): boolean;
    /** Whether the `}` at this index closes nothing that was opened. */
    isStray(index: number): boolean;
    /** No block is left open and no `}` left over. */
    readonly balanced: boolean;
    /** The same after tokens before index `behind` have become more, or less, which did not change where blocks end. */
    moved(behind: number, by: number): BlockStructure;
}

interface OpenBlock {
    /** Which one, in the order of their opening. */
    readonly block: number;
    readonly line: number;
    /** Of the first token on the line of the `{`. */
    readonly column: number;
    /** Of the lines in the block. */
    itemColumn?: number;
}

export function findBlocks(tokens: TokenRow): BlockStructure {
    return matchBraces(tokens, 0, tokens.length) ?? judgeByIndentation(tokens);
}

/** Blocks in the order in which they are opened. */
class Blocks implements BlockStructure {
    readonly balanced: boolean;
    private readonly opens: number[] = [];
    private readonly ends: number[] = [];
    private readonly unclosed = new Set<number>();
    private readonly strays = new Set<number>();

    constructor(balanced: boolean) {
        this.balanced = balanced;
    }

    /** Opens one, and says which: from the first token on. */
    open(index: number): number {
        this.ends.push(index);
        return this.opens.push(index) - 1;
    }

    close(block: number, index: number): void {
        this.ends[block] = index;
    }

    leaveOpen(block: number, before: number): void {
        this.ends[block] = before;
        this.unclosed.add(this.opens[block] as number);
    }

    addStray(index: number): void {
        this.strays.add(index);
    }

    end(open: number): number {
        let low = 0;
        let high = this.opens.length - 1;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.opens[middle] as number) < open) low = middle + 1;
            else high = middle;
        }
        return this.ends[low] as number;
    }

    isClosed(open: number): boolean {
        return !this.unclosed.has(open);
    }

    isStray(index: number): boolean {
        return this.strays.has(index);
    }

    moved(behind: number, by: number): BlockStructure {
        if (by === 0) return this;
        const moved = new Blocks(this.balanced);
        const move = (index: number) => (index < behind ? index : index + by);
        for (const [block, open] of this.opens.entries()) {
            moved.open(move(open));
            moved.close(block, move(this.ends[block] as number));
        }
        for (const open of this.unclosed) moved.unclosed.add(move(open));
        for (const stray of this.strays) moved.strays.add(move(stray));
        return moved;
    }
}

/** Where all braces balance, the tokens say which of them belong together: so they are asked when somebody wants to know. */
export class BalancedBlocks implements BlockStructure {
    readonly balanced = true;
    private readonly tokens: TokenRow;
    private matched: BlockStructure | undefined = undefined;

    constructor(tokens: TokenRow) {
        this.tokens = tokens;
    }

    end(open: number): number {
        this.matched ??= matchBraces(this.tokens, 0, this.tokens.length);
        if (!this.matched) throw new Error('The braces of these tokens are said to balance.');
        return this.matched.end(open);
    }

    isClosed(): boolean {
        return true;
    }

    isStray(): boolean {
        return false;
    }

    moved(): BlockStructure {
        return new BalancedBlocks(this.tokens);
    }
}

/** The blocks in a part of the tokens, if the braces in it balance. */
export function matchBraces(tokens: TokenRow, from: number, to: number): BlockStructure | undefined {
    const blocks = new Blocks(true);
    const stack: number[] = [];
    for (let index = tokens.findBrace(from, false); index < to; index = tokens.findBrace(index + 1, false)) {
        if (tokens.isOpen(index)) {
            stack.push(blocks.open(index));
            continue;
        }
        const block = stack.pop();
        if (block === undefined) return undefined;
        blocks.close(block, index);
    }
    return stack.length > 0 ? undefined : blocks;
}

function judgeByIndentation(tokens: TokenRow): BlockStructure {
    const blocks = new Blocks(false);
    const stack: OpenBlock[] = [];
    const topColumn: { itemColumn?: number } = {};
    let lineColumn = 1;

    const leaveOpen = (before: number) => blocks.leaveOpen((stack.pop() as OpenBlock).block, before);
    const close = (index: number) => blocks.close((stack.pop() as OpenBlock).block, index);

    for (let index = tokens.findBrace(0, true); index < tokens.length; index = tokens.findBrace(index + 1, true)) {
        const first = tokens.startsLine(index);
        if (first) lineColumn = tokens.column(index);

        if (tokens.isClose(index)) {
            if (!first) {
                if (closesOnItsLine(tokens, index, stack.at(-1))) close(index);
                else blocks.addStray(index);
                continue;
            }
            const opener = stack.findLastIndex(block => block.column === lineColumn);
            if (opener >= 0) {
                while (stack.length > opener + 1) leaveOpen(index);
                close(index);
            } else if (stack.length === 0 || (stack.at(-1)?.itemColumn ?? Number.POSITIVE_INFINITY) <= lineColumn) {
                blocks.addStray(index);
            } else {
                close(index);
            }
            continue;
        }
        if (first) {
            while (stack.length > 0 && lineColumn <= (stack.at(-1) as OpenBlock).column && tokens.isWord(index))
                leaveOpen(index);
            const block = stack.at(-1) ?? topColumn;
            block.itemColumn ??= lineColumn;
        }
        if (tokens.isOpen(index)) {
            stack.push({ block: blocks.open(index), line: tokens.line(index), column: lineColumn });
        }
    }
    while (stack.length > 0) leaveOpen(tokens.length);
    return blocks;
}

/**
 * Whether a `}` at the end of a line closes `block`. One that was opened on the same line it does; one from a line above
 * only if that block goes on neither in the next line nor to a `}` of its own.
 */
function closesOnItsLine(tokens: TokenRow, index: number, block: OpenBlock | undefined): boolean {
    if (!block) return false;
    if (block.line === tokens.line(index)) return true;
    let next = index + 1;
    while (next < tokens.length && !tokens.startsLine(next)) next++;
    if (next >= tokens.length) return true;
    const column = tokens.column(next);
    return !(column > block.column || (tokens.isClose(next) && column === block.column));
}
