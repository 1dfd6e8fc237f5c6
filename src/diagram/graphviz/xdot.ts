import type { Colour, ColourStop, Font, Paint, Pen, Point, Shape } from '../positioned-graph.js';
import { shownText } from './dot-quoting.js';
import { fixedColour, type GraphvizColour, themeColourOr } from './graphviz-colour.js';

/**
 * The strokes of Graphviz's pen, as its JSON has them. A capital fills: `B` too, whatever the manual of the xdot format
 * says, for the JSON turns that pair around.
 */
export type XdotOperation =
    | { readonly op: 'E' | 'e'; readonly rect: readonly [number, number, number, number] }
    | { readonly op: 'P' | 'p' | 'L' | 'B' | 'b'; readonly points: readonly (readonly [number, number])[] }
    | {
          readonly op: 'T';
          readonly pt: readonly [number, number];
          readonly align: 'l' | 'c' | 'r';
          readonly width: number;
          readonly text: string;
      }
    | { readonly op: 'F'; readonly size: number; readonly face: string }
    | { readonly op: 't'; readonly fontchar: number }
    | { readonly op: 'S'; readonly style: string }
    | ({ readonly op: 'C' | 'c' } & GraphvizColour)
    | { readonly op: 'I' };

/** Graphviz measures upwards; this turns a point over. */
export type Turn = (point: readonly [number, number]) => Point;

/** The shapes that a list of operations draws. A pen does not carry over from one list to the next. */
export function shapesOf(lists: readonly (readonly XdotOperation[] | undefined)[], turn: Turn): Shape[] {
    return lists.flatMap(list => [...draw(list ?? [], turn)]);
}

function* draw(operations: readonly XdotOperation[], turn: Turn): Iterable<Shape> {
    let stroke: Colour = { kind: 'theme' };
    let fill: Paint = { kind: 'theme' };
    let strokeWidth = 1;
    let dash: Pen['dash'];
    let face = 'Helvetica';
    let size = 14;
    let flags = 0;
    let isHidden = false;
    for (const operation of operations) {
        switch (operation.op) {
            case 'c':
                stroke = themeColourOr(operation.grad === 'none' ? operation.color : (operation.stops[0]?.color ?? ''));
                break;
            case 'C':
                fill = paintOf(operation, turn);
                break;
            case 'S':
                ({ strokeWidth, dash, isHidden } = applyStyle(operation.style, { strokeWidth, dash, isHidden }));
                break;
            case 'F':
                ({ face, size } = operation);
                break;
            case 't':
                flags = operation.fontchar;
                break;
            case 'E':
            case 'e': {
                const [x, y, rx, ry] = operation.rect;
                const pen = penOf(operation.op === 'E');
                if (pen) yield { kind: 'ellipse', centre: turn([x, y]), rx, ry, ...pen };
                break;
            }
            case 'P':
            case 'p':
            case 'L': {
                const pen = penOf(operation.op === 'P');
                const kind = operation.op === 'L' ? 'polyline' : 'polygon';
                if (pen) yield { kind, points: operation.points.map(turn), ...pen };
                break;
            }
            case 'B':
            case 'b': {
                const pen = penOf(operation.op === 'B');
                if (pen) yield { kind: 'curve', points: operation.points.map(turn), ...pen };
                break;
            }
            case 'T':
                if (isHidden || operation.text === '') break;
                yield {
                    kind: 'text',
                    at: turn(operation.pt),
                    anchor: operation.align === 'l' ? 'start' : operation.align === 'r' ? 'end' : 'middle',
                    width: operation.width,
                    text: shownText(operation.text),
                    font: fontOf(face, size, flags),
                    colour: stroke,
                };
                break;
            case 'I':
                break;
            default:
                // A newer Graphviz may know more strokes; what it draws besides them still shows.
                operation satisfies never;
        }
    }

    function penOf(filled: boolean): Pen | undefined {
        if (isHidden) return undefined;
        return { ...(filled && { fill }), stroke, strokeWidth, ...(dash && { dash }) };
    }
}

interface LineStyle {
    readonly strokeWidth: number;
    readonly dash: Pen['dash'];
    readonly isHidden: boolean;
}

function applyStyle(style: string, before: LineStyle): LineStyle {
    const width = /^setlinewidth\((.+)\)$/.exec(style)?.[1];
    if (width !== undefined) return { ...before, strokeWidth: Number(width) || 0 };
    switch (style) {
        case 'dashed':
        case 'dotted':
            return { ...before, dash: style };
        case 'solid':
            return { ...before, dash: undefined };
        case 'bold':
            return { ...before, strokeWidth: 2 };
        case 'invis':
        case 'invisible':
            return { ...before, isHidden: true };
        default:
            return before;
    }
}

function paintOf(colour: GraphvizColour, turn: Turn): Paint {
    switch (colour.grad) {
        case 'none':
            return themeColourOr(colour.color);
        case 'linear':
            return { kind: 'linear', from: turn(colour.p0), to: turn(colour.p1), stops: stopsOf(colour.stops) };
        case 'radial': {
            const [x0, y0, r0] = colour.p0;
            const [x1, y1, r1] = colour.p1;
            return {
                kind: 'radial',
                from: turn([x0, y0]),
                fromRadius: r0,
                to: turn([x1, y1]),
                toRadius: r1,
                stops: stopsOf(colour.stops),
            };
        }
        default:
            return colour satisfies never;
    }
}

const stopsOf = (stops: readonly { readonly frac: number; readonly color: string }[]): ColourStop[] =>
    stops.map(({ frac, color }) => ({ offset: frac, colour: fixedColour(color) }));

const flag = { bold: 1, italic: 2, underline: 4, super: 8, sub: 16, strike: 32 };

function fontOf(face: string, size: number, flags: number): Font {
    const has = (bit: number): boolean => (flags & bit) !== 0;
    return {
        family: face.replace(/[-, ]*(bold|italic|oblique|roman)/gi, '').trim() || 'Helvetica',
        size,
        bold: has(flag.bold) || /bold/i.test(face),
        italic: has(flag.italic) || /italic|oblique/i.test(face),
        underline: has(flag.underline),
        strike: has(flag.strike),
        shift: has(flag.super) ? 'super' : has(flag.sub) ? 'sub' : 'none',
    };
}
