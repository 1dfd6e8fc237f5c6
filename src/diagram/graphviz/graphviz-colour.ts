import type { Colour } from '../positioned-graph.js';

/** A colour in Graphviz's JSON: plain, or a gradient. */
export type GraphvizColour =
    | { readonly grad: 'none'; readonly color: string }
    | {
          readonly grad: 'linear';
          readonly p0: readonly [number, number];
          readonly p1: readonly [number, number];
          readonly stops: readonly { readonly frac: number; readonly color: string }[];
      }
    | {
          readonly grad: 'radial';
          readonly p0: readonly [number, number, number];
          readonly p1: readonly [number, number, number];
          readonly stops: readonly { readonly frac: number; readonly color: string }[];
      };

/** Stands for "nobody has chosen a colour" on the way through Graphviz. Practically black. */
export const themeColour = '#010203';

export const themeColourOr = (colour: string): Colour =>
    colour.toLowerCase() === themeColour ? { kind: 'theme' } : fixedColour(colour);

/** Graphviz has resolved names and colour schemes: what remains is `#rrggbb` and `#rrggbbaa`. */
export function fixedColour(colour: string): Colour {
    const match = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(colour);
    if (!match) return { kind: 'theme' };
    const opacity = match[2] === undefined ? 1 : Number((Number.parseInt(match[2], 16) / 255).toFixed(3));
    return { kind: 'fixed', css: `#${match[1]}`.toLowerCase(), opacity };
}
