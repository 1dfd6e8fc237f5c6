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
    const stacked = graph.clusters
        .filter(cluster => placed.nodes.some(({ node }) => node.cluster === cluster.id))
        .map(cluster => stack(cluster, blocksOf(placed, cluster.id)));
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

function blocksOf(placed: PositionedGraph, cluster: string): Block[] {
    const blockOf = new Map<string, string>();
    const find = (id: string): string => {
        const next = blockOf.get(id);
        return next === undefined || next === id ? id : find(next);
    };
    for (const { edge } of placed.edges) blockOf.set(find(edge.to.node), find(edge.from.node));
    const nodesOf = Map.groupBy(
        placed.nodes.filter(({ node }) => node.cluster === cluster),
        ({ node }) => find(node.id),
    );
    return [...nodesOf].map(([id, nodes]): Block => {
        const edges = placed.edges.filter(({ edge }) => find(edge.from.node) === id);
        const corners = [
            ...nodes.flatMap(({ x, y, width, height }) => [
                { x, y },
                { x: x + width, y: y + height },
            ]),
            ...edges.flatMap(({ lines }) => lines.flatMap(({ points }) => points)),
        ];
        const [left, top] = [Math.min(...corners.map(({ x }) => x)), Math.min(...corners.map(({ y }) => y))];
        const [right, bottom] = [Math.max(...corners.map(({ x }) => x)), Math.max(...corners.map(({ y }) => y))];
        return { x: left, y: top, width: right - left, height: bottom - top, nodes, edges };
    });
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
    for (const limit of clusters.map((_, end) => heightOf(clusters.slice(0, end + 1)))) {
        const columns: Stacked[][] = [];
        for (const cluster of clusters) {
            const column = columns.at(-1);
            if (column && heightOf([...column, cluster]) <= limit) column.push(cluster);
            else columns.push([cluster]);
        }
        const width = columns.reduce(
            (sum, column) => sum + Math.max(...column.map(item => item.width)) + clusterGap,
            -clusterGap,
        );
        const height = Math.max(...columns.map(heightOf));
        const miss = Math.abs(Math.log(width / height / wantedRatio));
        if (!best || miss < best.miss) best = { columns, miss };
    }
    return best?.columns ?? [];
}

const heightOf = (column: readonly { readonly height: number }[]): number =>
    column.reduce((sum, item) => sum + item.height + clusterGap, -clusterGap);
