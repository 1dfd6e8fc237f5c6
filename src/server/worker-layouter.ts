import type { Worker } from 'node:worker_threads';
import { LayoutError, type Layouter, type LayoutFailure } from '../diagram/layout-engine.js';
import type { PositionedGraph } from '../diagram/positioned-graph.js';
import type { ViewGraph } from '../diagram/view-graph.js';

export interface LayoutQuestion {
    readonly id: number;
    readonly graph: ViewGraph;
    readonly engine: string;
}
export type LayoutAnswer = { readonly id: number } & (
    | { readonly kind: 'placed'; readonly placed: PositionedGraph }
    | { readonly kind: 'failed'; readonly failure: LayoutFailure }
    | { readonly kind: 'bug'; readonly stack: string }
);

export interface WorkerLayouterOptions {
    /** Starts the thread of layout-worker.ts. */
    readonly start: () => Worker;
    /** An engine that takes longer is stopped, with its thread. */
    readonly timeoutMs?: number;
    /** How long an overtaken layout may still run before its thread is stopped for the next one. */
    readonly graceMs?: number;
}

/** A layouter that can be closed. */
export interface WorkerLayouter extends Layouter {
    close(): Promise<void>;
}

interface Job extends LayoutQuestion {
    readonly signal: AbortSignal;
    readonly resolve: (placed: PositionedGraph) => void;
    readonly reject: (reason: unknown) => void;
}

/**
 * Layout in a thread, one picture at a time. An engine cannot be interrupted, so an overtaken one is given a moment,
 * and then its thread ends: starting a new one takes less time than most people take to notice.
 */
export function createWorkerLayouter({
    start,
    timeoutMs = 30_000,
    graceMs = 400,
}: WorkerLayouterOptions): WorkerLayouter {
    let worker: Worker | undefined;
    let nextId = 0;
    let running: Job | undefined;
    let timer: NodeJS.Timeout | undefined;
    const waiting: Job[] = [];

    const end = (job: Job): void => {
        if (running !== job) return;
        clearTimeout(timer);
        running = undefined;
        runNext();
    };
    const stopThread = (): Promise<number> | undefined => {
        const stopped = worker;
        worker = undefined;
        return stopped?.terminate();
    };
    const fail = (reason: unknown): void => {
        const job = running;
        void stopThread();
        if (!job) return;
        job.reject(reason);
        end(job);
    };
    const thread = (): Worker => {
        if (worker) return worker;
        const started = start();
        worker = started;
        started.on('message', (answer: LayoutAnswer) => {
            const job = running;
            if (started !== worker || !job || answer.id !== job.id) return;
            switch (answer.kind) {
                case 'placed':
                    job.resolve(answer.placed);
                    break;
                case 'failed':
                    job.reject(new LayoutError(answer.failure));
                    break;
                case 'bug':
                    job.reject(new Error(`The layout thread failed: ${answer.stack}`));
                    break;
                default:
                    answer satisfies never;
            }
            end(job);
        });
        // Out of memory, above all: the graph was too much for the engine.
        started.on('error', error => {
            if (started !== worker) return;
            fail(
                new LayoutError(
                    { kind: 'failed', engine: running?.engine ?? '', detail: error.message },
                    { cause: error },
                ),
            );
        });
        started.on('exit', () => {
            if (started !== worker) return;
            fail(new LayoutError({ kind: 'failed', engine: running?.engine ?? '', detail: 'its thread ended' }));
        });
        // A process that has nothing else to do may end.
        started.unref();
        return started;
    };
    const runNext = (): void => {
        let job = waiting.shift();
        while (job?.signal.aborted) job = waiting.shift();
        if (!job) return;
        running = job;
        const { id, graph, engine } = job;
        timer = setTimeout(() => fail(new LayoutError({ kind: 'timeout', engine, afterMs: timeoutMs })), timeoutMs);
        try {
            thread().postMessage({ id, graph, engine } satisfies LayoutQuestion);
        } catch (error) {
            fail(error);
        }
    };

    return {
        layout: (graph, engine, signal) =>
            new Promise((resolve, reject) => {
                if (signal.aborted) {
                    reject(signal.reason);
                    return;
                }
                const job: Job = { id: nextId++, graph, engine, signal, resolve, reject };
                signal.addEventListener(
                    'abort',
                    () => {
                        reject(signal.reason);
                        if (running !== job) return;
                        clearTimeout(timer);
                        timer = setTimeout(() => fail(signal.reason), graceMs);
                    },
                    { once: true },
                );
                waiting.push(job);
                if (!running) runNext();
            }),
        async close() {
            for (const job of waiting.splice(0)) job.reject(new Error('closed'));
            clearTimeout(timer);
            const job = running;
            running = undefined;
            job?.reject(new Error('closed'));
            await stopThread();
        },
    };
}
