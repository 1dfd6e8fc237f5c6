import type { DrawingElement, DrawingTag } from '../diagram/drawing.js';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** What may become DOM. A picture comes from our own server, and still brings no script, link or style. */
const tags: Readonly<Record<DrawingTag, true>> = {
    svg: true,
    g: true,
    path: true,
    rect: true,
    ellipse: true,
    polygon: true,
    polyline: true,
    line: true,
    text: true,
    tspan: true,
    title: true,
    desc: true,
    defs: true,
    linearGradient: true,
    radialGradient: true,
    stop: true,
};
const attributeName = /^(?!on|style$|href$)[a-zA-Z][a-zA-Z0-9-]*$/;

/** DOM for a drawing; user text becomes text nodes only. */
export function buildDrawing(page: Document, drawing: DrawingElement): SVGElement | undefined {
    if (!Object.hasOwn(tags, drawing.tag)) return undefined;
    const element = page.createElementNS(svgNamespace, drawing.tag);
    for (const [name, value] of Object.entries(drawing.attributes)) {
        if (name === 'xml:space') element.setAttributeNS('http://www.w3.org/XML/1998/namespace', name, String(value));
        else if (attributeName.test(name)) element.setAttribute(name, String(value));
    }
    for (const child of drawing.children) {
        const built = typeof child === 'string' ? page.createTextNode(child) : buildDrawing(page, child);
        if (built) element.append(built);
    }
    if (element.classList.contains('node')) makeReachable(element);
    return element;
}

/** Nodes are reached with Tab, and read out by what they say. */
function makeReachable(node: SVGElement): void {
    node.setAttribute('tabindex', '0');
    node.setAttribute('role', 'button');
    const title = node.querySelector(':scope > title')?.textContent ?? '';
    const rows = node.querySelectorAll(':scope > .row').length;
    const name = node.querySelector(':scope > .title')?.textContent ?? title.split('\n')[0] ?? '';
    const subtitle = node.querySelector(':scope > .subtitle')?.textContent;
    const parts = [name, subtitle, rows > 0 ? `${rows} ${rows === 1 ? 'row' : 'rows'}` : undefined];
    node.setAttribute('aria-label', parts.filter(Boolean).join(', '));
}
