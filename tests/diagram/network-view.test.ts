import { describe, expect, test } from 'vitest';
import { networkView } from '../../src/diagram/network-view.js';
import type { NetworkNode, ViewGraph } from '../../src/diagram/view-graph.js';
import { cluster, defaults, edge, graph, node, project, truth } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';

const draw = (...parts: Parameters<typeof graph>): ViewGraph => networkView(project({}), graph(...parts));
const attributesOf = (view: ViewGraph, name: string): Record<string, string> => {
    const found = view.nodes.find(
        (candidate): candidate is NetworkNode => candidate.kind === 'network' && candidate.name === name,
    );
    return Object.fromEntries((found?.attributes ?? []).map(attribute => [attribute.name, attribute.value.text]));
};
const edgesOf = (view: ViewGraph): string[] =>
    view.edges.map(({ from, to, label }) => {
        const end = ({ node: id, port, compass }: typeof from): string =>
            [id.slice(id.lastIndexOf('#') + 1), port, compass].filter(Boolean).join(':');
        return `${end(from)}>${end(to)}${label ? ` "${label}"` : ''}`;
    });

describe('a graph drawn by hand', () => {
    test('defaults hold from where they stand, and for clusters inside', () => {
        const view = draw('g', () => [
            node('g', 'before'),
            defaults('node', { shape: 'box' }),
            node('g', 'after', { color: 'red' }),
            cluster('g', 'c', [node('g', 'inner'), defaults('node', { shape: 'oval' }), node('g', 'innermost')]),
            node('g', 'last', { shape: 'star' }),
        ]);
        expect(attributesOf(view, 'before')).toEqual({});
        expect(attributesOf(view, 'after')).toEqual({ shape: 'box', color: 'red' });
        expect(attributesOf(view, 'inner')).toEqual({ shape: 'box' });
        expect(attributesOf(view, 'innermost')).toEqual({ shape: 'oval' });
        expect(attributesOf(view, 'last')).toEqual({ shape: 'star' });
        expect(view.nodes.find(found => found.id === 'graph:g#inner')?.cluster).toBe('graph:g#c');
    });

    test('a chain leads from each to each of the next, with ports', () => {
        const view = draw('g', () =>
            ['a', 'b', 'c', 'd'].map(name => node('g', name)).concat(edge('g', 'a:p:e -> b c -> d', 'x')),
        );
        expect(edgesOf(view)).toEqual(['a:p:e>b "x"', 'a:p:e>c "x"', 'b>d "x"', 'c>d "x"']);
    });

    test('an edge brings its nodes with it, and ids of parallel edges differ', () => {
        const view = draw('g', () => [edge('g', 'a -- b'), edge('g', 'a -- b')]);
        expect(view.nodes.map(found => found.id)).toEqual(['graph:g#a', 'graph:g#b']);
        expect(new Set(view.edges.map(found => found.id)).size).toBe(2);
    });

    test('a node that is written again adds to itself', () => {
        const view = draw('g', () => [node('g', 'a', { color: 'red' }, 'A'), node('g', 'a', { shape: 'box' })]);
        expect(view.nodes).toMatchObject([{ label: 'A' }]);
        expect(attributesOf(view, 'a')).toEqual({ color: 'red', shape: 'box' });
    });

    test('says so where there is nothing yet', () => {
        expect(draw('g', () => []).emptyText).toBe('No nodes yet');
    });
});

describe('a graph of data', () => {
    const [, supply] = shop.graphs;
    if (!supply) throw new Error('the shop has two graphs');

    test('has a node for each row of a fixture that the condition admits', () => {
        const view = networkView(shop, supply);
        expect(view.nodes.map(found => found.kind === 'network' && found.label)).toEqual([
            'Media',
            'Books',
            'Music',
            'a1',
            'b2',
        ]);
        expect(attributesOf(view, 'a1').fillcolor).toBe('palegreen');
        expect(attributesOf(view, 'b2').fillcolor).toBe('gray80');
        expect(attributesOf(view, 'books').fillcolor).toBeUndefined();
    });

    test('has an edge for each row that leads to one that is shown', () => {
        expect(networkView(shop, supply).edges.map(found => [found.from.node, found.to.node, found.label])).toEqual([
            ['row:demo.a1', 'row:demo.books', 'in'],
            ['row:demo.b2', 'row:demo.music', 'in'],
            ['row:demo.books', 'row:demo.media', undefined],
            ['row:demo.music', 'row:demo.media', undefined],
        ]);
    });

    test('ends at its limit, and says what it leaves out', () => {
        const view = networkView(shop, { ...supply, limit: 4 });
        expect(view.nodes).toHaveLength(4);
        expect(view.notes).toEqual(['1 more node is past the limit of 4.']);
        expect(view.edges).toHaveLength(3);
    });

    test('says that fixtures have no such rows', () => {
        expect(networkView({ ...shop, fixtures: [] }, supply)).toMatchObject({
            emptyText: 'No nodes yet',
            notes: ['No fixture has rows of catalog.Category.', 'No fixture has rows of catalog.Product.'],
        });
    });

    test('a condition that fixtures cannot answer leaves rows in and says so', () => {
        const [first, ...rest] = supply.body.items;
        if (!first) throw new Error('the graph has defaults');
        const items = supply.body.items.map(item =>
            item.kind === 'data-nodes' && item.where
                ? {
                      ...item,
                      where: {
                          kind: 'python' as const,
                          name: 'a.b',
                          span: truth(true).span,
                          type: { kind: 'unknown' as const },
                      },
                  }
                : item,
        );
        const view = networkView(shop, { ...supply, body: { ...supply.body, items } });
        expect(view.nodes).toHaveLength(6);
        expect(view.notes).toEqual([
            "Not every condition can be tried on fixtures ('a.b' has a value only when the project runs): such rows are shown.",
        ]);
        expect(rest).not.toHaveLength(0);
    });
});
