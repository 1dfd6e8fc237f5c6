import { arrangeClusters } from './arrange-clusters.js';
import { createElkEngine, type ElkLoader } from './elk/elk-engine.js';
import { createGraphviz, createGraphvizEngine, type GraphvizLoader } from './graphviz/graphviz-engine.js';
import { withDotFile } from './graphviz/read-dot.js';
import { type LayoutEngine, LayoutError, type Layouter, parseEngineName } from './layout-engine.js';

/** All engines, in this thread. Each library is loaded when a picture first asks for it. */
export function createLayouter(loaders: { readonly graphviz: GraphvizLoader; readonly elk: ElkLoader }): Layouter {
    const graphviz = createGraphviz(loaders.graphviz);
    const engines = new Map<string, LayoutEngine>();
    const engineOf = (text: string): LayoutEngine => {
        const name = parseEngineName(text);
        if (!name) throw new LayoutError({ kind: 'unknown-engine', engine: text });
        let engine = engines.get(name.name);
        if (!engine) {
            engine =
                name.family === 'graphviz'
                    ? createGraphvizEngine(name.name, graphviz)
                    : createElkEngine(name.name, loaders.elk, graphviz);
            engines.set(name.name, engine);
        }
        return engine;
    };
    return {
        async layout(graph, engine, signal) {
            signal.throwIfAborted();
            const chosen = engineOf(engine);
            const whole = await withDotFile(graph, graphviz).catch(error => {
                const detail = `the DOT file: ${error instanceof Error ? error.message : error}`;
                throw new LayoutError({ kind: 'failed', engine, detail }, { cause: error });
            });
            const placed = await chosen.layout(whole, signal);
            return graph.arrange === 'columns' && placed.engine !== 'elk.rectpacking' && placed.engine !== 'osage'
                ? arrangeClusters(placed, graph)
                : placed;
        },
    };
}
