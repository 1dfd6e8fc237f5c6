import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { layoutCard } from '../card-layout.js';
import { fromGraphvizJson } from '../graphviz/from-json.js';
import { type GraphvizWasmSource, graphvizJson } from '../graphviz/graphviz-engine.js';
import { toDot } from '../graphviz/to-dot.js';
import { type ElkEngineName, type LayoutEngine, LayoutError } from '../layout-engine.js';
import type { PositionedGraph } from '../positioned-graph.js';
import type { ViewGraph } from '../view-graph.js';
import { drawApart } from './draw-apart.js';
import { fromElk } from './from-elk.js';
import { pinnedDot } from './pinned-dot.js';
import { type Size, toElk } from './to-elk.js';

/** What we use of elkjs. */
export interface Elk {
    layout(graph: ElkNode): Promise<ElkNode>;
}
export interface ElkLoader {
    load(): Promise<Elk>;
}

/** Past these an algorithm takes minutes where Graphviz's sfdp takes a second. */
const mostNodes: Readonly<Record<ElkEngineName, number>> = {
    layered: 3000,
    mrtree: 3000,
    radial: 3000,
    rectpacking: 5000,
    force: 200,
    stress: 200,
};

/** Algorithms that mind how large nodes are. The others take them for points. */
const minding: ReadonlySet<ElkEngineName> = new Set(['layered', 'mrtree', 'rectpacking']);

/** Edges across clusters make `layered` many times slower: 14 seconds for 300 cards in 25 clusters. */
const mostClusteredNodes = 300;

export function createElkEngine(name: ElkEngineName, loader: ElkLoader, graphviz: GraphvizWasmSource): LayoutEngine {
    let elk: Promise<Elk> | undefined;
    const place = async (graph: ViewGraph, sizes: readonly Size[]): Promise<PositionedGraph> => {
        elk ??= loader.load().catch(error => {
            elk = undefined;
            throw error;
        });
        const loaded = await elk;
        try {
            const root = await loaded.layout(
                toElk(graph, name, (_, index) => sizes[index] ?? { width: 54, height: 36 }),
            );
            const placed = fromElk(root, graph, `elk.${name}`);
            return minding.has(name) ? placed : drawApart(placed);
        } catch (error) {
            throw new LayoutError(
                { kind: 'failed', engine: `elk.${name}`, detail: messageOf(error) },
                { cause: error },
            );
        }
    };
    return {
        name: `elk.${name}`,
        async layout(graph, signal) {
            const nodes = graph.nodes.length;
            const most = name === 'layered' && graph.clusters.length > 0 ? mostClusteredNodes : mostNodes[name];
            if (nodes > most) {
                const instead = graph.look === 'cards' || name === 'layered' ? 'dot' : 'sfdp';
                throw new LayoutError({ kind: 'too-large', engine: `elk.${name}`, nodes, most, instead });
            }
            signal.throwIfAborted();
            if (graph.look === 'cards') {
                const sizes = graph.nodes.map(node =>
                    node.kind === 'card' ? layoutCard(node) : { width: 0, height: 0 },
                );
                const placed = await place(graph, sizes);
                signal.throwIfAborted();
                return placed;
            }
            // Graphviz knows how large its shapes are, and draws them where ELK puts them.
            const measured = await graphvizJson(graphviz, onlyNodes(graph), alone => toDot(alone, 'dot'), 'dot');
            signal.throwIfAborted();
            const sizes = fromGraphvizJson(measured.json, measured.graph, 'dot').nodes;
            const repaired = {
                ...graph,
                notes: measured.graph.notes,
                nodes: measured.graph.nodes.map((node, index) => ({ ...graph.nodes[index], ...node })),
            };
            const placed = await place(repaired, sizes);
            signal.throwIfAborted();
            if (placed.nodes.length === 0) return placed;
            const drawn = await graphvizJson(graphviz, repaired, shown => pinnedDot(placed, shown), 'nop2');
            signal.throwIfAborted();
            return fromGraphvizJson(drawn.json, drawn.graph, `elk.${name}`);
        },
    };
}

const onlyNodes = (graph: ViewGraph): ViewGraph => ({
    ...graph,
    edges: [],
    clusters: [],
    nodes: graph.nodes.map(({ cluster: _, ...node }) => node),
});

const messageOf = (error: unknown): string => {
    const text = error instanceof Error ? error.message : String(error);
    return text.split('\n')[0] ?? text;
};
