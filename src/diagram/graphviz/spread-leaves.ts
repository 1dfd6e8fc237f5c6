import type { ViewGraph } from '../view-graph.js';

/** More than so many in one column make it too long. */
const tallColumn = 4;
const mostColumns = 4;

/**
 * Cards that nothing but one edge, or no edge at all, ties to the picture would stand in one endless column. This tells
 * dot to stand them in several: how many ranks an edge shall span, and which cards shall follow one another unseen.
 */
export interface Spread {
    /** By the edge's index; 1 where it is not named. */
    readonly ranks: ReadonlyMap<number, number>;
    /** Ids of cards, each chain from left to right. */
    readonly chains: readonly (readonly string[])[];
}

export function spreadLeaves(graph: ViewGraph): Spread {
    const degree = new Map<string, number>();
    for (const { from, to } of graph.edges) {
        if (from.node === to.node) continue;
        for (const { node } of [from, to]) degree.set(node, (degree.get(node) ?? 0) + 1);
    }
    const leaves = new Map<string, number[]>();
    for (const [index, { from, to }] of graph.edges.entries()) {
        if (from.node === to.node || degree.get(from.node) !== 1) continue;
        const siblings = leaves.get(to.node);
        if (siblings) siblings.push(index);
        else leaves.set(to.node, [index]);
    }
    const ranks = new Map<number, number>();
    for (const edges of leaves.values()) {
        const columns = columnsFor(edges.length);
        for (const [place, index] of edges.entries()) if (place % columns > 0) ranks.set(index, (place % columns) + 1);
    }
    const alone = Map.groupBy(
        graph.nodes.filter(node => !degree.has(node.id)),
        node => node.cluster,
    );
    const chains = [...alone.values()].flatMap(nodes => {
        const columns = columnsFor(nodes.length);
        const rows = Array.from({ length: Math.ceil(nodes.length / columns) }, (_, row) =>
            nodes.slice(row * columns, (row + 1) * columns).map(node => node.id),
        );
        return rows.filter(row => row.length > 1);
    });
    return { ranks, chains };
}

const columnsFor = (count: number): number =>
    count <= tallColumn ? 1 : Math.min(mostColumns, Math.ceil(Math.sqrt(count / 1.5)));
