import { toDot } from '../graphviz/to-dot.js';
import type { Box, EdgeLine, Point, PositionedGraph, PositionedNode } from '../positioned-graph.js';
import type { ViewEdge, ViewGraph, ViewNode } from '../view-graph.js';

/** DOT in which everything has its place already: `nop2` moves nothing and draws Graphviz's shapes and arrows there. */
export function pinnedDot(placed: PositionedGraph, graph: ViewGraph): string {
    const up = (point: Point): string => `${fixed(point.x)},${fixed(placed.height - point.y)}`;
    const nodes = new Map(placed.nodes.map(node => [node.node.id, node]));
    const edges = new Map(placed.edges.map(edge => [edge.edge.id, edge]));
    const clusters = new Map(placed.clusters.map(cluster => [cluster.cluster.id, cluster]));
    const boxText = (box: Box): string =>
        `${up({ x: box.x, y: box.y + box.height })},${up({ x: box.x + box.width, y: box.y })}`;
    return toDot(graph, 'nop2', {
        graph: [`bb="0,0,${fixed(placed.width)},${fixed(placed.height)}"`],
        node: node => {
            const box = nodes.get(node.id);
            return box ? [`pos="${up({ x: box.x + box.width / 2, y: box.y + box.height / 2 })}"`] : [];
        },
        cluster: cluster => {
            const box = clusters.get(cluster.id);
            return box ? [`bb="${boxText(box)}"`, `lp="${up({ x: box.x + box.width / 2, y: box.y + 14 })}"`] : [];
        },
        edge: edge => {
            const line = edges.get(edge.id);
            const [from, to] = [nodes.get(edge.from.node), nodes.get(edge.to.node)];
            if (!line || !from || !to) return [];
            const pieces = line.lines.map(piece => splineText(piece, edge, graph, from, to, up));
            return [`pos="${pieces.join(';')}"`, ...(line.label ? [`lp="${up(line.label)}"`] : [])];
        },
    });
}

const fixed = (length: number): string => length.toFixed(2);

/** Graphviz's arrows are this long unless `arrowsize` says otherwise; the line ends where they begin. */
const arrowLength = 10;

function splineText(
    line: EdgeLine,
    edge: ViewEdge,
    graph: ViewGraph,
    from: PositionedNode,
    to: PositionedNode,
    up: (point: Point) => string,
): string {
    const attribute = (name: string): string | undefined =>
        edge.attributes.find(candidate => candidate.name === name)?.value.text;
    const dir = attribute('dir') ?? (graph.directed ? 'forward' : 'none');
    const arrow = arrowLength * (Number(attribute('arrowsize') ?? 1) || 0);
    const points = [...line.points];
    const [first, second] = [points[0], points[1]];
    const [last, previous] = [points.at(-1), points.at(-2)];
    if (!first || !second || !last || !previous) return '';
    const start = rim(from, first, second);
    const end = rim(to, last, previous);
    const startsWithArrow = (dir === 'back' || dir === 'both') && attribute('arrowtail') !== 'none';
    const endsWithArrow = (dir === 'forward' || dir === 'both') && attribute('arrowhead') !== 'none';
    points[0] = startsWithArrow ? towards(start, second, arrow) : start;
    points[points.length - 1] = endsWithArrow ? towards(end, previous, arrow) : end;
    const curve = points.flatMap((point, index) => {
        const before = points[index - 1];
        return before ? [mix(before, point, 1 / 3), mix(before, point, 2 / 3), point] : [point];
    });
    return [
        ...(startsWithArrow ? [`s,${up(start)}`] : []),
        ...(endsWithArrow ? [`e,${up(end)}`] : []),
        ...curve.map(up),
    ].join(' ');
}

const mix = (a: Point, b: Point, part: number): Point => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part });

function towards(from: Point, to: Point, by: number): Point {
    const whole = Math.hypot(to.x - from.x, to.y - from.y);
    // A line shorter than its arrow keeps a little of itself, so that the arrow has a direction.
    return whole === 0 ? from : mix(from, to, Math.min(by / whole, 0.9));
}

const boxes = new Set([
    'box',
    'rect',
    'rectangle',
    'square',
    'record',
    'Mrecord',
    'plaintext',
    'plain',
    'none',
    'underline',
    'note',
    'tab',
    'folder',
    'box3d',
    'component',
    'cylinder',
]);

/** ELK takes every node for a box; a line to a round one is led on to its rim. */
function rim({ node, x, y, width, height }: PositionedNode, at: Point, outside: Point): Point {
    if (isBox(node)) return at;
    const [cx, cy, rx, ry] = [x + width / 2, y + height / 2, width / 2, height / 2];
    // The first point on the way from `outside` through `at` that lies on the ellipse: a quadratic equation.
    const [dx, dy] = [(at.x - outside.x) / rx, (at.y - outside.y) / ry];
    const [ox, oy] = [(outside.x - cx) / rx, (outside.y - cy) / ry];
    const [a, b, c] = [dx * dx + dy * dy, 2 * (ox * dx + oy * dy), ox * ox + oy * oy - 1];
    const discriminant = b * b - 4 * a * c;
    if (a === 0 || discriminant < 0) return at;
    const t = (-b - Math.sqrt(discriminant)) / (2 * a);
    return t > 0 ? { x: outside.x + (at.x - outside.x) * t, y: outside.y + (at.y - outside.y) * t } : at;
}

const isBox = (node: ViewNode): boolean =>
    node.kind === 'card' || boxes.has(node.attributes.find(({ name }) => name === 'shape')?.value.text ?? 'ellipse');
