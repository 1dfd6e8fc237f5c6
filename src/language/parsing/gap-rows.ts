/**
 * Rows of numbers with a gap where they were changed last: what stands behind it is counted from the text's end, so that a
 * change near the one before it costs as much as what stands between the two.
 */
export abstract class GapRows {
    /** The row that tells places in the text; the others go along. */
    private places = new Int32Array(0);
    /** How many entries there are before the gap and behind it. */
    private front = 0;
    private back = 0;
    /** What has to be added to places behind the gap. */
    private shift = 0;

    get length(): number {
        return this.front + this.back;
    }

    protected abstract readonly others: readonly Int32Array[];

    /** Makes the other rows as long as they are to be, with what they hold at their start and at their end. */
    protected abstract resizeOthers(resize: (row: Int32Array) => Int32Array<ArrayBuffer>): void;

    /** Where an entry is in the rows. */
    protected slot(index: number): number {
        return index < this.front ? index : index + this.places.length - this.front - this.back;
    }

    /** The place of an entry; for none, no number. */
    place(index: number): number {
        return index < this.front
            ? (this.places[index] as number)
            : (this.places[index + this.places.length - this.front - this.back] as number) + this.shift;
    }

    /** How many entries have a smaller place. */
    countBefore(place: number): number {
        let low = 0;
        let high = this.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.place(middle) < place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /**
     * Makes room for `count` entries in the place of those from index `from` to `to`, and moves the places of those behind by
     * `shift`. The room is to be filled with `setPlace`.
     */
    protected replaceRange(from: number, to: number, count: number, shift: number): void {
        this.moveGap(to);
        this.front = from;
        this.shift += shift;
        this.reserve(from + count + this.back);
        this.front = from + count;
    }

    protected setPlace(index: number, place: number): void {
        this.places[index] = place;
    }

    private moveGap(to: number): void {
        const { front, places } = this;
        if (to === front) return;
        const behind = places.length - this.back;
        const rows = [places, ...this.others];
        if (to < front) {
            const count = front - to;
            for (const row of rows) row.copyWithin(behind - count, to, front);
            this.add(-this.shift, behind - count, behind);
        } else {
            const count = to - front;
            for (const row of rows) row.copyWithin(front, behind, behind + count);
            this.add(this.shift, front, to);
        }
        this.back += front - to;
        this.front = to;
    }

    private add(shift: number, from: number, to: number): void {
        if (shift === 0) return;
        const { places } = this;
        for (let slot = from; slot < to; slot++) (places[slot] as number) += shift;
    }

    private reserve(length: number): void {
        if (length <= this.places.length) return;
        const capacity = length + (length >> 4) + 16;
        const { front, back } = this;
        const resize = (row: Int32Array): Int32Array<ArrayBuffer> => {
            const made = new Int32Array(capacity);
            made.set(row.subarray(0, front));
            made.set(row.subarray(row.length - back), capacity - back);
            return made;
        };
        this.resizeOthers(resize);
        this.places = resize(this.places);
    }
}
