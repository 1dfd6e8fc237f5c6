import { layoutCard } from '../card-layout.js';
import type {
    Box,
    EdgeLine,
    Point,
    PositionedCluster,
    PositionedEdge,
    PositionedGraph,
    PositionedNode,
} from '../positioned-graph.js';
import { selfLoop } from '../self-loop.js';
import type { ViewGraph, ViewNode } from '../view-graph.js';
import { namesOf } from './dot-names.js';
import { shapesOf, type Turn, type XdotOperation } from './xdot.js';

/** What we read of Graphviz's `json` output. */
export interface GraphvizJson extends Drawn {
    readonly bb: string;
    readonly objects?: readonly GraphvizObject[];
    readonly edges?: readonly GraphvizEdge[];
}
interface Drawn {
    readonly _draw_?: readonly XdotOperation[];
    readonly _ldraw_?: readonly XdotOperation[];
}
/** A node or a cluster. */
export interface GraphvizObject extends Drawn {
    readonly name: string;
    readonly pos?: string;
    readonly width?: string;
    readonly height?: string;
    readonly bb?: string;
}
export interface GraphvizEdge extends Drawn {
    readonly id?: string;
    readonly pos?: string;
    readonly lp?: string;
    readonly _hdraw_?: readonly XdotOperation[];
    readonly _tdraw_?: readonly XdotOperation[];
    readonly _hldraw_?: readonly XdotOperation[];
    readonly _tldraw_?: readonly XdotOperation[];
}

/** Graphviz's positions, turned over so that `y` grows downwards. */
export function fromGraphvizJson(json: GraphvizJson, graph: ViewGraph, engine: string): PositionedGraph {
    const [left = 0, bottom = 0, right = 0, top = 0] = numbers(json.bb);
    const turn: Turn = ([x, y]) => ({ x: round(x - left), y: round(top - y) });
    const names = namesOf(graph);
    const objects = new Map((json.objects ?? []).map(object => [object.name, object]));
    const edges = new Map((json.edges ?? []).map(edge => [edge.id, edge]));

    const nodes = graph.nodes.flatMap((node): PositionedNode[] => {
        const object = objects.get(names.node(node.id));
        return object ? [{ node, ...boxOf(node, object, turn), shapes: drawingOf(object, turn) }] : [];
    });
    const boxes = new Map(nodes.map(node => [node.node.id, node]));
    return {
        stage: 'positioned',
        graph,
        engine,
        width: round(right - left),
        height: round(top - bottom),
        nodes,
        edges: graph.edges.flatMap((edge, index): PositionedEdge[] => {
            const node = boxes.get(edge.from.node);
            if (node && graph.look === 'cards' && edge.from.node === edge.to.node) return [selfLoop(edge, node)];
            const found = edges.get(`e${index}`);
            if (!found) return [];
            const [label] = found.lp === undefined ? [] : pointsOf(found.lp, turn);
            return [
                {
                    edge,
                    lines: linesOf(found.pos ?? '', turn),
                    ...(label && { label }),
                    shapes:
                        graph.look === 'cards'
                            ? []
                            : shapesOf(
                                  [
                                      found._draw_,
                                      found._hdraw_,
                                      found._tdraw_,
                                      found._ldraw_,
                                      found._hldraw_,
                                      found._tldraw_,
                                  ],
                                  turn,
                              ),
                },
            ];
        }),
        clusters: graph.clusters.flatMap((cluster): PositionedCluster[] => {
            const object = objects.get(names.cluster(cluster.id));
            const [x0, y0, x1, y1] = object?.bb === undefined ? [] : numbers(object.bb);
            if (!object || x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return [];
            const corner = turn([x0, y1]);
            const box = { ...corner, width: round(x1 - x0), height: round(y1 - y0) };
            return [{ cluster, ...box, shapes: graph.look === 'cards' ? [] : drawingOf(object, turn) }];
        }),
        shapes: graph.look === 'cards' ? [] : drawingOf(json, turn),
    };

    function drawingOf(drawn: Drawn, turned: Turn): PositionedNode['shapes'] {
        return graph.look === 'cards' ? [] : shapesOf([drawn._draw_, drawn._ldraw_], turned);
    }
}

function boxOf(node: ViewNode, object: GraphvizObject, turn: Turn): Box {
    const [centre = { x: 0, y: 0 }] = pointsOf(object.pos ?? '0,0', turn);
    const { width, height } =
        node.kind === 'card'
            ? layoutCard(node)
            : { width: Number(object.width) * 72, height: Number(object.height) * 72 };
    return {
        x: round(centre.x - width / 2),
        y: round(centre.y - height / 2),
        width: round(width),
        height: round(height),
    };
}

/** `s,x,y e,x,y x,y x,y …`, several of these with `;` between: where the ends are, and the curve between them. */
function linesOf(pos: string, turn: Turn): EdgeLine[] {
    return pos.split(';').flatMap((piece): EdgeLine[] => {
        const curve: string[] = [];
        let start: Point | undefined;
        let end: Point | undefined;
        for (const part of piece.trim().split(/\s+/)) {
            if (part.startsWith('s,')) [start] = pointsOf(part.slice(2), turn);
            else if (part.startsWith('e,')) [end] = pointsOf(part.slice(2), turn);
            else if (part !== '') curve.push(part);
        }
        const points = pointsOf(curve.join(' '), turn);
        const [first, last] = [points[0], points.at(-1)];
        if (!first || !last) return [];
        return [
            {
                kind: 'curve',
                points: [
                    ...(start ? [start, start, first, first] : []).slice(0, -1),
                    ...points,
                    ...(end ? [last, end, end] : []),
                ],
            },
        ];
    });
}

const pointsOf = (text: string, turn: Turn): Point[] =>
    text
        .trim()
        .split(/\s+/)
        .flatMap(part => {
            const [x, y] = numbers(part);
            return x === undefined || y === undefined ? [] : [turn([x, y])];
        });

const numbers = (text: string): number[] =>
    text
        .replace(/!$/, '')
        .split(',')
        .map(Number)
        .filter(number => !Number.isNaN(number));

/** Hundredths of a point are finer than any screen; more digits only make the picture longer. */
const round = (length: number): number => Math.round(length * 100) / 100;
