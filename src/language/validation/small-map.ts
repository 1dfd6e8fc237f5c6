/** A map of which there are many, most of them with one entry: the room of a table is taken with the second. */
export class SmallMap<K, V> {
    private sole: readonly [K, V] | undefined = undefined;
    private all: Map<K, V> | undefined = undefined;

    get size(): number {
        return this.all?.size ?? (this.sole ? 1 : 0);
    }

    get(key: K): V | undefined {
        if (this.all) return this.all.get(key);
        return this.sole?.[0] === key ? this.sole[1] : undefined;
    }

    set(key: K, value: V): void {
        if (this.all) this.all.set(key, value);
        else if (!this.sole || this.sole[0] === key) this.sole = [key, value];
        else {
            this.all = new Map([this.sole, [key, value]]);
            this.sole = undefined;
        }
    }

    /** Whether it was there. */
    delete(key: K): boolean {
        if (this.all) return this.all.delete(key);
        if (this.sole?.[0] !== key) return false;
        this.sole = undefined;
        return true;
    }

    /** In the order in which the keys came. */
    entries(): (readonly [K, V])[] {
        if (this.all) return [...this.all];
        return this.sole ? [this.sole] : [];
    }
}
