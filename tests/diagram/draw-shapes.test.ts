import { expect, test } from 'vitest';
import { drawSvg } from '../../src/diagram/draw-svg.js';
import { networkView } from '../../src/diagram/network-view.js';
import { textWidth } from '../../src/diagram/text-metrics.js';
import { edge, graph, node, project } from '../support/picture-project.js';
import { layouter, never } from '../support/pictures.js';

/** The attributes of each text in the picture. */
async function drawnTexts(items: Parameters<typeof graph>[1]): Promise<Map<string, string>> {
    const view = networkView(project({}), graph('g', items, { directed: true }));
    const svg = drawSvg(await layouter.layout(view, 'dot', never));
    return new Map(
        [...svg.matchAll(/<text ([^>]*)>([^<]*)/g)].map(([, attributes = '', text = '']) => [text, attributes]),
    );
}

test('text is legible on the colour that it stands on, which an arrowhead is not', async () => {
    const texts = await drawnTexts(() => [
        node('g', 'dark', { style: 'filled', fillcolor: 'navy', xlabel: 'beside' }),
        node('g', 'light', { style: 'filled', fillcolor: 'lightyellow' }),
        edge('g', 'dark -> light', 'plain', { color: 'darkgreen' }),
    ]);
    expect(texts.get('dark')).toContain('fill="#ffffff"');
    expect(texts.get('light')).toContain('fill="#1f2328"');
    expect(texts.get('plain')).toContain('class="theme-text"');
    expect(texts.get('beside')).toContain('class="theme-text"');
});

test('letters with accents are held to the width of those without', async () => {
    const texts = await drawnTexts(() => [node('g', 'a', {}, 'Müßiggängerïn'), node('g', 'b', {}, 'Привет')]);
    expect(texts.get('Müßiggängerïn')).toContain('textLength=');
    expect(texts.get('Привет')).not.toContain('textLength=');
    expect(textWidth('éÀç', 10)).toBe(textWidth('eAc', 10));
});
