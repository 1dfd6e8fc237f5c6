/** A map of which there are many, most of them with one entry: the room of a table is taken with the second. */
export class SmallMap<K, V> {
    /** Of the one entry that there is, if there is one. */
    private key: K | undefined = undefined;
    private value: V | undefined = undefined;
    private holdsOne = false;
    /** From the second entry on. */
    private all: Map<K, V> | undefined = undefined;

    get size(): number {
        return this.all?.size ?? Number(this.holdsOne);
    }

    get(key: K): V | undefined {
        if (this.all) return this.all.get(key);
        return this.key === key ? this.value : undefined;
    }

    set(key: K, value: V): void {
        if (this.all) this.all.set(key, value);
        else if (this.holdsOne && this.key !== key) {
            this.all = new Map([...this.entries(), [key, value]]);
            this.clear();
        } else {
            this.key = key;
            this.value = value;
            this.holdsOne = true;
        }
    }

    /** Whether it was there. */
    delete(key: K): boolean {
        if (this.all) return this.all.delete(key);
        if (!this.holdsOne || this.key !== key) return false;
        this.clear();
        return true;
    }

    /** In the order in which the keys came. */
    entries(): (readonly [K, V])[] {
        if (this.all) return [...this.all];
        return this.holdsOne ? [[this.key as K, this.value as V]] : [];
    }

    private clear(): void {
        this.key = undefined;
        this.value = undefined;
        this.holdsOne = false;
    }
}
