import type { Box, EdgeLine, Point } from '../positioned-graph.js';

/** Between the rims of two boxes, for algorithms that route no edges. */
export function straightLine(from: Box, to: Box): EdgeLine {
    const [a, b] = [centreOf(from), centreOf(to)];
    return { kind: 'straight', points: [rimPoint(from, b), rimPoint(to, a)] };
}

export const centreOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

function rimPoint(box: Box, towards: Point): Point {
    const centre = centreOf(box);
    const [dx, dy] = [towards.x - centre.x, towards.y - centre.y];
    if (dx === 0 && dy === 0) return centre;
    const scale = Math.min(
        dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
        dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
    );
    return { x: centre.x + dx * scale, y: centre.y + dy * scale };
}

/** Halfway along, for a label. */
export function middleOf(lines: readonly EdgeLine[]): Point {
    const points = lines.flatMap(line => line.points);
    const middle = Math.floor((points.length - 1) / 2);
    const [a, b] = [points[middle] ?? { x: 0, y: 0 }, points[middle + 1] ?? points[middle] ?? { x: 0, y: 0 }];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
