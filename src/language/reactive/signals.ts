/**
 * Values that are computed from others, and once more only when something that was read for it has changed. What a
 * computation reads is noticed while it runs, so that nobody has to say it; the bookkeeping is alien-signals'.
 *
 * Signals are set from outside only, never while something is computed.
 */
import { createReactiveSystem, type Link, type ReactiveNode } from 'alien-signals/system';

/** The flags of alien-signals, which has them as constants of its own compilation only. */
const mutable = 1;
const watching = 2;
const running = 4;
const dirty = 16;
const pending = 32;

let reader: Computed<unknown> | undefined;
/** Which computation of all it is that reads: what it reads again is noticed once. */
let run = 0;
let runs = 0;
let observer: ((computation: Computation) => void) | undefined;

/** What is done to what: `lower`, a declaration. */
export interface Computation {
    readonly verb: string;
    readonly subject: unknown;
}

/** Calls `listener` with each computation that begins, until the answer is called; for who asks what a change reaches. */
export function observeComputations(listener: (computation: Computation) => void): () => void {
    const outer = observer;
    observer = listener;
    return () => {
        observer = outer;
    };
}

const { link, unlink, propagate, checkDirty, shallowPropagate } = createReactiveSystem({
    update: node => !(node instanceof Computed) || node.update(),
    notify: node => {
        if (node instanceof Computed) node.noteStale();
    },
    // What nobody reads any more lets go of what it has read, or it would be kept alive by that.
    unwatched: node => {
        if (node instanceof Computed) node.release();
    },
});

function noteRead(node: ReactiveNode): void {
    if (reader) link(node, reader, run);
}

function noteChange(node: ReactiveNode): void {
    if (!node.subs) return;
    propagate(node.subs, false);
    if (node.subs) shallowPropagate(node.subs);
}

/** Whether something is being computed, so that what is read is worth noticing. */
export const isComputing = (): boolean => reader !== undefined;

/** Reads without becoming dependent on what is read. */
export function untracked<T>(read: () => T): T {
    const outer = reader;
    reader = undefined;
    try {
        return read();
    } finally {
        reader = outer;
    }
}

/** A value that is given from outside. */
export class Signal<T> implements ReactiveNode {
    flags = mutable;
    subs: Link | undefined = undefined;
    subsTail: Link | undefined = undefined;
    private value: T;

    constructor(value: T) {
        this.value = value;
    }

    get(): T {
        noteRead(this);
        return this.value;
    }

    set(value: T): void {
        if (value === this.value) return;
        this.value = value;
        noteChange(this);
    }
}

/** A value that is computed when it is asked for, and remembered until something that was read for it changes. */
export abstract class Computed<T> implements ReactiveNode, Computation {
    abstract readonly verb: string;
    abstract readonly subject: unknown;
    flags = 0;
    subs: Link | undefined = undefined;
    subsTail: Link | undefined = undefined;
    deps: Link | undefined = undefined;
    depsTail: Link | undefined = undefined;
    private value: T | undefined = undefined;

    /** `previous`: what it was before; undefined at first. */
    protected abstract compute(previous: T | undefined): T;

    /** Whether `noteStale` is to be called. */
    protected get isWatched(): boolean {
        return false;
    }

    /** Called when something that was read for it has changed, or may have. Nothing can be computed meanwhile. */
    noteStale(): void {}

    /** Whether those who have read `previous` need not look again. */
    protected isSame(previous: T, value: T): boolean {
        return previous === value;
    }

    /** What is read of it while it is being computed: the circle is broken where it is entered again. */
    protected inCircle(): T | undefined {
        return undefined;
    }

    protected read(): T {
        const { flags } = this;
        if (flags & running) return this.inCircle() as T;
        if (flags === 0 || flags & dirty || (flags & pending && this.deps && checkDirty(this.deps, this))) {
            const isFirst = flags === 0;
            if (this.update() && !isFirst && this.subs) shallowPropagate(this.subs);
        } else if (flags & pending) this.flags &= ~pending;
        noteRead(this);
        return this.value as T;
    }

    /** Computes anew; whether those who have read it must look again. */
    update(): boolean {
        const isFirst = this.flags === 0;
        const previous = this.value;
        observer?.(this);
        this.depsTail = undefined;
        this.flags = mutable | running;
        const [outer, outerRun] = [reader, run];
        reader = this as Computed<unknown>;
        run = ++runs;
        let isDone = false;
        try {
            const value = this.compute(previous);
            this.value = value;
            isDone = true;
            return isFirst || !this.isSame(previous as T, value);
        } finally {
            reader = outer;
            run = outerRun;
            // What failed is tried again when it is asked for again.
            this.flags = (isDone ? mutable : mutable | dirty) | (this.isWatched ? watching : 0);
            for (let rest = this.firstUnread(); rest; ) rest = unlink(rest, this);
        }
    }

    /** Something has changed that it cannot have noticed. */
    invalidate(): void {
        if (this.flags === 0) return;
        this.flags |= dirty;
        // Who has read it looks again, and is concerned only if it comes out different.
        if (this.subs) propagate(this.subs, false);
    }

    /** Forgets what was read, and with it everything that is read by nobody else. */
    release(): void {
        if (this.flags !== 0) this.flags = mutable | dirty;
        this.depsTail = undefined;
        for (let rest = this.deps; rest; ) rest = unlink(rest, this);
    }

    private firstUnread(): Link | undefined {
        return this.depsTail ? this.depsTail.nextDep : this.deps;
    }
}

/** A computed value of which nothing else is to be said than how. */
export class Memo<T> extends Computed<T> {
    readonly verb: string;
    readonly subject: unknown;
    protected readonly compute: (previous: T | undefined) => T;
    protected override readonly isSame: (previous: T, value: T) => boolean;

    constructor(
        verb: string,
        subject: unknown,
        compute: (previous: T | undefined) => T,
        isSame: (previous: T, value: T) => boolean = Object.is,
    ) {
        super();
        this.verb = verb;
        this.subject = subject;
        this.compute = compute;
        this.isSame = isSame;
    }

    get(): T {
        return this.read();
    }
}
