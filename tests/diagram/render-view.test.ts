import { expect, test } from 'vitest';
import { renderView } from '../../src/diagram/render-view.js';
import { project } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';
import { layouter } from '../support/pictures.js';
import { textsOf, wellFormed } from '../support/xml.js';

const render = async (view: string, options: Parameters<typeof renderView>[2], of = shop): Promise<string> => {
    const rendering = await renderView(of, view, options, layouter);
    return 'error' in rendering ? `error: ${rendering.error}` : rendering.text;
};

test('an unknown view is answered with those that there are', async () => {
    expect(await render('graph:nope', { format: 'svg' })).toBe(
        "error: There is no view 'graph:nope'. Known are models, routes, graph:colours, graph:supply.",
    );
});

test('an unknown engine is answered with those that there are, whatever the format', async () => {
    for (const format of ['svg', 'dot', 'json'] as const) {
        expect(await render('models', { format, engine: 'nope' })).toMatch(
            /^error: There is no layout engine 'nope'. Known are dot, neato, .*, rectpacking\.$/,
        );
    }
});

test('an engine that does not suit the view is answered with one that does', async () => {
    expect(await render('models', { format: 'svg', engine: 'patchwork' })).toBe(
        "error: The engine 'patchwork' is for graphs, not for this view. Try 'osage'.",
    );
});

test('SVG stands on its own', async () => {
    for (const view of ['models', 'routes', 'graph:colours', 'graph:supply']) {
        const svg = await render(view, { format: 'svg' });
        wellFormed(svg);
        expect(svg).not.toMatch(/<script|href=|url\(http|@import|@font-face|data-element/);
    }
    expect(await render('models', { format: 'svg' })).not.toContain('prefers-color-scheme');
    expect(await render('models', { format: 'svg', theme: 'system' })).toContain('prefers-color-scheme: dark');
});

test('JSON is node-link data with places', async () => {
    const json = JSON.parse(await render('graph:supply', { format: 'json', engine: 'elk.layered' }));
    expect(json).toMatchObject({
        directed: true,
        multigraph: true,
        graph: { name: 'graph:supply', engine: 'elk.layered' },
    });
    expect(json.nodes).toHaveLength(5);
    expect(json.edges[0]).toMatchObject({ source: 'row:demo.a1', target: 'row:demo.books', label: 'in' });
    for (const node of json.nodes) expect(node.x + node.y + node.width + node.height).toBeGreaterThan(0);
});

test('DOT names the engine that is meant', async () => {
    expect(await render('graph:colours', { format: 'dot' })).toContain('layout=twopi');
    expect(await render('graph:colours', { format: 'dot', engine: 'circo' })).toContain('layout=circo');
    expect(await render('graph:supply', { format: 'dot' })).not.toContain('layout=');
});

test('a project without anything has pictures that say so', async () => {
    for (const [view, text] of [
        ['models', 'No models yet'],
        ['routes', 'No routes yet'],
    ] as const) {
        expect(textsOf(await render(view, { format: 'svg' }, project({})), 'text')).toEqual([text]);
        expect(JSON.parse(await render(view, { format: 'json' }, project({}))).nodes).toEqual([]);
    }
});

test('the same project gives the same picture', async () => {
    for (const format of ['svg', 'dot', 'json'] as const) {
        expect(await render('models', { format })).toBe(await render('models', { format }));
    }
});
