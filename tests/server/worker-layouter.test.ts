import { afterEach, describe, expect, test } from 'vitest';
import { LayoutError } from '../../src/diagram/layout-engine.js';
import { modelView } from '../../src/diagram/model-view.js';
import { networkView } from '../../src/diagram/network-view.js';
import { createWorkerLayouter, type WorkerLayouter } from '../../src/server/worker-layouter.js';
import { hungThread, layoutThreads } from '../support/layout-thread.js';
import { graph, node, project } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';
import { layouter as here, never } from '../support/pictures.js';

const start = await layoutThreads();
const view = modelView(shop);
let layouter: WorkerLayouter | undefined;
afterEach(() => layouter?.close());
const failureOf = (promise: Promise<unknown>) =>
    promise.then(
        () => 'no failure',
        (error: unknown) => (error instanceof LayoutError ? error.failure : error),
    );

describe('layout in a thread', () => {
    test('gives what layout in this thread gives', async () => {
        layouter = createWorkerLayouter({ start });
        for (const engine of ['dot', 'layered']) {
            expect(await layouter.layout(view, engine, never)).toEqual(await here.layout(view, engine, never));
        }
    });

    test('fails with the same typed failures, and works on', async () => {
        layouter = createWorkerLayouter({ start });
        expect(await failureOf(layouter.layout(view, 'nonsense', never))).toEqual({
            kind: 'unknown-engine',
            engine: 'nonsense',
        });
        const large = networkView(
            project({}),
            graph('g', () => Array.from({ length: 201 }, (_, index) => node('g', `n${index}`))),
        );
        expect(await failureOf(layouter.layout(large, 'elk.stress', never))).toEqual({
            kind: 'too-large',
            engine: 'elk.stress',
            nodes: 201,
            most: 200,
            instead: 'sfdp',
        });
        expect(await failureOf(layouter.layout(view, 'patchwork', never))).toMatchObject({ kind: 'unsuitable' });
        expect((await layouter.layout(view, 'dot', never)).nodes).toHaveLength(8);
    });

    test('many pictures in a row outlive the renewal of the module', async () => {
        layouter = createWorkerLayouter({ start });
        for (let count = 0; count < 50; count++) await layouter.layout(view, 'dot', never);
    });

    test('one that hangs is stopped after its time, and a new thread takes over', async () => {
        let threads = 0;
        layouter = createWorkerLayouter({ start: () => (threads++ === 0 ? hungThread() : start()), timeoutMs: 2000 });
        const hung = failureOf(layouter.layout(view, 'dot', never));
        const next = layouter.layout(view, 'dot', never);
        expect(await hung).toEqual({ kind: 'timeout', engine: 'dot', afterMs: 2000 });
        expect((await next).nodes).toHaveLength(8);
        expect(threads).toBe(2);
    });

    test('one that is overtaken is given up at once, and its thread after a moment', async () => {
        let threads = 0;
        layouter = createWorkerLayouter({
            start: () => (threads++ === 0 ? hungThread() : start()),
            timeoutMs: 60_000,
            graceMs: 20,
        });
        const abort = new AbortController();
        const overtaken = failureOf(layouter.layout(view, 'dot', abort.signal));
        const next = layouter.layout(view, 'dot', never);
        abort.abort('newer');
        expect(await overtaken).toBe('newer');
        expect((await next).nodes).toHaveLength(8);
    });

    test('what was aborted before its turn never runs', async () => {
        layouter = createWorkerLayouter({ start });
        const abort = new AbortController();
        const first = layouter.layout(view, 'dot', never);
        const second = failureOf(layouter.layout(view, 'nonsense', abort.signal));
        abort.abort('newer');
        expect(await second).toBe('newer');
        expect((await first).nodes).toHaveLength(8);
        expect((await layouter.layout(view, 'dot', never)).nodes).toHaveLength(8);
    });
});
