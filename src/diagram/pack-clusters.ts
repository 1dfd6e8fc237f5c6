import { portOffset } from './card-layout.js';
import type { Box, EdgeLine, Point, PositionedEdge, PositionedGraph, PositionedNode } from './positioned-graph.js';
import { selfLoop } from './self-loop.js';
import type { ViewEdge, ViewGraph } from './view-graph.js';

const gap = 56;
/** About a screen's. */
const wantedRatio = 1.5;

/** Whether a picture is so long and thin that nobody could read it as a whole. */
export const isThin = ({ width, height, clusters }: PositionedGraph): boolean =>
    clusters.length > 1 && height > 1600 && (width / height < 0.6 || width / height > 4);

/** The edges that stay inside one cluster, or outside all of them. */
export function withinClusters(graph: ViewGraph): ViewGraph {
    const clusterOf = new Map(graph.nodes.map(node => [node.id, node.cluster]));
    return {
        ...graph,
        edges: graph.edges.filter(({ from, to }) => clusterOf.get(from.node) === clusterOf.get(to.node)),
    };
}

/**
 * Puts clusters, laid out one by one, side by side on a page of a screen's shape, and leads the edges between them from
 * card to card as one curve each. `placed` is of {@link withinClusters}; `graph` has all the edges.
 */
export function packClusters(placed: PositionedGraph, graph: ViewGraph): PositionedGraph {
    const outside = placed.nodes.filter(({ node }) => node.cluster === undefined);
    const bodies: (Box & { readonly id: string | undefined })[] = placed.clusters
        .filter(({ cluster }) => cluster.parent === undefined)
        .map(({ cluster, x, y, width, height }) => ({ id: cluster.id, x, y, width, height }));
    if (outside.length > 0) bodies.push({ id: undefined, ...boxOf(outside) });
    const moves = shelve(bodies);
    const top = new Map(graph.clusters.map(cluster => [cluster.id, cluster.parent]));
    const moveOf = (cluster: string | undefined): Point => {
        let at = cluster;
        while (at !== undefined && top.get(at) !== undefined) at = top.get(at);
        return moves.get(at) ?? { x: 0, y: 0 };
    };
    const nodes = placed.nodes.map(node => moved(node, moveOf(node.node.cluster)));
    const byId = new Map(nodes.map(node => [node.node.id, node]));
    const inside = new Map(placed.edges.map(edge => [edge.edge.id, edge]));
    const clusters = placed.clusters.map(cluster => moved(cluster, moveOf(cluster.cluster.id)));
    const extent = boxOf([...nodes, ...clusters]);
    return {
        ...placed,
        graph,
        width: extent.x + extent.width,
        height: extent.y + extent.height,
        nodes,
        clusters,
        edges: graph.edges.flatMap((edge): PositionedEdge[] => {
            const [from, to] = [byId.get(edge.from.node), byId.get(edge.to.node)];
            if (!from || !to) return [];
            const found = inside.get(edge.id);
            if (!found) return [from === to ? selfLoop(edge, from) : curve(edge, from, to)];
            const by = moveOf(from.node.cluster);
            return [
                {
                    ...found,
                    lines: found.lines.map(
                        (line): EdgeLine => ({ ...line, points: line.points.map(at => moved(at, by)) }),
                    ),
                    ...(found.label && { label: moved(found.label, by) }),
                },
            ];
        }),
    };
}

const moved = <T extends Point>(what: T, by: Point): T => ({ ...what, x: what.x + by.x, y: what.y + by.y });

function boxOf(boxes: readonly Box[]): Box {
    const [x, y] = [Math.min(...boxes.map(box => box.x)), Math.min(...boxes.map(box => box.y))];
    return {
        x,
        y,
        width: Math.max(...boxes.map(box => box.x + box.width)) - x,
        height: Math.max(...boxes.map(box => box.y + box.height)) - y,
    };
}

/** Columns of about the same height, the highest bodies first: each goes where there is the most room. */
function shelve(bodies: readonly (Box & { readonly id: string | undefined })[]): Map<string | undefined, Point> {
    let best: { readonly moves: Map<string | undefined, Point>; readonly miss: number } | undefined;
    for (let count = 1; count <= bodies.length; count++) {
        const columns = Array.from({ length: count }, () => ({
            height: 0,
            width: 0,
            bodies: [] as (typeof bodies)[number][],
        }));
        for (const body of [...bodies].sort((a, b) => b.height - a.height)) {
            const column = columns.reduce((lowest, other) => (other.height < lowest.height ? other : lowest));
            column.bodies.push(body);
            column.height += body.height + gap;
            column.width = Math.max(column.width, body.width);
        }
        const moves = new Map<string | undefined, Point>();
        let x = 0;
        for (const column of columns) {
            let y = 0;
            for (const body of column.bodies) {
                moves.set(body.id, { x: x - body.x, y: y - body.y });
                y += body.height + gap;
            }
            x += column.width + gap;
        }
        const height = Math.max(...columns.map(column => column.height));
        const miss = Math.abs(Math.log(x / height / wantedRatio));
        if (!best || miss < best.miss) best = { moves, miss };
    }
    return best?.moves ?? new Map();
}

/** From the side of the row that faces the other card to the side of its header that faces back. */
function curve(edge: ViewEdge, from: PositionedNode, to: PositionedNode): PositionedEdge {
    const startsRight = from.x + from.width / 2 <= to.x + to.width / 2;
    // Cards above one another are joined at the same side, around the outside.
    const overlapping = from.x < to.x + to.width && to.x < from.x + from.width;
    const endsLeft = startsRight && !overlapping;
    const start = { x: startsRight ? from.x + from.width : from.x, y: from.y + offset(from, edge.from.port) };
    const end = {
        x: endsLeft ? to.x : overlapping && !startsRight ? to.x : to.x + to.width,
        y: to.y + offset(to, edge.to.port),
    };
    const reach = Math.min(Math.max(Math.abs(end.x - start.x) / 2, 48), 220);
    const out = startsRight ? reach : -reach;
    const back = end.x === to.x ? -reach : reach;
    const points = [start, { x: start.x + out, y: start.y }, { x: end.x + back, y: end.y }, end];
    return {
        edge,
        lines: [{ kind: 'curve', points }],
        ...(edge.label && { label: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } }),
        shapes: [],
    };
}

const offset = ({ node, height }: PositionedNode, port: string | undefined): number =>
    node.kind === 'card' ? portOffset(node, port) : height / 2;
