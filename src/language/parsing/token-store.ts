import type { IToken } from 'chevrotain';

/** Chevrotain counts the types of all grammars of a process, so that their numbers have no small bound. */
const FIRST_ON_LINE = 0x4000_0000;

/**
 * Where tokens are and of which types, in the order of the text: twelve bytes for each, and moved as a block where an edit moves
 * the text behind it.
 */
export class TokenStore {
    private count = 0;
    private starts = new Int32Array(0);
    private lengths = new Int32Array(0);
    /** Chevrotain's numbers of types, and a flag. */
    private types = new Int32Array(0);

    get length(): number {
        return this.count;
    }

    start(index: number): number {
        return this.starts[index] as number;
    }

    end(index: number): number {
        return (this.starts[index] as number) + (this.lengths[index] as number);
    }

    type(index: number): number {
        return (this.types[index] as number) & ~FIRST_ON_LINE;
    }

    /** Whether no other token stands before this one on its line. */
    startsLine(index: number): boolean {
        return (this.types[index] as number) >= FIRST_ON_LINE;
    }

    /** How many start before `offset`. */
    countBefore(offset: number): number {
        let low = 0;
        let high = this.count;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.starts[middle] as number) < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /**
     * Puts `tokens`, which were lexed from what stands at `offset`, a line's start, in the place of those from index `from` to
     * `to`, and moves those behind by `shift` in the text.
     */
    replace(from: number, to: number, tokens: readonly IToken[], offset: number, shift: number): void {
        const old = this.count;
        const grown = tokens.length - (to - from);
        this.reserve(old + grown);
        if (grown !== 0) {
            for (const array of [this.starts, this.lengths, this.types]) array.copyWithin(to + grown, to, old);
        }
        this.count = old + grown;
        const { starts, lengths, types, count } = this;
        if (shift !== 0) for (let index = to + grown; index < count; index++) (starts[index] as number) += shift;
        let line: number | undefined;
        for (const [index, token] of tokens.entries()) {
            starts[from + index] = offset + token.startOffset;
            lengths[from + index] = token.image.length;
            types[from + index] = token.tokenTypeIdx | (token.startLine === line ? 0 : FIRST_ON_LINE);
            line = token.endLine;
        }
    }

    private reserve(count: number): void {
        if (count <= this.starts.length) return;
        const capacity = count + (count >> 4) + 16;
        const grown = (from: Int32Array) => {
            const to = new Int32Array(capacity);
            to.set(from.subarray(0, this.count));
            return to;
        };
        this.starts = grown(this.starts);
        this.lengths = grown(this.lengths);
        this.types = grown(this.types);
    }
}
