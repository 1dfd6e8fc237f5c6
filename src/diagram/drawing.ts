/**
 * A picture as a tree of SVG elements. The CLI writes it as text, the webview builds DOM from it: both quote by
 * construction. Colours are CSS classes wherever the theme decides them, so a change of theme needs no new picture.
 */
export interface DrawingElement {
    readonly tag: DrawingTag;
    readonly attributes: Readonly<Record<string, string | number>>;
    readonly children: readonly (DrawingElement | string)[];
}

export const drawingTags = [
    'svg',
    'g',
    'path',
    'rect',
    'ellipse',
    'polygon',
    'polyline',
    'line',
    'text',
    'tspan',
    'title',
    'desc',
    'defs',
    'linearGradient',
    'radialGradient',
    'stop',
] as const;
export type DrawingTag = (typeof drawingTags)[number];

/** Attributes that are undefined are left out. */
export function element(
    tag: DrawingTag,
    attributes: Readonly<Record<string, string | number | undefined>>,
    children: readonly (DrawingElement | string | undefined)[] = [],
): DrawingElement {
    const given: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) given[name] = value;
    return { tag, attributes: given, children: children.filter(child => child !== undefined) };
}

/** The text that a pointer brings up, and a screen reader reads. */
export const tooltip = (text: string | undefined): DrawingElement | undefined =>
    text ? element('title', {}, [text]) : undefined;

/** Hundredths of a point are finer than any screen. */
export const length = (points: number): number => Math.round(points * 100) / 100;
