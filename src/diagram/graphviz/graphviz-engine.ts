import { type GraphvizEngineName, type LayoutEngine, LayoutError } from '../layout-engine.js';
import { isThin, packClusters, withinClusters } from '../pack-clusters.js';
import type { PositionedGraph } from '../positioned-graph.js';
import type { ViewGraph } from '../view-graph.js';
import { fromGraphvizJson, type GraphvizJson } from './from-json.js';
import { repairLabels } from './repair-labels.js';
import { toDot } from './to-dot.js';

/** What we use of the WebAssembly build. */
export interface GraphvizWasm {
    /** @throws an Error with Graphviz's message. */
    layout(dot: string, format: string, engine: string): string;
}

export interface GraphvizLoader {
    load(): Promise<GraphvizWasm>;
    /** Frees the module: the next `load` makes a new one. */
    unload(): void;
}

/** The module never gives memory back, and some graphs leave it unusable, so a fresh one takes over now and then. */
const layoutsPerModule = 20;

/** Graphviz, loaded on first use, renewed every twenty layouts and after every failure. */
export function createGraphviz(loader: GraphvizLoader): GraphvizWasmSource {
    let wasm: Promise<GraphvizWasm> | undefined;
    let layouts = 0;
    const discard = (): void => {
        wasm = undefined;
        layouts = 0;
        loader.unload();
    };
    return {
        async layout(dot, format, engine) {
            if (++layouts > layoutsPerModule) discard();
            wasm ??= loader.load().catch(error => {
                wasm = undefined;
                throw error;
            });
            const graphviz = await wasm;
            try {
                return graphviz.layout(dot, format, engine);
            } catch (error) {
                discard();
                throw error;
            }
        },
    };
}
export interface GraphvizWasmSource {
    layout(dot: string, format: string, engine: string): Promise<string>;
}

export function createGraphvizEngine(name: GraphvizEngineName, graphviz: GraphvizWasmSource): LayoutEngine {
    return {
        name,
        async layout(graph, signal) {
            if (name === 'patchwork' && graph.look === 'cards') {
                throw new LayoutError({ kind: 'unsuitable', engine: name, instead: 'osage' });
            }
            signal.throwIfAborted();
            const run = async (part: ViewGraph): Promise<PositionedGraph> => {
                const laidOut = await graphvizJson(graphviz, part, drawn => toDot(drawn, name), name);
                signal.throwIfAborted();
                return fromGraphvizJson(laidOut.json, laidOut.graph, name);
            };
            const mayPack = name === 'dot' && graph.look === 'cards' && graph.arrange !== 'columns';
            // A picture so large comes out thin for certain: there is no need to try.
            const isLarge = graph.clusters.length > 1 && graph.nodes.length > 150;
            const whole = mayPack && isLarge ? undefined : await run(graph);
            if (whole && !(mayPack && isThin(whole))) return whole;
            return packClusters(await run(withinClusters(graph)), graph);
        },
    };
}

/** Graphviz's answer, and the graph that it is of: labels that Graphviz cannot read are plain text there. */
export async function graphvizJson(
    graphviz: GraphvizWasmSource,
    graph: ViewGraph,
    dotOf: (graph: ViewGraph) => string,
    engine: string,
): Promise<{ readonly json: GraphvizJson; readonly graph: ViewGraph }> {
    const json = await runGraphviz(graphviz, graph, dotOf(graph), engine);
    const repaired = repairLabels(json, graph);
    if (!repaired) return { json, graph };
    return { json: await runGraphviz(graphviz, repaired, dotOf(repaired), engine), graph: repaired };
}

async function runGraphviz(
    graphviz: GraphvizWasmSource,
    graph: ViewGraph,
    dot: string,
    engine: string,
): Promise<GraphvizJson> {
    try {
        return JSON.parse(await graphviz.layout(dot, 'json', engine)) as GraphvizJson;
    } catch (error) {
        throw new LayoutError({ kind: 'failed', engine, detail: readable(error, graph) }, { cause: error });
    }
}

/** Graphviz speaks of `n3`; the reader knows the node by another name. */
function readable(error: unknown, graph: ViewGraph): string {
    const text = error instanceof Error ? error.message : String(error);
    return text.trim().replaceAll(/\bn(\d+)\b/g, (whole, index: string) => {
        const node = graph.nodes[Number(index)];
        return node ? `'${node.kind === 'network' ? node.name : node.title}'` : whole;
    });
}
