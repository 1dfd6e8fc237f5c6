import { isLineStart, nextLineStart } from './text-change.js';

/** Where the lines of a text start, as the lexer has it. */
export class LineStarts {
    private starts: number[] = [0];
    /** Where the line was that was asked for last: mostly the next one is it, or the one behind it. */
    private last = 0;

    get count(): number {
        return this.starts.length;
    }

    /** Of a line, which counts from zero. */
    start(line: number): number {
        return this.starts[line] as number;
    }

    /** The line that holds `offset`. */
    lineAt(offset: number): number {
        for (const line of [this.last, this.last + 1]) {
            if (!this.holds(line, offset)) continue;
            this.last = line;
            return line;
        }
        this.last = this.countUpTo(offset) - 1;
        return this.last;
    }

    /** Of what stands in `text` from `start` to `newEnd`, where before something ended at `oldEnd`. */
    replace(text: string, start: number, oldEnd: number, newEnd: number): void {
        const made: number[] = [];
        for (let at = start; at < newEnd; ) {
            at = nextLineStart(text, at);
            if (isLineStart(text, at)) made.push(at);
        }
        const from = this.countUpTo(start);
        const to = this.countUpTo(oldEnd);
        const shift = newEnd - oldEnd;
        const behind = this.starts;
        if (made.length !== to - from) {
            this.starts = behind.slice(0, from).concat(made, behind.slice(to));
        } else {
            for (const [index, at] of made.entries()) behind[from + index] = at;
        }
        if (shift === 0) return;
        for (let line = from + made.length; line < this.starts.length; line++) (this.starts[line] as number) += shift;
    }

    private holds(line: number, offset: number): boolean {
        const { starts } = this;
        const isBehindStart = line < starts.length && offset >= (starts[line] as number);
        return isBehindStart && (line + 1 === starts.length || offset < (starts[line + 1] as number));
    }

    private countUpTo(offset: number): number {
        let low = 0;
        let high = this.starts.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.starts[middle] as number) <= offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
