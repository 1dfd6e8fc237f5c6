import type { IToken } from 'chevrotain';
import { GapRows } from './gap-rows.js';

/** Chevrotain counts the types of all grammars of a process, so that their numbers have no small bound. */
const FIRST_ON_LINE = 0x4000_0000;

/** Where tokens are and of which types, in the order of the text: twelve bytes for each. */
export class TokenStore extends GapRows {
    private lengths = new Int32Array(0);
    /** Chevrotain's numbers of types, and a flag. */
    private types = new Int32Array(0);

    start(index: number): number {
        return this.place(index);
    }

    end(index: number): number {
        return this.place(index) + (this.lengths[this.slot(index)] as number);
    }

    type(index: number): number {
        return (this.types[this.slot(index)] as number) & ~FIRST_ON_LINE;
    }

    /** Whether no other token stands before this one on its line. */
    startsLine(index: number): boolean {
        return (this.types[this.slot(index)] as number) >= FIRST_ON_LINE;
    }

    /** From `from` on, the first one that starts a line or is of one of two types; their number if there is none. */
    findNext(from: number, one: number, other: number, linesToo: boolean): number {
        const { types, length } = this;
        for (let index = from; index < length; index++) {
            const type = types[this.slot(index)] as number;
            if (linesToo && type >= FIRST_ON_LINE) return index;
            const plain = type & ~FIRST_ON_LINE;
            if (plain === one || plain === other) return index;
        }
        return length;
    }

    /**
     * Puts `tokens`, which were lexed from what stands at `offset`, a line's start, in the place of those from index `from` to
     * `to`, and moves those behind by `shift` in the text.
     */
    replace(from: number, to: number, tokens: readonly IToken[], offset: number, shift: number): void {
        this.replaceRange(from, to, tokens.length, shift);
        const { lengths, types } = this;
        let line: number | undefined;
        for (const [index, token] of tokens.entries()) {
            this.setPlace(from + index, offset + token.startOffset);
            lengths[from + index] = token.image.length;
            types[from + index] = token.tokenTypeIdx | (token.startLine === line ? 0 : FIRST_ON_LINE);
            line = token.endLine;
        }
    }

    protected get others(): readonly Int32Array[] {
        return [this.lengths, this.types];
    }

    protected resizeOthers(resize: (row: Int32Array) => Int32Array<ArrayBuffer>): void {
        this.lengths = resize(this.lengths);
        this.types = resize(this.types);
    }
}
