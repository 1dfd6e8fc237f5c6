/** A text as the parser reads it: piece by piece. A string is one. */
export interface SourceText {
    readonly length: number;
    slice(start: number, end?: number): string;
    charAt(offset: number): string;
    charCodeAt(offset: number): number;
    indexOf(part: string, from?: number): number;
    toString(): string;
}

/** In UTF-16 units: a chunk that an edit leaves longer is cut, and one that it leaves shorter is joined with the next one. */
const LONGEST = 1 << 15;
const SHORTEST = 1 << 11;

/** A text that never changes, in chunks that it shares with what edits make of it: so an edit copies one of them, not all. */
export class ChunkedText implements SourceText {
    readonly chunks: readonly string[];
    readonly length: number;
    private readonly starts: readonly number[];
    private whole: string | undefined;
    /** The chunk that was read last: mostly the next one is it. */
    private last = 0;

    private constructor(chunks: readonly string[], whole?: string) {
        this.chunks = chunks;
        this.whole = whole;
        let length = 0;
        this.starts = chunks.map(chunk => {
            length += chunk.length;
            return length - chunk.length;
        });
        this.length = length;
    }

    static of(text: string): ChunkedText {
        return new ChunkedText(cut(text), text);
    }

    /** The text with `inserted` in the place of what stands from `start` to `end`. */
    replace(start: number, end: number, inserted: string): ChunkedText {
        const first = this.chunkAt(start);
        let last = this.chunkAt(end);
        const before = this.chunk(first).slice(0, start - this.startOf(first));
        let made = before + inserted + this.chunk(last).slice(end - this.startOf(last));
        while (made.length < SHORTEST && last + 1 < this.chunks.length) made += this.chunk(++last);
        return new ChunkedText([...this.chunks.slice(0, first), ...cut(made), ...this.chunks.slice(last + 1)]);
    }

    slice(start: number, end = this.length): string {
        const last = this.chunkAt(end);
        const first = this.chunkAt(start);
        const [from, to] = [start - this.startOf(first), end - this.startOf(last)];
        if (first === last) return this.chunk(first).slice(from, to);
        if (start >= end) return '';
        const inner = this.chunks.slice(first + 1, last);
        return [this.chunk(first).slice(from), ...inner, this.chunk(last).slice(0, to)].join('');
    }

    charAt(offset: number): string {
        const chunk = this.chunkAt(offset);
        return this.chunk(chunk).charAt(offset - this.startOf(chunk));
    }

    charCodeAt(offset: number): number {
        const chunk = this.chunkAt(offset);
        return this.chunk(chunk).charCodeAt(offset - this.startOf(chunk));
    }

    indexOf(part: string, from = 0): number {
        return this.toString().indexOf(part, from);
    }

    toString(): string {
        this.whole ??= this.chunks.join('');
        return this.whole;
    }

    /** The one that holds a place, or the last one for the end of the text. */
    private chunkAt(offset: number): number {
        if (this.holds(this.last, offset)) return this.last;
        let low = 0;
        let high = Math.max(0, this.chunks.length - 1);
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.startOf(middle) <= offset) low = middle;
            else high = middle - 1;
        }
        this.last = low;
        return low;
    }

    private holds(chunk: number, offset: number): boolean {
        const start = this.startOf(chunk);
        return offset >= start && offset < start + this.chunk(chunk).length;
    }

    private startOf(chunk: number): number {
        return this.starts[chunk] ?? 0;
    }

    private chunk(index: number): string {
        return this.chunks[index] ?? '';
    }
}

function cut(text: string): string[] {
    const count = Math.ceil(text.length / LONGEST);
    const length = Math.ceil(text.length / Math.max(1, count));
    return Array.from({ length: count }, (_, index) => text.slice(index * length, (index + 1) * length));
}

/** Whether two texts are the same, also where they are not in the same chunks. */
export function isSameText(one: SourceText, other: SourceText): boolean {
    if (one === other) return true;
    if (one.length !== other.length) return false;
    const [front] = sharedLength(one, other);
    for (let at = front; at < one.length; at += SHORTEST) {
        if (one.slice(at, at + SHORTEST) !== other.slice(at, at + SHORTEST)) return false;
    }
    return true;
}

/** How much at the start and at the end of two texts is the same at least, since it is in chunks that both have. */
export function sharedLength(one: SourceText, other: SourceText): readonly [front: number, back: number] {
    if (!(one instanceof ChunkedText && other instanceof ChunkedText)) return [0, 0];
    const most = Math.min(one.chunks.length, other.chunks.length);
    let [first, front, back] = [0, 0, 0];
    for (; first < most && one.chunks[first] === other.chunks[first]; first++) front += one.chunks[first]?.length ?? 0;
    for (let last = 1; last <= most - first; last++) {
        const chunk = one.chunks.at(-last);
        if (chunk !== other.chunks.at(-last)) break;
        back += chunk?.length ?? 0;
    }
    return [front, back];
}
