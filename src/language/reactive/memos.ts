import { Computed, untracked } from './signals.js';

/** One value for each of many keys, and which of them may have changed since somebody last asked for these. */
export class Memos<K, T> {
    private readonly verb: string;
    private readonly memos = new Map<K, KeyedMemo<K, T>>();
    private readonly compute: (key: K, previous: T | undefined) => T;
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

    private memoOf(key: K): KeyedMemo<K, T> {
        let memo = this.memos.get(key);
        if (!memo) {
            const whenStale = () => this.stale.add(key);
            const forget = () => {
                this.memos.delete(key);
                this.stale.delete(key);
            };
            memo = new KeyedMemo(this.verb, key, this.compute, whenStale, this.onlyWhileRead ? forget : () => {});
            this.memos.set(key, memo);
            this.stale.add(key);
        }
        return memo;
    }
}

class KeyedMemo<K, T> extends Computed<T> {
    readonly verb: string;
    readonly subject: K;
    private readonly how: (key: K, previous: T | undefined) => T;
    private readonly whenStale: () => void;
    private readonly whenUnread: () => void;

    constructor(
        verb: string,
        key: K,
        how: (key: K, previous: T | undefined) => T,
        whenStale: () => void,
        whenUnread: () => void,
    ) {
        super();
        this.verb = verb;
        this.subject = key;
        this.how = how;
        this.whenStale = whenStale;
        this.whenUnread = whenUnread;
    }

    get(): T {
        return this.read();
    }

    override noteStale(): void {
        this.whenStale();
    }

    override release(): void {
        super.release();
        this.whenUnread();
    }

    protected override get isWatched(): boolean {
        return true;
    }

    protected compute(previous: T | undefined): T {
        return this.how(this.subject, previous);
    }
}
