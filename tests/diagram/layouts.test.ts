import { describe, expect, test } from 'vitest';
import { headerHeight, portOffset } from '../../src/diagram/card-layout.js';
import { enginesFor } from '../../src/diagram/layout-engine.js';
import { modelView } from '../../src/diagram/model-view.js';
import { networkView } from '../../src/diagram/network-view.js';
import type { Box, PositionedGraph } from '../../src/diagram/positioned-graph.js';
import { routeView } from '../../src/diagram/route-view.js';
import { app, djangoModel, edge, field, graph, node, project } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';
import { layouter, never, overlaps } from '../support/pictures.js';

const holds = (outer: Box, inner: Box): boolean =>
    inner.x >= outer.x - 0.5 &&
    inner.y >= outer.y - 0.5 &&
    inner.x + inner.width <= outer.x + outer.width + 0.5 &&
    inner.y + inner.height <= outer.y + outer.height + 0.5;

/** Nodes that stick out of their cluster, or stand in one that is not theirs. */
const strays = (placed: PositionedGraph): string[] =>
    placed.clusters.flatMap(cluster =>
        placed.nodes
            .filter(node => (node.node.cluster === cluster.cluster.id) !== holds(cluster, node))
            .map(node => `${node.node.id} / ${cluster.cluster.id}`),
    );

describe('cards', () => {
    const view = modelView(shop);
    for (const engine of enginesFor('cards')) {
        test(`do not lie on each other with ${engine}`, async () => {
            const placed = await layouter.layout(view, engine, never);
            expect(placed.nodes).toHaveLength(view.nodes.length);
            expect(placed.edges).toHaveLength(view.edges.length);
            expect(overlaps(placed)).toEqual([]);
            expect(strays(placed)).toEqual([]);
            for (const { lines } of placed.edges)
                expect(lines.flatMap(({ points }) => points).length).toBeGreaterThan(1);
        });
    }

    test.each(['dot', 'layered'])('are joined at their rows by %s', async engine => {
        const placed = await layouter.layout(view, engine, never);
        const nodes = new Map(placed.nodes.map(node => [node.node.id, node]));
        for (const { edge, lines } of placed.edges) {
            const [from, to] = [nodes.get(edge.from.node), nodes.get(edge.to.node)];
            const [start, end] = [lines[0]?.points[0], lines.at(-1)?.points.at(-1)];
            if (from?.node.kind !== 'card' || to?.node.kind !== 'card' || !start || !end)
                throw new Error('all are there');
            expect(start.y - from.y, edge.id).toBeCloseTo(portOffset(from.node, edge.from.port), -0.3);
            expect(end.y - to.y, edge.id).toBeCloseTo(portOffset(to.node, edge.to.port), -0.3);
            for (const [card, point] of [
                [from, start],
                [to, end],
            ] as const) {
                const sides = [card.x, card.x + card.width].map(side => Math.abs(side - point.x));
                expect(Math.min(...sides), edge.id).toBeLessThan(1.5);
            }
        }
    });

    test('are equal whenever they are laid out again', async () => {
        for (const engine of ['dot', 'layered', 'neato']) {
            expect(await layouter.layout(view, engine, never)).toEqual(await layouter.layout(view, engine, never));
        }
    });

    test('an edge to the card itself leads from the row to the header', async () => {
        for (const engine of ['dot', 'stress', 'rectpacking']) {
            const placed = await layouter.layout(view, engine, never);
            const loop = placed.edges.find(({ edge }) => edge.from.node === edge.to.node);
            const card = placed.nodes.find(({ node }) => node.id === loop?.edge.from.node);
            expect(loop?.lines[0]?.points.at(-1)).toEqual({
                x: (card?.x ?? 0) + (card?.width ?? 0),
                y: (card?.y ?? 0) + headerHeight / 2,
            });
        }
    });
});

describe('routes', () => {
    test.each(['dot', 'layered', 'neato', 'mrtree'])('stand under each other in source order with %s', async engine => {
        const view = routeView(shop);
        const placed = await layouter.layout(view, engine, never);
        expect(overlaps(placed)).toEqual([]);
        expect(strays(placed)).toEqual([]);
        const nested = new Set(view.edges.map(edge => edge.to.node));
        for (const { cluster } of placed.clusters) {
            const shown = placed.nodes
                .filter(({ node }) => node.cluster === cluster.id && !nested.has(node.id))
                .sort((a, b) => a.y - b.y)
                .map(({ node }) => node.id);
            const written = view.nodes.filter(node => node.cluster === cluster.id && !nested.has(node.id));
            expect(shown).toEqual(written.map(node => node.id));
        }
        expect(new Set(placed.clusters.map(({ y }) => y)).size).toBe(1);
    });
});

describe('a large project', () => {
    const size = 120;
    const label = (index: number): string => `app${Math.floor(index / 12)}.Model${index}`;
    const large = modelView(
        project({
            apps: Array.from({ length: size / 12 }, (_, at) =>
                app(
                    `app${at}`,
                    Array.from({ length: 12 }, (__, within) => {
                        const index = at * 12 + within;
                        return djangoModel(label(index), [
                            ...Array.from({ length: 8 }, (___, column) => field(`field_${column}`, 'Char')),
                            ...(within > 0 ? [field('parent', label(at * 12))] : []),
                            ...(at > 0 && within % 4 === 0 ? [field('other', label(index - 12))] : []),
                        ]);
                    }),
                ),
            ),
        }),
    );

    test('has a picture of a screen’s shape, with every edge and nothing on anything else', async () => {
        const placed = await layouter.layout(large, 'dot', never);
        expect(placed.width / placed.height).toBeGreaterThan(0.6);
        expect(placed.width / placed.height).toBeLessThan(4);
        expect(placed.edges).toHaveLength(large.edges.length);
        expect(overlaps(placed)).toEqual([]);
        expect(strays(placed)).toEqual([]);
    });
});

test('a network of hundreds of nodes is laid out by sfdp in seconds, apart and no farther than it has to be', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `node_${index}`);
    const tree = graph('tree', () => [
        ...names.map(name => node('tree', name, { shape: 'box' })),
        ...names.slice(1).map((name, index) => edge('tree', `${names[Math.floor(index / 2)]} -> ${name}`)),
    ]);
    const placed = await layouter.layout(networkView(project({}), tree), 'sfdp', never);
    expect(placed.nodes).toHaveLength(400);
    expect(overlaps(placed)).toEqual([]);
    const covered = placed.nodes.reduce((sum, { width, height }) => sum + width * height, 0);
    expect((placed.width * placed.height) / covered).toBeLessThan(150);
});
