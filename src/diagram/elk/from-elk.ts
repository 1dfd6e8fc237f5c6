import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type {
    Box,
    EdgeLine,
    PositionedCluster,
    PositionedEdge,
    PositionedGraph,
    PositionedNode,
} from '../positioned-graph.js';
import { selfLoop } from '../self-loop.js';
import type { ViewGraph } from '../view-graph.js';
import { middleOf, straightLine } from './straight-line.js';

/** ELK's positions. Coordinates are the root's, as to-elk.ts asks for. */
export function fromElk(root: ElkNode, graph: ViewGraph, engine: string): PositionedGraph {
    const shapes = new Map<string, Box>();
    const collect = (node: ElkNode): void => {
        for (const child of node.children ?? []) {
            shapes.set(child.id, {
                x: child.x ?? 0,
                y: child.y ?? 0,
                width: child.width ?? 0,
                height: child.height ?? 0,
            });
            collect(child);
        }
    };
    collect(root);
    const routed = new Map((root.edges ?? []).map(edge => [edge.id, edge]));
    const nodes = graph.nodes.flatMap((node, index): PositionedNode[] => {
        const box = shapes.get(`n${index}`);
        return box ? [{ node, ...box, shapes: [] }] : [];
    });
    const byId = new Map(nodes.map(node => [node.node.id, node]));
    return {
        stage: 'positioned',
        graph,
        engine,
        width: root.width ?? 0,
        height: root.height ?? 0,
        nodes,
        edges: graph.edges.flatMap((edge, index): PositionedEdge[] => {
            const from = byId.get(edge.from.node);
            const to = byId.get(edge.to.node);
            if (!from || !to) return [];
            if (from === to && graph.look === 'cards') return [selfLoop(edge, from)];
            const elkEdge = routed.get(`e${index}`);
            const lines = elkEdge ? linesOf(elkEdge) : [];
            const label = elkEdge?.labels?.[0];
            const straight = lines.length > 0 ? lines : [straightLine(from, to)];
            return [
                {
                    edge,
                    lines: straight,
                    label:
                        label?.x !== undefined && label.y !== undefined && (label.x !== 0 || label.y !== 0)
                            ? { x: label.x + (label.width ?? 0) / 2, y: label.y + (label.height ?? 0) / 2 }
                            : middleOf(straight),
                    shapes: [],
                },
            ];
        }),
        clusters: graph.clusters.flatMap((cluster, index): PositionedCluster[] => {
            const box = shapes.get(`c${index}`);
            return box ? [{ cluster, ...box, shapes: [] }] : [];
        }),
        shapes: [],
    };
}

const linesOf = (edge: ElkExtendedEdge): EdgeLine[] =>
    (edge.sections ?? []).map(section => ({
        kind: 'straight',
        points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
    }));
