import { isComputing, Signal } from './signals.js';

/** What a key led to, and what it leads to now. */
export interface ChangedEntry<K, V> {
    readonly key: K;
    readonly old: V | undefined;
    readonly value: V | undefined;
}

export interface MapChanges<K, V> {
    readonly entries: readonly ChangedEntry<K, V>[];
    /** Whether keys that were there before stand in another order now. */
    readonly isReordered: boolean;
}

/** A map of which each entry is read by itself: who has asked for one name is not concerned by another, there or missing. */
export class SignalMap<K, V> implements ReadonlyMap<K, V> {
    private content: Map<K, V>;
    /** The keys as they are gone through, where that is not the order in which they have come. */
    private order: K[] | undefined = undefined;
    private readonly entrySignals = new Map<K, Signal<V | undefined>>();
    /** For who goes through all of them: counts the changes. */
    private readonly changes = new Signal(0);
    private changeCount = 0;

    constructor(content: ReadonlyMap<K, V> = new Map()) {
        this.content = new Map(content);
    }

    /** `content` is not changed any more by who gives it. */
    replace(content: ReadonlyMap<K, V>): MapChanges<K, V> {
        const changes = changesBetween({ content: this.content, inOrder: this.inOrder() }, content);
        if (changes.entries.length === 0 && !changes.isReordered) return changes;
        this.content = new Map(content);
        this.order = undefined;
        for (const { key, value } of changes.entries) this.noteChange(key, value);
        this.changes.set(++this.changeCount);
        return changes;
    }

    /** A key that is not there comes last. */
    set(key: K, value: V): void {
        if (this.content.get(key) === value) return;
        if (!this.content.has(key)) this.order?.push(key);
        this.content.set(key, value);
        this.noteChange(key, value);
        this.changes.set(++this.changeCount);
    }

    /** Puts a key that is not there in the place of one that is. */
    rename(old: K, key: K, value: V): void {
        this.order ??= [...this.content.keys()];
        this.order[this.order.indexOf(old)] = key;
        this.content.delete(old);
        this.content.set(key, value);
        this.noteChange(old, undefined);
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
        return this.inOrder();
    }

    keys(): MapIterator<K> {
        this.changes.get();
        return this.order?.values() ?? this.content.keys();
    }

    *values(): MapIterator<V> {
        for (const [, value] of this.entries()) yield value;
    }

    forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
        for (const [key, value] of this.entries()) callback(value, key, this);
    }

    [Symbol.iterator](): MapIterator<[K, V]> {
        return this.entries();
    }

    private inOrder(): MapIterator<[K, V]> {
        return this.order ? entriesOf(this.order, this.content) : this.content.entries();
    }
}

function* entriesOf<K, V>(keys: readonly K[], content: ReadonlyMap<K, V>): MapIterator<[K, V]> {
    for (const key of keys) yield [key, content.get(key) as V];
}

/** Goes through both side by side, since most of them is the same. */
function changesBetween<K, V>(
    { content: old, inOrder: before }: { readonly content: ReadonlyMap<K, V>; readonly inOrder: MapIterator<[K, V]> },
    content: ReadonlyMap<K, V>,
): MapChanges<K, V> {
    const entries: ChangedEntry<K, V>[] = [];
    const now = content.entries();
    let [was, is] = [before.next(), now.next()];
    while (!was.done || !is.done) {
        if (!was.done && !is.done && was.value[0] === is.value[0]) {
            const [[key, value], [, then]] = [is.value, was.value];
            if (then !== value) entries.push({ key, old: then, value });
            [was, is] = [before.next(), now.next()];
        } else if (!was.done && !content.has(was.value[0])) {
            const [key, value] = was.value;
            entries.push({ key, old: value, value: undefined });
            was = before.next();
        } else if (!is.done && !old.has(is.value[0])) {
            const [key, value] = is.value;
            entries.push({ key, old: undefined, value });
            is = now.next();
        } else return { entries: changedEntries(old, content), isReordered: true };
    }
    return { entries, isReordered: false };
}

function changedEntries<K, V>(old: ReadonlyMap<K, V>, content: ReadonlyMap<K, V>): ChangedEntry<K, V>[] {
    const changed: ChangedEntry<K, V>[] = [];
    for (const [key, value] of content) {
        const before = old.get(key);
        if (before !== value) changed.push({ key, old: before, value });
    }
    for (const [key, before] of old) if (!content.has(key)) changed.push({ key, old: before, value: undefined });
    return changed;
}
