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
            root,
        ],
    );
    // The styles are ours, and hold nothing that a user has written.
    const head = `</title>\n<style>${styles}${theme === 'system' ? dark : ''}</style>`;
    return `${svgText(svg).replace('</title>', () => head)}\n`;
}

/** What only the preview needs: places for the pointer, and ids of elements. */
const handles = new Set(['hit', 'edge-hit', 'card-outline']);
const isHandle = ({ attributes }: DrawingElement): boolean => handles.has(String(attributes.class ?? ''));

/** Elements as text, but for handles. All text and every value passes through here, and nothing else writes SVG. */
function svgText({ tag, attributes, children }: DrawingElement): string {
    let head = `<${tag}`;
    for (const [name, value] of Object.entries(attributes)) {
        if (name !== 'data-element') head += ` ${name}="${typeof value === 'number' ? value : escaped(value)}"`;
    }
    const shown = children.filter(child => typeof child === 'string' || !isHandle(child));
    if (shown.length === 0) return `${head}/>`;
    // Line breaks between groups only: in text they would show.
    const separator = tag === 'g' || tag === 'svg' ? '\n' : '';
    let inner = '';
    for (const child of shown) inner += separator + (typeof child === 'string' ? escaped(child) : svgText(child));
    return `${head}>${inner}${separator}</${tag}>`;
}

/** What stands otherwise in XML, or has no place there at all: control characters and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to hold these.
const special = /[&<>"'\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to hold these.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escaped(text: string): string {
    if (!special.test(text)) return text;
    return text
        .toWellFormed()
        .replaceAll(notXml, '\ufffd')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;')
        .replaceAll('\r', '&#13;');
}
