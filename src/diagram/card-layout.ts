import { fitText, textWidth } from './text-metrics.js';
import type { Badge, CardNode, CardRow } from './view-graph.js';

/**
 * Where the parts of a card stand inside it, in points from its top left corner. Engines need the size and the rows'
 * places, the drawing needs the rest; both ask here, so they agree.
 */
export interface CardLayout {
    readonly width: number;
    readonly height: number;
    readonly header: { readonly height: number; readonly title: PlacedText; readonly subtitle?: PlacedText };
    readonly badges: readonly PlacedBadge[];
    readonly rows: readonly PlacedRow[];
}
export interface PlacedText {
    readonly text: string;
    readonly x: number;
    /** Of the baseline. */
    readonly y: number;
    readonly size: number;
    /** Where `x` is; at its start unless said otherwise. */
    readonly anchor?: 'end';
}
export interface PlacedBadge {
    readonly badge: Badge;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}
export interface PlacedRow {
    readonly row: CardRow;
    readonly y: number;
    readonly height: number;
    readonly name: PlacedText;
    readonly detail?: PlacedText;
    readonly badges: readonly PlacedBadge[];
}

export const rowHeight = 22;
export const headerHeight = 32;

const padding = 10;
const gap = 12;
const titleSize = 13;
const subtitleSize = 10.5;
const nameSize = 12;
const detailSize = 11;
const badgeSize = 9;
const badgeHeight = 14;
const badgeGap = 3;
const widest = { title: 300, subtitle: 220, name: 240, detail: 240 };

const layouts = new WeakMap<CardNode, CardLayout>();

export function layoutCard(node: CardNode): CardLayout {
    let layout = layouts.get(node);
    if (!layout) {
        layout = computeLayout(node);
        layouts.set(node, layout);
    }
    return layout;
}

/** The centre of a row, or of the header where there is no such row, from the card's top. */
export function portOffset(node: CardNode, port: string | undefined): number {
    const { header, rows } = layoutCard(node);
    const row = port === undefined ? undefined : rows.find(placed => placed.row.id === port);
    return row ? row.y + row.height / 2 : header.height / 2;
}

function computeLayout(node: CardNode): CardLayout {
    const title = fitText(node.title, titleSize, widest.title, 'bold');
    const subtitle = node.subtitle && fitText(node.subtitle, subtitleSize, widest.subtitle);
    const titleWidth = textWidth(title, titleSize, 'bold');
    const subtitleWidth = subtitle ? textWidth(subtitle, subtitleSize) : 0;
    const headBadges = node.badges.map(widthOfBadge);
    const headWidth =
        padding * 2 +
        titleWidth +
        (subtitle ? gap + subtitleWidth : 0) +
        headBadges.reduce((sum, width) => sum + width + badgeGap, headBadges.length > 0 ? gap - badgeGap : 0);

    const names = node.rows.map(row => fitText(row.name, nameSize, widest.name));
    const details = node.rows.map(row => row.detail && fitText(row.detail, detailSize, widest.detail));
    const leading = column(node.rows.map(row => badgesWidth(row.badges.filter(isLeading))));
    const trailing = column(node.rows.map(row => badgesWidth(row.badges.filter(badge => !isLeading(badge)))));
    const nameColumn = column(names.map(name => textWidth(name, nameSize)));
    const detailColumn = column(details.map(detail => (detail ? textWidth(detail, detailSize) : 0)));
    const nameX = padding + (leading > 0 ? leading + 8 : 0);
    const detailX = nameX + nameColumn + (detailColumn > 0 ? gap : 0);
    const rowsWidth = node.rows.length === 0 ? 0 : detailX + detailColumn + (trailing > 0 ? 8 + trailing : 0) + padding;
    const width = Math.ceil(Math.max(headWidth, rowsWidth, node.minWidth ?? 80));

    let x = width - padding;
    const badges: PlacedBadge[] = [];
    for (const [index, badge] of [...node.badges.entries()].reverse()) {
        const badgeWidth = headBadges[index] ?? 0;
        x -= badgeWidth;
        badges.unshift({ badge, x, y: (headerHeight - badgeHeight) / 2, width: badgeWidth, height: badgeHeight });
        x -= badgeGap;
    }
    const subtitleX = node.badges.length > 0 ? x + badgeGap - gap : width - padding;
    const rows = node.rows.map((row, index): PlacedRow => {
        const y = headerHeight + index * rowHeight;
        const lead = row.badges.filter(isLeading);
        const trail = row.badges.filter(badge => !isLeading(badge));
        const detail = details[index];
        const badgeY = y + (rowHeight - badgeHeight) / 2;
        return {
            row,
            y,
            height: rowHeight,
            name: { text: names[index] ?? '', x: nameX, y: y + rowHeight / 2 + 4.2, size: nameSize },
            ...(detail && { detail: { text: detail, x: detailX, y: y + rowHeight / 2 + 4, size: detailSize } }),
            badges: [
                ...placeBadges(lead, padding, badgeY),
                ...placeBadges(trail, width - padding - badgesWidth(trail), badgeY),
            ],
        };
    });
    return {
        width,
        height: headerHeight + rows.length * rowHeight,
        header: {
            height: headerHeight,
            title: { text: title, x: padding, y: headerHeight / 2 + 4.6, size: titleSize },
            ...(subtitle && {
                subtitle: {
                    text: subtitle,
                    x: subtitleX,
                    y: headerHeight / 2 + 4.2,
                    size: subtitleSize,
                    anchor: 'end',
                },
            }),
        },
        badges,
        rows,
    };
}

/** What says how a row is found or joined stands in front of its name; what narrows its values behind its type. */
const isLeading = ({ role }: Badge): boolean =>
    role === 'key' || role === 'relation' || role === 'read' || role === 'write' || role === 'delete';

const widthOfBadge = ({ text }: Badge): number => Math.ceil(textWidth(text, badgeSize, 'bold') + 8);
export const badgeTextSize = badgeSize;

const badgesWidth = (badges: readonly Badge[]): number =>
    badges.reduce((sum, badge) => sum + widthOfBadge(badge), 0) + Math.max(0, badges.length - 1) * badgeGap;

function placeBadges(badges: readonly Badge[], x: number, y: number): PlacedBadge[] {
    let next = x;
    return badges.map(badge => {
        const width = widthOfBadge(badge);
        const placed = { badge, x: next, y, width, height: badgeHeight };
        next += width + badgeGap;
        return placed;
    });
}

const column = (widths: readonly number[]): number => Math.max(0, ...widths);
