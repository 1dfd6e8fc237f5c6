import { isComputing, Signal } from './signals.js';

/** A map of which each entry is read by itself: who has asked for one name is not concerned by another, there or missing. */
export class SignalMap<K, V> implements ReadonlyMap<K, V> {
    private content: ReadonlyMap<K, V>;
    private readonly entrySignals = new Map<K, Signal<V | undefined>>();
    /** For who goes through all of them. */
    private readonly whole: Signal<ReadonlyMap<K, V>>;

    constructor(content: ReadonlyMap<K, V> = new Map()) {
        this.content = content;
        this.whole = new Signal(content);
    }

    /** `content` is not changed any more by who gives it. */
    replace(content: ReadonlyMap<K, V>): void {
        if (sameEntries(this.content, content)) return;
        this.content = content;
        this.whole.set(content);
        for (const [key, signal] of this.entrySignals) {
            if (signal.subs) signal.set(content.get(key));
            else this.entrySignals.delete(key);
        }
    }

    get(key: K): V | undefined {
        if (!isComputing()) return this.content.get(key);
        let signal = this.entrySignals.get(key);
        if (!signal) {
            signal = new Signal(this.content.get(key));
            this.entrySignals.set(key, signal);
        }
        return signal.get();
    }

    has(key: K): boolean {
        return this.get(key) !== undefined;
    }

    get size(): number {
        return this.whole.get().size;
    }

    entries(): MapIterator<[K, V]> {
        return this.whole.get().entries();
    }

    keys(): MapIterator<K> {
        return this.whole.get().keys();
    }

    values(): MapIterator<V> {
        return this.whole.get().values();
    }

    forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
        this.whole.get().forEach(callback);
    }

    [Symbol.iterator](): MapIterator<[K, V]> {
        return this.entries();
    }
}

/** In the same order, too. */
function sameEntries<K, V>(one: ReadonlyMap<K, V>, other: ReadonlyMap<K, V>): boolean {
    if (one.size !== other.size) return false;
    const others = other.entries();
    for (const [key, value] of one) {
        const { value: entry } = others.next();
        if (!entry || entry[0] !== key || entry[1] !== value) return false;
    }
    return true;
}
