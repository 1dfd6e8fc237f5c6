import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSvg } from '../../src/diagram/draw-svg.js';
import { dotHtml, dotId, dotString, htmlText, printable, recordText } from '../../src/diagram/graphviz/dot-quoting.js';
import { exportDot } from '../../src/diagram/graphviz/export-dot.js';
import { graphvizLoader } from '../../src/diagram/graphviz/load-graphviz.js';
import { elkEngines, graphvizEngines } from '../../src/diagram/layout-engine.js';
import { modelView } from '../../src/diagram/model-view.js';
import { networkView } from '../../src/diagram/network-view.js';
import { app, cluster, djangoModel, edge, field, graph, node, project } from '../support/picture-project.js';
import { layouter, never } from '../support/pictures.js';
import { textsOf, wellFormed } from '../support/xml.js';

/** Texts that mean something to DOT, to Graphviz's labels, to XML, to HTML, to JavaScript or to templates. */
const nasty = [
    '"""',
    '\\',
    'ends in \\',
    '\\N \\G \\L \\l \\r \\n',
    '{{ x }} {% y %}',
    '<script>alert(1)</script>',
    '<b>bold</b>',
    '"quoted" \\"both\\"',
    "it's",
    '&lt;&amp;&#60;',
    ']]> <!-- --> <![CDATA[',
    'emoji 👩‍👩‍👧 🇦🇹',
    'ünïcödé 漢字 עברית',
    '%d %s ${x} #{y}',
    '} -> n1 [shape=box] {',
    '-- /* */ // #',
    '$& $1 $`',
    'node',
    'a:b:c',
    '-1.5e3',
];

const labelled = (text: string) =>
    networkView(
        project({}),
        graph(
            'g',
            () => [
                node('g', 'a', { tooltip: text }, text),
                node('g', 'b', { label: text }),
                cluster('g', 'c', [node('g', 'd')], { label: text }),
                edge('g', 'a -> b', text, { headlabel: text }),
            ],
            { directed: true },
        ),
    );

describe('a label comes through as the same text', () => {
    for (const text of nasty) {
        test(JSON.stringify(text), async () => {
            const svg = drawSvg(await layouter.layout(labelled(text), 'dot', never));
            wellFormed(svg);
            const shown = textsOf(svg, 'text').map(shownText => shownText.trim());
            // Two nodes, a cluster, an edge and the edge's head.
            expect(shown.filter(shownText => shownText === text.trim())).toHaveLength(5);
            expect(textsOf(svg, 'title')).toContain(text);
            expect(svg).not.toMatch(/<script|<b>|onload/i);
        });
    }

    test('line breaks are lines', async () => {
        const svg = drawSvg(await layouter.layout(labelled('one\ntwo\r\nthree'), 'dot', never));
        expect(
            textsOf(svg, 'text')
                .filter(shown => shown !== 'd')
                .slice(-3),
        ).toEqual(['one', 'two', 'three']);
    });

    test('characters that XML cannot hold are replaced', async () => {
        const svg = drawSvg(await layouter.layout(labelled('a\u0000b\u0001c\ud800d'), 'dot', never));
        wellFormed(svg);
        expect(textsOf(svg, 'text')).toContain('a\ufffdb\ufffdc\ufffdd');
    });

    test('whatever the text', async () => {
        await fc.assert(
            fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), async text => {
                const view = networkView(
                    project({}),
                    graph('g', () => [node('g', 'a', {}, text)]),
                );
                const svg = drawSvg(await layouter.layout(view, 'dot', never));
                wellFormed(svg);
                if (text.trim() !== '')
                    expect(textsOf(svg, 'text').join('\n')).toBe(
                        printable(text).trimEnd() === '' ? '' : printable(text),
                    );
            }),
            { numRuns: 150 },
        );
    });

    test('in a card, too', async () => {
        const title = '<i>"x"</i>\\N';
        const view = modelView(
            project({
                apps: [app(title, [djangoModel(`${title}.M`, [field('f', 'Char', { documentation: title })])])],
            }),
        );
        const svg = drawSvg(await layouter.layout(view, 'dot', never));
        wellFormed(svg);
        expect(textsOf(svg, 'text')).toContain(title);
        expect(textsOf(svg, 'title').join('\n')).toContain(title);
    });
});

describe('DOT for export means the same text to Graphviz', () => {
    for (const text of nasty) {
        test(JSON.stringify(text), async () => {
            const graphviz = await graphvizLoader.load();
            const svg = graphviz.layout(exportDot(labelled(text)), 'svg', 'dot');
            const shown = textsOf(svg, 'text').map(shownText => shownText.replaceAll('\u00a0', ' ').trim());
            expect(shown.filter(shownText => shownText === text.trim())).toHaveLength(5);
        });
    }

    test('names, too, and record fields, and HTML-like text', async () => {
        const graphviz = await graphvizLoader.load();
        for (const text of nasty) {
            const dot = `digraph { ${dotId(`x${text}`)} [label=plain] r [shape=record, label=${dotString(recordText(text))}] h [label=${dotHtml(`<B>${htmlText(text)}</B>`)}] }`;
            const svg = graphviz.layout(dot, 'svg', 'dot');
            const shown = textsOf(svg, 'text').map(shownText => shownText.replaceAll('\u00a0', ' ').trim());
            expect(
                shown.filter(shownText => shownText === text.trim()),
                text,
            ).toHaveLength(2);
        }
    });
});

test('HTML-like labels whose brackets do not match are shown as the text they are', () => {
    expect(dotHtml('<b>x</b>')).toBe('<<b>x</b>>');
    expect(dotHtml('a > b')).toBeUndefined();
    expect(dotHtml('<b')).toBeUndefined();
});

describe('every engine draws the same elements', () => {
    for (const engine of [...graphvizEngines, ...elkEngines]) {
        test(engine, async () => {
            const placed = await layouter.layout(labelled('x'), engine, never);
            expect(placed.nodes.map(({ node: { id } }) => id).sort()).toEqual(['graph:g#a', 'graph:g#b', 'graph:g#d']);
            expect(placed.edges).toHaveLength(1);
            for (const { x, y, width, height } of placed.nodes) {
                expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.5);
                expect(x + width).toBeLessThanOrEqual(placed.width + 0.5);
                expect(y + height).toBeLessThanOrEqual(placed.height + 0.5);
            }
            wellFormed(drawSvg(placed));
        });
    }
});
