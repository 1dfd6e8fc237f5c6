import type {
    Box,
    EdgeLine,
    Point,
    PositionedCluster,
    PositionedEdge,
    PositionedGraph,
    PositionedNode,
} from './positioned-graph.js';
import type { ViewCluster, ViewGraph } from './view-graph.js';

/** Between columns, and between clusters in one. */
const clusterGap = 28;
/** Between what stands in a cluster. */
const blockGap = 20;
const padding = { top: 44, side: 20 };
/** About a screen's. */
const wantedRatio = 1.5;

/**
 * Stacks what no edge joins in source order, and puts clusters side by side with their tops in one line; engines would
 * pile it up in any order. What edges join keeps the shape its engine gave it. A picture with an edge between clusters,
 * or with a node outside them, stays as it is.
 */
export function arrangeClusters(placed: PositionedGraph, graph: ViewGraph): PositionedGraph {
    const clusterOf = new Map(placed.nodes.map(({ node }) => [node.id, node.cluster]));
    const ids = new Set(graph.clusters.map(cluster => cluster.id));
    const fits =
        ids.size > 0 &&
        graph.clusters.every(cluster => cluster.parent === undefined) &&
        placed.nodes.every(({ node }) => node.cluster !== undefined && ids.has(node.cluster)) &&
        placed.edges.every(({ edge }) => clusterOf.get(edge.from.node) === clusterOf.get(edge.to.node));
    if (!fits) return placed;

    // Some engines know no clusters: the view does.
    const blocks = blocksIn(placed);
    const stacked = graph.clusters.flatMap(cluster => {
        const inside = blocks.get(cluster.id);
        return inside ? [stack(cluster, inside)] : [];
    });
    const nodes: PositionedNode[] = [];
    const edges: PositionedEdge[] = [];
    const clusters: PositionedCluster[] = [];
    let x = 0;
    let bottom = 0;
    for (const column of chooseColumns(stacked)) {
        let y = 0;
        for (const item of column) {
            for (const { block, at } of item.blocks) {
                const by = { x: x + at.x - block.x, y: y + at.y - block.y };
                nodes.push(...block.nodes.map(node => moved(node, by)));
                edges.push(...block.edges.map(edge => movedEdge(edge, by)));
            }
            clusters.push({ cluster: item.cluster, x, y, width: item.width, height: item.height, shapes: [] });
            y += item.height + clusterGap;
        }
        bottom = Math.max(bottom, y - clusterGap);
        x += Math.max(...column.map(item => item.width)) + clusterGap;
    }
    return { ...placed, width: x - clusterGap, height: bottom, nodes, edges, clusters };
}

/** Nodes joined by edges, with these. */
interface Block extends Box {
    readonly nodes: readonly PositionedNode[];
    readonly edges: readonly PositionedEdge[];
}

/** By the id of a cluster. */
function blocksIn(placed: PositionedGraph): Map<string | undefined, Block[]> {
    const joined = new Map<string, string>();
    const find = (id: string): string => {
        let root = id;
        for (let next = joined.get(root); next !== undefined && next !== root; next = joined.get(root)) root = next;
        // Whoever asks again gets the answer in one step.
        if (root !== id) joined.set(id, root);
        return root;
    };
    for (const { edge } of placed.edges) joined.set(find(edge.to.node), find(edge.from.node));
    const edgesOf = Map.groupBy(placed.edges, ({ edge }) => find(edge.from.node));
    const nodesOf = Map.groupBy(placed.nodes, ({ node }) => find(node.id));
    const blocks = [...nodesOf].map(([id, nodes]): Block => {
        const edges = edgesOf.get(id) ?? [];
        return { ...extentOf(nodes, edges), nodes, edges };
    });
    return Map.groupBy(blocks, ({ nodes }) => nodes[0]?.node.cluster);
}

function extentOf(nodes: readonly PositionedNode[], edges: readonly PositionedEdge[]): Box {
    const low = { x: Number.POSITIVE_INFINITY, y: Number.POSITIVE_INFINITY };
    const high = { x: Number.NEGATIVE_INFINITY, y: Number.NEGATIVE_INFINITY };
    const reach = (x: number, y: number): void => {
        low.x = Math.min(low.x, x);
        low.y = Math.min(low.y, y);
        high.x = Math.max(high.x, x);
        high.y = Math.max(high.y, y);
    };
    for (const { x, y, width, height } of nodes) {
        reach(x, y);
        reach(x + width, y + height);
    }
    for (const { lines } of edges) for (const { points } of lines) for (const { x, y } of points) reach(x, y);
    return { ...low, width: high.x - low.x, height: high.y - low.y };
}

interface Stacked {
    readonly cluster: ViewCluster;
    readonly width: number;
    readonly height: number;
    /** `at` counts from the cluster's corner. */
    readonly blocks: readonly { readonly block: Block; readonly at: Point }[];
}

function stack(cluster: ViewCluster, blocks: readonly Block[]): Stacked {
    let y = padding.top;
    const places = blocks.map(block => {
        const at = { x: padding.side, y };
        y += block.height + blockGap;
        return { block, at };
    });
    const inner = Math.max(0, ...blocks.map(block => block.width));
    return { cluster, width: inner + 2 * padding.side, height: y - blockGap + padding.side, blocks: places };
}

const moved = <T extends Point>(what: T, by: Point): T => ({ ...what, x: what.x + by.x, y: what.y + by.y });

const movedEdge = (edge: PositionedEdge, by: Point): PositionedEdge => ({
    ...edge,
    lines: edge.lines.map((line): EdgeLine => ({ ...line, points: line.points.map(point => moved(point, by)) })),
    ...(edge.label && { label: moved(edge.label, by) }),
});

/** Clusters in their order, as many in a column as make the picture most nearly of the wanted ratio. */
function chooseColumns(clusters: readonly Stacked[]): Stacked[][] {
    let best: { readonly columns: Stacked[][]; readonly miss: number } | undefined;
    // Bounds to try: the heights of all runs of clusters that begin with the first.
    let limit = -clusterGap;
    for (const last of clusters) {
        limit = grown(limit, last);
        const columns: Stacked[][] = [];
        let height = -clusterGap;
        for (const cluster of clusters) {
            const column = columns.at(-1);
            if (column && grown(height, cluster) <= limit) {
                column.push(cluster);
                height = grown(height, cluster);
            } else {
                columns.push([cluster]);
                height = grown(-clusterGap, cluster);
            }
        }
        const width = columns.reduce(
            (sum, column) => sum + Math.max(...column.map(item => item.width)) + clusterGap,
            -clusterGap,
        );
        const miss = Math.abs(Math.log(width / Math.max(...columns.map(heightOf)) / wantedRatio));
        if (!best || miss < best.miss) best = { columns, miss };
    }
    return best?.columns ?? [];
}

const heightOf = (column: readonly Stacked[]): number => column.reduce(grown, -clusterGap);

const grown = (height: number, { height: more }: Stacked): number => height + more + clusterGap;
