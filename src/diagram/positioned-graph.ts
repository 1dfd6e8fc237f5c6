import type { ViewCluster, ViewEdge, ViewGraph, ViewNode } from './view-graph.js';

/**
 * A picture with positions. All lengths are points (1/72 inch, drawn as CSS pixels), measured from the picture's top
 * left corner; Graphviz measures upwards, and from-json.ts has turned it over.
 */
export interface PositionedGraph {
    readonly stage: 'positioned';
    readonly graph: Pick<ViewGraph, 'view' | 'title' | 'look' | 'directed' | 'notes' | 'emptyText'>;
    /** The engine that has placed it. */
    readonly engine: string;
    readonly width: number;
    readonly height: number;
    readonly nodes: readonly PositionedNode[];
    readonly edges: readonly PositionedEdge[];
    readonly clusters: readonly PositionedCluster[];
    /** What Graphviz draws for the whole graph: its background and label. */
    readonly shapes: readonly Shape[];
}

export interface Point {
    readonly x: number;
    readonly y: number;
}
/** `x` and `y` are the top left corner. */
export interface Box extends Point {
    readonly width: number;
    readonly height: number;
}

export interface PositionedNode extends Box {
    readonly node: ViewNode;
    /** Of a network's node, as Graphviz draws it. Empty for cards: draw-card.ts draws these. */
    readonly shapes: readonly Shape[];
}
export interface PositionedEdge {
    readonly edge: ViewEdge;
    /** One or more lines: an edge may be routed in several pieces. */
    readonly lines: readonly EdgeLine[];
    /** The label's centre. */
    readonly label?: Point;
    readonly shapes: readonly Shape[];
}
export interface EdgeLine {
    /** `curve`: a start, then three points a Bézier piece; `straight`: corners. */
    readonly kind: 'curve' | 'straight';
    readonly points: readonly Point[];
}
export interface PositionedCluster extends Box {
    readonly cluster: ViewCluster;
    readonly shapes: readonly Shape[];
}

/** What Graphviz draws, one stroke of its pen at a time. */
export type Shape =
    | ({ readonly kind: 'ellipse'; readonly centre: Point; readonly rx: number; readonly ry: number } & Pen)
    | ({ readonly kind: 'polygon' | 'polyline'; readonly points: readonly Point[] } & Pen)
    /** A start, then three points a Bézier piece. */
    | ({ readonly kind: 'curve'; readonly points: readonly Point[] } & Pen)
    | {
          readonly kind: 'text';
          /** On the baseline. */
          readonly at: Point;
          readonly anchor: 'start' | 'middle' | 'end';
          readonly width: number;
          readonly text: string;
          readonly font: Font;
          readonly colour: Colour;
      };

export interface Pen {
    /** Absent: not filled. */
    readonly fill?: Paint;
    /** Absent: no line. */
    readonly stroke?: Colour;
    readonly strokeWidth: number;
    readonly dash?: 'dashed' | 'dotted';
}
export interface Font {
    readonly family: string;
    readonly size: number;
    readonly bold: boolean;
    readonly italic: boolean;
    readonly underline: boolean;
    readonly strike: boolean;
    readonly shift: 'none' | 'sub' | 'super';
}
/** `theme`: nobody chose a colour, so the theme does. */
export type Colour =
    | { readonly kind: 'theme' }
    | { readonly kind: 'fixed'; readonly css: string; readonly opacity: number };
export type Paint =
    | Colour
    | {
          readonly kind: 'linear';
          readonly from: Point;
          readonly to: Point;
          readonly stops: readonly ColourStop[];
      }
    | {
          readonly kind: 'radial';
          readonly from: Point;
          readonly fromRadius: number;
          readonly to: Point;
          readonly toRadius: number;
          readonly stops: readonly ColourStop[];
      };
export interface ColourStop {
    /** From 0 to 1. */
    readonly offset: number;
    readonly colour: Colour;
}
