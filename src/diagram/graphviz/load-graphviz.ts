import type { GraphvizLoader, GraphvizWasm } from './graphviz-engine.js';

/** The package's types refer to a package that it doesn't depend on; this is what we use of it. */
interface GraphvizModule {
    readonly Graphviz: { load(): Promise<GraphvizWasm>; unload(): void };
}

let graphvizClass: GraphvizModule['Graphviz'] | undefined;

/** The WebAssembly build, of which nothing is read before the first picture. */
export const graphvizLoader: GraphvizLoader = {
    async load() {
        const module: unknown = await import('@hpcc-js/wasm/graphviz');
        graphvizClass = (module as GraphvizModule).Graphviz;
        return graphvizClass.load();
    },
    unload() {
        graphvizClass?.unload();
    },
};
