import { drawGraph } from './draw-graph.js';
import { type DrawingElement, element } from './drawing.js';
import { darkPalette, drawingStyles, lightPalette, paletteValue } from './drawing-styles.js';
import type { PositionedGraph } from './positioned-graph.js';

export interface SvgOptions {
    /** `light` and `dark` are fixed; `system` follows whoever looks at it. */
    readonly theme?: 'light' | 'dark' | 'system';
}

/** A picture that stands on its own: no script, no font and no file besides it. */
export function drawSvg(graph: PositionedGraph, { theme = 'light' }: SvgOptions = {}): string {
    const { width, height, root } = drawGraph(graph);
    const styles = drawingStyles(paletteValue(theme === 'dark' ? darkPalette : lightPalette));
    const dark = `\n@media (prefers-color-scheme: dark) {\n${drawingStyles(paletteValue(darkPalette))}\n}`;
    const svg = element(
        'svg',
        {
            xmlns: 'http://www.w3.org/2000/svg',
            width,
            height,
            viewBox: `0 0 ${width} ${height}`,
            role: 'img',
            'aria-label': graph.graph.title,
        },
        [
            element('title', {}, [graph.graph.title]),
            element('rect', { class: 'djagram-background', width, height }),
            withoutHandles(root),
        ],
    );
    // The styles are ours, and hold nothing that a user has written.
    const head = `</title>\n<style>${styles}${theme === 'system' ? dark : ''}</style>`;
    return `${svgText(svg).replace('</title>', () => head)}\n`;
}

/** What only the preview needs: places for the pointer, and ids of elements. */
function withoutHandles(of: DrawingElement): DrawingElement {
    const { 'data-element': _, ...attributes } = of.attributes;
    return {
        ...of,
        attributes,
        children: of.children.flatMap((child): (DrawingElement | string)[] => {
            if (typeof child === 'string') return [child];
            return isHandle(child) ? [] : [withoutHandles(child)];
        }),
    };
}

const handles = new Set(['hit', 'edge-hit', 'card-outline']);
const isHandle = ({ attributes }: DrawingElement): boolean => handles.has(String(attributes.class ?? ''));

/** Elements as text. All text and every value passes through here, and nothing else writes SVG. */
export function svgText({ tag, attributes, children }: DrawingElement): string {
    const written = Object.entries(attributes)
        .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
        .join('');
    if (children.length === 0) return `<${tag}${written}/>`;
    const inner = children.map(child => (typeof child === 'string' ? escaped(child) : svgText(child)));
    // Line breaks between groups only: in text they would show.
    const separator = tag === 'g' || tag === 'svg' ? '\n' : '';
    return `<${tag}${written}>${separator}${inner.join(separator)}${separator}</${tag}>`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to hold these.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
    text
        .toWellFormed()
        .replaceAll(notXml, '\ufffd')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;')
        .replaceAll('\r', '&#13;');
