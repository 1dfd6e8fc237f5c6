import { Computed, untracked } from './signals.js';

/** One value for each of many keys, and which of them may have changed since somebody last asked for these. */
export class Memos<K, T> {
    private readonly memos = new Map<K, KeyedMemo<K, T>>();
    private readonly compute: (key: K, previous: T | undefined) => T;
    private stale = new Set<K>();

    constructor(compute: (key: K, previous: T | undefined) => T) {
        this.compute = compute;
    }

    /** Read from outside of any computation. */
    get(key: K): T {
        return untracked(() => this.memoOf(key).get());
    }

    add(key: K): void {
        this.memoOf(key);
    }

    delete(key: K): void {
        this.memos.get(key)?.release();
        this.memos.delete(key);
        this.stale.delete(key);
    }

    /** Those that were never computed included. */
    get staleKeys(): ReadonlySet<K> {
        return this.stale;
    }

    /** To be called when the values of the stale keys were read. */
    settle(): void {
        if (this.stale.size > 0) this.stale = new Set();
    }

    private memoOf(key: K): KeyedMemo<K, T> {
        let memo = this.memos.get(key);
        if (!memo) {
            memo = new KeyedMemo(key, this.compute, () => this.stale.add(key));
            this.memos.set(key, memo);
            this.stale.add(key);
        }
        return memo;
    }
}

class KeyedMemo<K, T> extends Computed<T> {
    private readonly key: K;
    private readonly how: (key: K, previous: T | undefined) => T;
    private readonly whenStale: () => void;

    constructor(key: K, how: (key: K, previous: T | undefined) => T, whenStale: () => void) {
        super();
        this.key = key;
        this.how = how;
        this.whenStale = whenStale;
    }

    get(): T {
        return this.read();
    }

    override noteStale(): void {
        this.whenStale();
    }

    protected override get isWatched(): boolean {
        return true;
    }

    protected compute(previous: T | undefined): T {
        return this.how(this.key, previous);
    }
}
