/** The thread in which both layout engines run, so that no keystroke waits for a picture. */
import { parentPort } from 'node:worker_threads';
import { elkLoader } from '../diagram/elk/load-elk.js';
import { graphvizLoader } from '../diagram/graphviz/load-graphviz.js';
import { LayoutError } from '../diagram/layout-engine.js';
import { createLayouter } from '../diagram/layouter.js';
import type { LayoutAnswer, LayoutQuestion } from './worker-layouter.js';

const layouter = createLayouter({ graphviz: graphvizLoader, elk: elkLoader });
// Nobody can reach a thread that computes: it is stopped from outside.
const { signal } = new AbortController();

parentPort?.on('message', async ({ id, graph, engine }: LayoutQuestion) => {
    const answer = await layouter.layout(graph, engine, signal).then(
        (placed): LayoutAnswer => ({ id, kind: 'placed', placed }),
        (error: unknown): LayoutAnswer =>
            error instanceof LayoutError
                ? { id, kind: 'failed', failure: error.failure }
                : { id, kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    );
    parentPort?.postMessage(answer);
});
