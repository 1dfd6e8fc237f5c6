import { headerHeight, portOffset } from './card-layout.js';
import type { PositionedEdge, PositionedNode } from './positioned-graph.js';
import type { ViewEdge } from './view-graph.js';

/** How far an edge from a card to itself stands out at the card's right. Engines leave more room than that. */
const reach = 22;

/** An edge from a card's row to the card's own header. Engines know no rows, so it is drawn here for all of them. */
export function selfLoop(edge: ViewEdge, { node, x, y, width }: PositionedNode): PositionedEdge {
    const right = x + width;
    const from = node.kind === 'card' && edge.from.port !== undefined ? portOffset(node, edge.from.port) : headerHeight;
    const start = { x: right, y: y + from };
    const end = { x: right, y: y + headerHeight / 2 };
    return {
        edge,
        lines: [
            {
                kind: 'straight',
                points: [start, { x: right + reach, y: start.y }, { x: right + reach, y: end.y }, end],
            },
        ],
        ...(edge.label && { label: { x: right + reach, y: (start.y + end.y) / 2 } }),
        shapes: [],
    };
}
