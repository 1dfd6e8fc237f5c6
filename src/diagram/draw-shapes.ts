import { type DrawingElement, element, length } from './drawing.js';
import type { Colour, Font, Paint, Pen, Point, Shape } from './positioned-graph.js';
import { heldToWidth } from './text-metrics.js';

/** Draws what Graphviz drew. Gradients need definitions: these are gathered for the head of the picture. */
export class ShapeDrawing {
    readonly definitions: DrawingElement[] = [];
    private readonly prefix: string;

    /** @param prefix keeps the ids of definitions apart where several pictures share a page. */
    constructor(prefix: string) {
        this.prefix = prefix;
    }

    /**
     * @param surface the colour behind the shapes, where somebody chose one.
     * @param solid whether what nobody chose a colour for is filled with the line's colour, as arrowheads are.
     */
    draw(shapes: readonly Shape[], surface?: Colour, solid = false): DrawingElement[] {
        return shapes.map((shape, index) => {
            // An edge's arrowhead is filled too, and its label stands elsewhere.
            const under =
                shape.kind === 'text' ? shapes.slice(0, index).findLast(other => isOn(shape, other)) : undefined;
            const fill = under && under.kind !== 'text' && under.fill ? surfaceOf(under.fill) : undefined;
            return this.shape(shape, fill ?? surface, solid);
        });
    }

    private shape(shape: Shape, surface: Colour | undefined, solid: boolean): DrawingElement {
        switch (shape.kind) {
            case 'ellipse':
                return element('ellipse', {
                    cx: length(shape.centre.x),
                    cy: length(shape.centre.y),
                    rx: length(shape.rx),
                    ry: length(shape.ry),
                    ...this.pen(shape, solid),
                });
            case 'polygon':
            case 'polyline':
                return element(shape.kind, { points: shape.points.map(pair).join(' '), ...this.pen(shape, solid) });
            case 'curve':
                return element('path', { d: curvePath(shape.points), ...this.pen(shape, solid) });
            case 'text':
                return element(
                    'text',
                    {
                        x: length(shape.at.x),
                        y: length(shape.at.y + shiftOf(shape.font.shift, shape.font.size)),
                        'text-anchor': shape.anchor,
                        'font-family': familyOf(shape.font.family),
                        'font-size': length(shape.font.shift === 'none' ? shape.font.size : shape.font.size * 0.7),
                        'font-weight': shape.font.bold ? 'bold' : undefined,
                        'font-style': shape.font.italic ? 'italic' : undefined,
                        'text-decoration': decorationOf(shape.font),
                        'xml:space': /^\s|\s\s|\s$/.test(shape.text) ? 'preserve' : undefined,
                        ...textColour(shape.colour, surface),
                        ...heldToPlace(shape.text, shape.font),
                    },
                    [shape.text],
                );
            default:
                return shape satisfies never;
        }
    }

    private pen({ fill, stroke, strokeWidth, dash }: Pen, solid: boolean): Record<string, string | number | undefined> {
        const classes: string[] = [];
        const attributes: Record<string, string | number | undefined> = {};
        if (!fill) attributes.fill = 'none';
        else if (fill.kind === 'theme') classes.push(solid ? 'theme-ink' : 'theme-fill');
        else if (fill.kind === 'fixed') {
            attributes.fill = fill.opacity === 0 ? 'none' : fill.css;
            if (fill.opacity < 1 && fill.opacity > 0) attributes['fill-opacity'] = fill.opacity;
        } else attributes.fill = `url(#${this.gradient(fill)})`;
        if (!stroke || strokeWidth === 0) attributes.stroke = 'none';
        else if (stroke.kind === 'theme') classes.push('theme-stroke');
        else {
            attributes.stroke = stroke.opacity === 0 ? 'none' : stroke.css;
            if (stroke.opacity < 1 && stroke.opacity > 0) attributes['stroke-opacity'] = stroke.opacity;
        }
        if (stroke && strokeWidth !== 1) attributes['stroke-width'] = length(strokeWidth);
        if (dash) attributes['stroke-dasharray'] = dash === 'dashed' ? '5 3' : '1 3';
        if (classes.length > 0) attributes.class = classes.join(' ');
        return attributes;
    }

    private gradient(paint: Exclude<Paint, Colour>): string {
        const id = `${this.prefix}-gradient-${this.definitions.length}`;
        const stops = paint.stops.map(({ offset, colour }) =>
            element('stop', {
                offset,
                'stop-color': colour.kind === 'fixed' ? colour.css : '#808080',
                'stop-opacity': colour.kind === 'fixed' && colour.opacity < 1 ? colour.opacity : undefined,
            }),
        );
        const place =
            paint.kind === 'linear'
                ? { x1: paint.from.x, y1: paint.from.y, x2: paint.to.x, y2: paint.to.y }
                : { fx: paint.from.x, fy: paint.from.y, cx: paint.to.x, cy: paint.to.y, r: paint.toRadius };
        this.definitions.push(
            element(
                paint.kind === 'linear' ? 'linearGradient' : 'radialGradient',
                { id, gradientUnits: 'userSpaceOnUse', ...place },
                stops,
            ),
        );
        return id;
    }
}

/** Graphviz measured what nobody chose a font for with our own font's widths. */
const heldToPlace = (text: string, { family, size, bold, shift }: Font): ReturnType<typeof heldToWidth> =>
    /^(Helvetica|Arial)\b/i.test(family) && shift === 'none' ? heldToWidth(text, size, bold ? 'bold' : 'normal') : {};

const pair = ({ x, y }: Point): string => `${length(x)},${length(y)}`;

/** A start, then three points a Bézier piece. */
export function curvePath([start, ...rest]: readonly Point[]): string {
    if (!start) return '';
    return `M${pair(start)}C${rest.map(pair).join(' ')}`;
}

/** Whether the text stands on a fill that says which colour is behind it. */
function isOn({ at, font }: Shape & { kind: 'text' }, shape: Shape): boolean {
    if (shape.kind === 'text' || !shape.fill || !surfaceOf(shape.fill)) return false;
    const corners =
        shape.kind === 'ellipse'
            ? [-1, 1].map(side => ({ x: shape.centre.x + side * shape.rx, y: shape.centre.y + side * shape.ry }))
            : shape.points;
    const middle = at.y - font.size / 3;
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    return at.x >= Math.min(...xs) && at.x <= Math.max(...xs) && middle >= Math.min(...ys) && middle <= Math.max(...ys);
}

/** The colour that a fill gives to whatever is written on it; undefined where the theme decides. */
function surfaceOf(fill: Paint): Colour | undefined {
    if (fill.kind === 'theme') return undefined;
    if (fill.kind === 'fixed') return fill.opacity < 0.5 ? undefined : fill;
    return fill.stops[0]?.colour;
}

/** Text nobody chose a colour for must be legible on a colour somebody did choose, in every theme. */
function textColour(colour: Colour, surface: Colour | undefined): Record<string, string | number | undefined> {
    if (colour.kind === 'fixed') {
        return { fill: colour.css, 'fill-opacity': colour.opacity < 1 ? colour.opacity : undefined };
    }
    if (surface?.kind !== 'fixed') return { class: 'theme-text' };
    return { fill: luminance(surface.css) > 0.4 ? '#1f2328' : '#ffffff' };
}

/** Relative luminance as WCAG 2 defines it, from 0 to 1. */
function luminance(css: string): number {
    const channel = (at: number): number => {
        const part = Number.parseInt(css.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

const shiftOf = (shift: 'none' | 'sub' | 'super', size: number): number =>
    shift === 'none' ? 0 : shift === 'sub' ? size * 0.2 : size * -0.35;

const decorationOf = (font: { readonly underline: boolean; readonly strike: boolean }): string | undefined =>
    [font.underline && 'underline', font.strike && 'line-through'].filter(Boolean).join(' ') || undefined;

const families: readonly (readonly [RegExp, string])[] = [
    [/^(times|serif)/i, "Times, 'Times New Roman', 'Liberation Serif', serif"],
    [/^(courier|mono)/i, "'Courier New', 'Liberation Mono', monospace"],
    [/^(helvetica|arial|sans)/i, "Helvetica, Arial, 'Liberation Sans', sans-serif"],
];

/** A font by its name, with what stands in for it. Characters that could end the name are dropped. */
function familyOf(face: string): string {
    const known = families.find(([pattern]) => pattern.test(face));
    return known?.[1] ?? `'${face.replaceAll(/[^\p{L}\p{N} _-]/gu, '')}', sans-serif`;
}
