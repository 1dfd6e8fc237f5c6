import { expect, test } from 'vitest';
import { drawSvg } from '../../src/diagram/draw-svg.js';
import { networkView } from '../../src/diagram/network-view.js';
import { cluster, edge, graph, node, project } from '../support/picture-project.js';
import { layouter, never } from '../support/pictures.js';
import { attributesOf, textsOf } from '../support/xml.js';

const draw = (label: string) =>
    networkView(
        project({}),
        graph('g', () => [
            node('g', 'a', { label }),
            node('g', 'b', { label: 'html:<i>fine</i>' }),
            cluster('g', 'c', [node('g', 'd')], { attributes: { label } }),
            edge('g', 'a -- b', undefined, { label }),
        ]),
    );

test('HTML-like labels are drawn as Graphviz draws them', async () => {
    const svg = drawSvg(await layouter.layout(draw('html:one <b>two</b><br/>&lt;three&gt;'), 'dot', never));
    expect(textsOf(svg, 'text').filter(text => text === 'two')).toHaveLength(3);
    expect(textsOf(svg, 'text')).toContain('<three>');
    expect(attributesOf(svg, 'text').filter(text => text['font-weight'] === 'bold').length).toBeGreaterThanOrEqual(3);
    expect(attributesOf(svg, 'text').filter(text => text['font-style'] === 'italic')).toHaveLength(1);
});

test.each(['<b>x</i>', 'x<table>y</table>', '<foo>x</foo>', 'a & b', '<b', '<script>alert(1)</script>'])(
    'a label that Graphviz cannot read is shown as it is written: %s',
    async markup => {
        for (const engine of ['dot', 'layered']) {
            const placed = await layouter.layout(draw(`html:${markup}`), engine, never);
            const svg = drawSvg(placed);
            expect(textsOf(svg, 'text').filter(text => text === markup)).toHaveLength(3);
            expect(textsOf(svg, 'text')).toContain('fine');
            if (markup !== '<b') expect(placed.graph.notes.join()).toContain("the HTML-like label of 'a'");
        }
    },
);
