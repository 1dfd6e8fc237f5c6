import { expect, test } from 'vitest';
import { drawSvg } from '../../src/diagram/draw-svg.js';
import { networkView } from '../../src/diagram/network-view.js';
import { withGraphFiles } from '../../src/model/graph-files.js';
import { lower } from '../support/lowering.js';
import { layouter, never } from '../support/pictures.js';

const dot = `digraph old {
    label="An old one"; rankdir=LR; node [shape=box, color=red];
    a [label="first\\none"];
    subgraph cluster_in { label="Inside"; b; c [label=<<b>bold</b>>, shape=ellipse]; }
    a -> b:s [label="leads to"];
    b -> c -> "odd \\"name\\"";
}`;

async function placed(text: string, source = 'graph old from "old.dot"') {
    const project = await withGraphFiles(await lower(source), async () => text);
    const [graph] = project.graphs;
    if (!graph) throw new Error('No graph.');
    return layouter.layout(networkView(project, graph), 'dot', never);
}

test('a DOT file is drawn with its nodes, edges, clusters, attributes and labels', async () => {
    const picture = await placed(dot);
    expect(picture.graph.directed).toBe(true);
    expect(picture.nodes.map(({ node }) => node.kind === 'network' && [node.name, node.label])).toEqual([
        ['a', 'first\none'],
        ['b', 'b'],
        ['c', '<b>bold</b>'],
        ['odd "name"', 'odd "name"'],
    ]);
    expect(picture.clusters.map(({ cluster }) => cluster.label)).toEqual(['Inside']);
    expect(picture.edges.map(({ edge }) => edge)).toMatchObject([
        { from: { node: 'dot:a' }, to: { node: 'dot:b', compass: 's' }, label: 'leads to' },
        { from: { node: 'dot:b' }, to: { node: 'dot:c' } },
        { from: { node: 'dot:c' }, to: { node: 'dot:odd "name"' } },
    ]);
    const svg = drawSvg(picture);
    for (const shown of ['first', 'one', 'Inside', 'bold', 'leads to', 'An old one', 'odd &quot;name&quot;'])
        expect(svg).toContain(`>${shown}<`);
});

test('what the .dsl says besides is drawn with it', async () => {
    const { nodes } = await placed('graph { x -- y }', 'graph old from "old.dot" {\n  node z\n}');
    expect(nodes.map(({ node }) => node.kind === 'network' && node.name)).toEqual(['x', 'y', 'z']);
});

test('what is no DOT is told with its place', async () => {
    await expect(placed('digraph { a -> ')).rejects.toThrow(/the DOT file: .*syntax error/s);
});

test.each(['../secrets.dot', '/etc/passwd', 'a/../../b.dot', 'C:\\x.dot'])("'%s' is not read", async file => {
    const read = async () => 'digraph { a }';
    const project = await withGraphFiles(await lower(`graph old from ${JSON.stringify(file)}`), read);
    const [graph] = project.graphs;
    expect(graph && networkView(project, graph).notes).toEqual([expect.stringContaining('cannot be read')]);
});
