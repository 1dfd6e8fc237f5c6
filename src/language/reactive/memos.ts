import { Computed, untracked } from './signals.js';

/** One value for each of many keys, and which of them may have changed since somebody last asked for these. */
export class Memos<K, T> {
    readonly verb: string;
    private readonly memos = new Map<K, KeyedMemo<K, T>>();
    readonly compute: (key: K, previous: T | undefined) => T;
    private stale = new Set<K>();
    private readonly onlyWhileRead: boolean;

    /**
     * `verb`: what is done to each key, for who observes computations. `onlyWhileRead`: a value that no computation reads any
     * more is forgotten with its key.
     */
    constructor(verb: string, compute: (key: K, previous: T | undefined) => T, { onlyWhileRead = false } = {}) {
        this.verb = verb;
        this.compute = compute;
        this.onlyWhileRead = onlyWhileRead;
    }

    /** Read without becoming dependent on it. */
    get(key: K): T {
        return untracked(() => this.memoOf(key).get());
    }

    /** Read for what is being computed. */
    read(key: K): T {
        return this.memoOf(key).get();
    }

    add(key: K): void {
        this.memoOf(key);
    }

    delete(key: K): void {
        this.memos.get(key)?.release();
        this.memos.delete(key);
        this.stale.delete(key);
    }

    clear(): void {
        for (const key of [...this.memos.keys()]) this.delete(key);
    }

    /** Those that were never computed included. */
    get staleKeys(): ReadonlySet<K> {
        return this.stale;
    }

    /** To be called when the values of the stale keys were read. */
    settle(): void {
        if (this.stale.size > 0) this.stale = new Set();
    }

    /** To be called by a memo of which something that was read for it has changed, or may have. */
    noteStale(key: K): void {
        this.stale.add(key);
    }

    /** To be called by a memo that has let go of what was read for it. */
    noteUnread(key: K): void {
        if (!this.onlyWhileRead) return;
        this.memos.delete(key);
        this.stale.delete(key);
    }

    private memoOf(key: K): KeyedMemo<K, T> {
        let memo = this.memos.get(key);
        if (!memo) {
            memo = new KeyedMemo(this, key);
            this.memos.set(key, memo);
            this.stale.add(key);
        }
        return memo;
    }
}

/** It knows whose it is instead of what to call: there are several for each declaration. */
class KeyedMemo<K, T> extends Computed<T> {
    readonly subject: K;
    private readonly owner: Memos<K, T>;

    constructor(owner: Memos<K, T>, key: K) {
        super();
        this.owner = owner;
        this.subject = key;
    }

    get verb(): string {
        return this.owner.verb;
    }

    get(): T {
        return this.read();
    }

    override noteStale(): void {
        this.owner.noteStale(this.subject);
    }

    override release(): void {
        super.release();
        this.owner.noteUnread(this.subject);
    }

    protected override get isWatched(): boolean {
        return true;
    }

    protected compute(previous: T | undefined): T {
        return this.owner.compute(this.subject, previous);
    }
}
