import { isComputing, Signal } from './signals.js';

/** What a key led to, and what it leads to now. */
export interface ChangedEntry<K, V> {
    readonly key: K;
    readonly old: V | undefined;
    readonly value: V | undefined;
}

/** A map of which each entry is read by itself: who has asked for one name is not concerned by another, there or missing. */
export class SignalMap<K, V> implements ReadonlyMap<K, V> {
    private content: Map<K, V>;
    private readonly entrySignals = new Map<K, Signal<V | undefined>>();
    /** For who goes through all of them: counts the changes. */
    private readonly changes = new Signal(0);
    private changeCount = 0;

    constructor(content: ReadonlyMap<K, V> = new Map()) {
        this.content = new Map(content);
    }

    /** `content` is not changed any more by who gives it. Answers with what has changed. */
    replace(content: ReadonlyMap<K, V>): ChangedEntry<K, V>[] {
        const old = this.content;
        if (sameEntries(old, content)) return [];
        this.content = new Map(content);
        const changed: ChangedEntry<K, V>[] = [];
        for (const [key, value] of content) {
            const before = old.get(key);
            if (before !== value) changed.push({ key, old: before, value });
        }
        for (const [key, before] of old) if (!content.has(key)) changed.push({ key, old: before, value: undefined });
        for (const { key, value } of changed) this.noteChange(key, value);
        this.changes.set(++this.changeCount);
        return changed;
    }

    /** A key that is not there comes last. */
    set(key: K, value: V): void {
        if (this.content.get(key) === value) return;
        this.content.set(key, value);
        this.noteChange(key, value);
        this.changes.set(++this.changeCount);
    }

    private noteChange(key: K, value: V | undefined): void {
        const signal = this.entrySignals.get(key);
        if (!signal) return;
        if (signal.subs) signal.set(value);
        else this.entrySignals.delete(key);
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
        this.changes.get();
        return this.content.size;
    }

    entries(): MapIterator<[K, V]> {
        this.changes.get();
        return this.content.entries();
    }

    keys(): MapIterator<K> {
        this.changes.get();
        return this.content.keys();
    }

    values(): MapIterator<V> {
        this.changes.get();
        return this.content.values();
    }

    forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
        this.changes.get();
        this.content.forEach(callback);
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
