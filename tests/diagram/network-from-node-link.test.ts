import { expect, test } from 'vitest';
import { networkFromNodeLink } from '../../src/diagram/network-from-node-link.js';

test('what a backend answers is drawn as it says', () => {
    const view = networkFromNodeLink(
        {
            directed: true,
            multigraph: true,
            graph: { name: 'supply', rankdir: 'LR' },
            nodes: [
                { id: 'category_1', label: 'Books' },
                { id: 2, label: 'a1', fillcolor: 'palegreen', odd: [1] },
            ],
            edges: [{ source: 2, target: 'category_1', key: 0, label: 'in', style: 'dashed' }],
        },
        { name: 'supply' },
    );
    expect(view).toMatchObject({
        view: 'graph:supply',
        directed: true,
        nodes: [
            { id: 'node:category_1', label: 'Books', attributes: [] },
            {
                id: 'node:2',
                label: 'a1',
                attributes: [{ name: 'fillcolor', value: { kind: 'string', text: 'palegreen' } }],
            },
        ],
        edges: [
            {
                from: { node: 'node:2' },
                to: { node: 'node:category_1' },
                label: 'in',
                attributes: [{ name: 'style', value: { text: 'dashed' } }],
            },
        ],
        attributes: [{ name: 'rankdir' }],
    });
});

test.each([
    [null, 'The answer is not a JSON object.'],
    [[], 'The answer is not a JSON object.'],
    [{}, "The answer has no list of 'nodes'."],
    [{ nodes: [{}] }, "Node 1 of the answer has no 'id'."],
    [{ nodes: [], edges: {} }, "The answer's 'edges' are not a list."],
    [{ nodes: [{ id: 1 }], links: [{ source: 1, target: 2 }] }, 'Edge 1 of the answer leads to no node.'],
])('%j is refused: %s', (json, error) => {
    expect(networkFromNodeLink(json, { name: 'x' })).toEqual({ error });
});

test('no nodes are no error', () => {
    expect(networkFromNodeLink({ nodes: [] }, { name: 'x' })).toMatchObject({ emptyText: 'No nodes yet' });
});
