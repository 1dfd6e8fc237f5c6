import {
    badgeTextSize,
    headerHeight,
    layoutCard,
    type PlacedBadge,
    type PlacedRow,
    type PlacedText,
} from './card-layout.js';
import { type DrawingElement, element, length, tooltip } from './drawing.js';
import { toneCount } from './drawing-styles.js';
import type { PositionedNode } from './positioned-graph.js';
import { heldToWidth } from './text-metrics.js';
import type { CardNode } from './view-graph.js';

const corner = 6;

/** A model with its fields, a route with its methods. The group stands at the card's place; all in it counts from there. */
export function drawCard(node: CardNode, at: PositionedNode): DrawingElement {
    const { width, height, header, badges, rows } = layoutCard(node);
    return element(
        'g',
        {
            class: `node card ${node.role}${node.tone === undefined ? '' : ` tone-${node.tone % toneCount}`}`,
            transform: `translate(${length(at.x)} ${length(at.y)})`,
            'data-id': node.id,
            'data-element': node.element,
        },
        [
            tooltip(node.tooltip ?? node.title),
            element('rect', { class: 'card-box', width, height, rx: corner, 'stroke-width': 1, ...dashOf(node) }),
            element('path', { class: 'card-header', d: headerPath(width, rows.length === 0) }),
            text(header.title, 'title', {
                'font-weight': 600,
                'font-style': node.role === 'abstract-model' ? 'italic' : undefined,
            }),
            header.subtitle && text(header.subtitle, 'subtitle'),
            ...badges.map(drawBadge),
            ...rows.map((row, index) => drawRow(row, width, index)),
            // Over the rows, so that their highlight does not cut into it.
            element('rect', { class: 'card-outline', width, height, rx: corner, fill: 'none' }),
        ],
    );
}

/** What has no table of its own is drawn with a broken outline. */
const dashOf = (node: CardNode): Record<string, string> =>
    node.role === 'abstract-model' || node.role === 'proxy-model' ? { 'stroke-dasharray': '5 3' } : {};

/** Rounded where the card is. */
const headerPath = (width: number, isAll: boolean): string =>
    isAll
        ? `M0 ${corner}a${corner} ${corner} 0 0 1 ${corner} ${-corner}H${width - corner}a${corner} ${corner} 0 0 1 ${corner} ${corner}V${headerHeight - corner}a${corner} ${corner} 0 0 1 ${-corner} ${corner}H${corner}a${corner} ${corner} 0 0 1 ${-corner} ${-corner}z`
        : `M0 ${corner}a${corner} ${corner} 0 0 1 ${corner} ${-corner}H${width - corner}a${corner} ${corner} 0 0 1 ${corner} ${corner}V${headerHeight}H0z`;

function drawRow(placed: PlacedRow, width: number, index: number): DrawingElement {
    const { row, y, height, name, detail, badges } = placed;
    return element('g', { class: row.muted ? 'row muted' : 'row', 'data-id': row.id, 'data-element': row.element }, [
        tooltip(row.tooltip),
        element('rect', { class: 'row-box', x: 0.5, y, width: width - 1, height, fill: 'transparent' }),
        index > 0
            ? element('line', { class: 'rule', x1: 0.5, x2: width - 0.5, y1: y, y2: y, 'stroke-width': 1 })
            : undefined,
        ...badges.map(drawBadge),
        text(name, 'row-name'),
        detail && text(detail, 'row-detail'),
    ]);
}

function drawBadge({ badge, x, y, width, height }: PlacedBadge): DrawingElement {
    return element('g', { class: `badge badge-${badge.role}` }, [
        tooltip(badge.tooltip),
        element('rect', { x: length(x), y: length(y), width, height, rx: 3 }),
        element(
            'text',
            {
                x: length(x + width / 2),
                y: length(y + height / 2 + badgeTextSize * 0.35),
                'font-size': badgeTextSize,
                'font-weight': 600,
                'text-anchor': 'middle',
                ...heldToWidth(badge.text, badgeTextSize, 'bold'),
            },
            [badge.text],
        ),
    ]);
}

const text = (
    placed: PlacedText,
    className: string,
    more: Record<string, string | number | undefined> = {},
): DrawingElement =>
    element(
        'text',
        {
            class: className,
            x: length(placed.x),
            y: length(placed.y),
            'font-size': placed.size,
            'text-anchor': placed.anchor,
            ...heldToWidth(placed.text, placed.size, more['font-weight'] === undefined ? 'normal' : 'bold'),
            ...more,
        },
        [placed.text],
    );
