import type { Box, PositionedEdge, PositionedGraph } from '../positioned-graph.js';
import { selfLoop } from '../self-loop.js';
import { centreOf, middleOf, straightLine } from './straight-line.js';

const gap = 24;

/**
 * Moves nodes away from each other, all by one factor, until none lies on another: the shape that the algorithm found
 * stays. Edges are drawn anew, as straight lines.
 */
export function drawApart(placed: PositionedGraph): PositionedGraph {
    const factor = factorFor(placed.nodes);
    const nodes = placed.nodes.map(node => {
        const centre = centreOf(node);
        return { ...node, x: centre.x * factor - node.width / 2, y: centre.y * factor - node.height / 2 };
    });
    const [left, top] = [Math.min(0, ...nodes.map(({ x }) => x)), Math.min(0, ...nodes.map(({ y }) => y))];
    const shifted = nodes.map(node => ({ ...node, x: node.x - left, y: node.y - top }));
    const byId = new Map(shifted.map(node => [node.node.id, node]));
    return {
        ...placed,
        width: Math.max(0, ...shifted.map(({ x, width }) => x + width)),
        height: Math.max(0, ...shifted.map(({ y, height }) => y + height)),
        nodes: shifted,
        edges: placed.edges.flatMap((at): PositionedEdge[] => {
            const [from, to] = [byId.get(at.edge.from.node), byId.get(at.edge.to.node)];
            if (!from || !to) return [];
            if (from === to) return [selfLoop(at.edge, from)];
            const lines = [straightLine(from, to)];
            return [{ ...at, lines, label: middleOf(lines) }];
        }),
    };
}

/** The least factor that separates every pair along one axis or the other; 1 where all are apart already. */
function factorFor(boxes: readonly Box[]): number {
    let factor = 1;
    for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) {
            const [ca, cb] = [centreOf(a), centreOf(b)];
            const needed = Math.min(
                ((a.width + b.width) / 2 + gap) / Math.abs(ca.x - cb.x),
                ((a.height + b.height) / 2 + gap) / Math.abs(ca.y - cb.y),
            );
            // Two in the very same place are not parted by any factor.
            if (Number.isFinite(needed)) factor = Math.max(factor, needed);
        }
    }
    // Past this the picture would be mostly empty, for the sake of one pair.
    return Math.min(factor, 12);
}
