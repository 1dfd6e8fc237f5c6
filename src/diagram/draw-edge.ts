import { curvePath } from './draw-shapes.js';
import { type DrawingElement, element, length, tooltip } from './drawing.js';
import type { EdgeLine, Point, PositionedEdge } from './positioned-graph.js';
import type { EdgeTip } from './view-graph.js';

/** An edge between cards, with what stands at its ends. */
export function drawCardEdge({ edge, lines, label }: PositionedEdge): DrawingElement {
    const first = lines[0]?.points ?? [];
    const last = lines.at(-1)?.points ?? [];
    return element('g', { class: `edge ${edge.role}`, 'data-id': edge.id, 'data-element': edge.element }, [
        tooltip(edge.tooltip),
        // Wide and unseen, so that a pointer need not be exact.
        ...lines.map(line =>
            element('path', {
                class: 'edge-hit',
                d: pathOf(line),
                fill: 'none',
                stroke: 'transparent',
                'stroke-width': 12,
            }),
        ),
        ...lines.map(line =>
            element('path', { class: 'edge-line', d: pathOf(line), 'stroke-width': 1.3, ...dash(edge.role) }),
        ),
        drawTip(
            edge.from.tip,
            first[0],
            first.find(point => isApart(point, first[0])),
        ),
        drawTip(
            edge.to.tip,
            last.at(-1),
            last.findLast(point => isApart(point, last.at(-1))),
        ),
        ...(edge.label && label ? drawLabel(edge.label, label) : []),
    ]);
}

const isApart = (point: Point, from: Point | undefined): boolean =>
    from !== undefined && Math.hypot(point.x - from.x, point.y - from.y) > 0.5;

function dash(role: PositionedEdge['edge']['role']): Record<string, string> {
    switch (role) {
        case 'many-to-many':
        case 'generic':
        case 'proxy':
            return { 'stroke-dasharray': '5 4' };
        default:
            return {};
    }
}

function pathOf(line: EdgeLine): string {
    if (line.kind === 'curve') return curvePath(line.points);
    return roundedPath(line.points);
}

/** Corners of at most this radius. */
const bend = 6;

function roundedPath(points: readonly Point[]): string {
    const [start, ...rest] = points;
    if (!start) return '';
    let path = `M${length(start.x)} ${length(start.y)}`;
    for (const [index, point] of rest.entries()) {
        const before = points[index];
        const after = points[index + 2];
        if (!before || !after) {
            path += `L${length(point.x)} ${length(point.y)}`;
            continue;
        }
        const radius = Math.min(bend, distance(before, point) / 2, distance(point, after) / 2);
        const [enter, leave] = [towards(point, before, radius), towards(point, after, radius)];
        path += `L${length(enter.x)} ${length(enter.y)}Q${length(point.x)} ${length(point.y)} ${length(leave.x)} ${length(leave.y)}`;
    }
    return path;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const towards = (from: Point, to: Point, by: number): Point => {
    const whole = distance(from, to);
    return whole === 0
        ? from
        : { x: from.x + ((to.x - from.x) / whole) * by, y: from.y + ((to.y - from.y) / whole) * by };
};

/** Drawn at the origin with the line coming in from the left, the card beginning at 0. */
const tips: Readonly<Record<Exclude<EdgeTip, 'none'>, readonly DrawingElement[]>> = {
    one: [element('path', { class: 'edge-tip', d: 'M-7 -5V5', 'stroke-width': 1.3 })],
    'zero-or-one': [
        element('path', { class: 'edge-tip', d: 'M-6 -5V5', 'stroke-width': 1.3 }),
        element('ellipse', { class: 'edge-tip hollow', cx: -12.5, cy: 0, rx: 3.8, ry: 3.8, 'stroke-width': 1.3 }),
    ],
    many: [element('path', { class: 'edge-tip', d: 'M0 -5L-10 0L0 5', 'stroke-width': 1.3 })],
    triangle: [
        element('path', {
            class: 'edge-tip hollow',
            d: 'M-1 0L-12 -6V6z',
            'stroke-width': 1.3,
            'stroke-linejoin': 'round',
        }),
    ],
    arrow: [
        element('path', {
            class: 'edge-tip solid',
            d: 'M-1 0L-9 -4V4z',
            'stroke-width': 1,
            'stroke-linejoin': 'round',
        }),
    ],
};

function drawTip(
    tip: EdgeTip | undefined,
    end: Point | undefined,
    before: Point | undefined,
): DrawingElement | undefined {
    if (tip === undefined || tip === 'none' || !end || !before) return undefined;
    const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
    return element(
        'g',
        { transform: `translate(${length(end.x)} ${length(end.y)}) rotate(${length(angle)})` },
        tips[tip],
    );
}

function drawLabel(text: string, at: Point): DrawingElement[] {
    // Above the line, for that runs from left to right.
    const place = { x: length(at.x), y: length(at.y - 4), 'text-anchor': 'middle', 'font-size': 10 };
    return [
        element('text', { ...place, class: 'halo', 'stroke-width': 4, 'stroke-linejoin': 'round' }, [text]),
        element('text', { ...place, class: 'edge-label' }, [text]),
    ];
}
