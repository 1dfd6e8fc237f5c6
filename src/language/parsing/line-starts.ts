import type { SourceText } from './chunked-text.js';
import { GapRows } from './gap-rows.js';
import { isLineStart, nextLineStart } from './text-change.js';

/** Where the lines of a text start, as the lexer has it. */
export class LineStarts extends GapRows {
    protected readonly others = [];
    /** Where the line was that was asked for last: mostly the next one is it, or the one behind it. */
    private last = 0;

    constructor() {
        super();
        this.replaceRange(0, 0, 1, 0);
        this.setPlace(0, 0);
    }

    /** Of a line, which counts from zero. */
    start(line: number): number {
        return this.place(line);
    }

    /** The line that holds `offset`. */
    lineAt(offset: number): number {
        const { last } = this;
        if (this.holds(last, offset)) return last;
        this.last = this.holds(last + 1, offset) ? last + 1 : this.countBefore(offset + 1) - 1;
        return this.last;
    }

    /** Of what stands in `text` from `start` to `newEnd`, where before something ended at `oldEnd`. */
    replace(text: SourceText, start: number, oldEnd: number, newEnd: number): void {
        const made: number[] = [];
        for (let at = start; at < newEnd; ) {
            at = nextLineStart(text, at);
            if (isLineStart(text, at)) made.push(at);
        }
        const from = this.countBefore(start + 1);
        this.replaceRange(from, this.countBefore(oldEnd + 1), made.length, newEnd - oldEnd);
        for (const [index, at] of made.entries()) this.setPlace(from + index, at);
    }

    protected resizeOthers(): void {}

    private holds(line: number, offset: number): boolean {
        const { length } = this;
        return line < length && offset >= this.place(line) && (line + 1 === length || offset < this.place(line + 1));
    }
}
