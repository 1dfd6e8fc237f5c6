import { elkLoader } from '../../src/diagram/elk/load-elk.js';
import { graphvizLoader } from '../../src/diagram/graphviz/load-graphviz.js';
import { createLayouter } from '../../src/diagram/layouter.js';
import type { PositionedGraph } from '../../src/diagram/positioned-graph.js';

/** The real engines. */
export const layouter = createLayouter({ graphviz: graphvizLoader, elk: elkLoader });

/** A signal that stays silent. */
export const never = new AbortController().signal;

/** Pairs of nodes that lie on each other. */
export function overlaps(placed: PositionedGraph): string[] {
    const boxes = placed.nodes.map(({ node, x, y, width, height }) => ({ id: node.id, x, y, width, height }));
    return boxes.flatMap((a, index) =>
        boxes
            .slice(index + 1)
            .filter(
                b =>
                    a.x + a.width > b.x + 0.5 &&
                    b.x + b.width > a.x + 0.5 &&
                    a.y + a.height > b.y + 0.5 &&
                    b.y + b.height > a.y + 0.5,
            )
            .map(b => `${a.id} / ${b.id}`),
    );
}
