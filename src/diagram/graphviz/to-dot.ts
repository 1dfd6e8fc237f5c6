import type { GraphValue } from '../../model/graph.js';
import { headerHeight, layoutCard, rowHeight } from '../card-layout.js';
import type { GraphvizEngineName } from '../layout-engine.js';
import { textWidth } from '../text-metrics.js';
import type {
    CardNode,
    NetworkNode,
    ViewAttribute,
    ViewCluster,
    ViewEdge,
    ViewEnd,
    ViewGraph,
    ViewNode,
} from '../view-graph.js';
import { type DotNames, namesOf } from './dot-names.js';
import { dotId, dotLabel, dotValue, layoutLabel, printable } from './dot-quoting.js';
import { themeColour } from './graphviz-colour.js';
import { spreadLeaves } from './spread-leaves.js';

/** `nop2` draws everything where it is. */
type DotEngine = GraphvizEngineName | 'nop2';

/**
 * The DOT that Graphviz lays out. No user text is a name in it: nodes are `n0`, `n1`, clusters `cluster_0`, and an
 * edge's `id` says which it is. Cards are boxes of fixed size, many times faster than tables in HTML-like labels; we
 * draw their rows ourselves.
 */
export function toDot(graph: ViewGraph, engine: DotEngine, pins: Pins = noPins): string {
    const names = namesOf(graph);
    const lines: string[] = [`${graph.directed ? 'digraph' : 'graph'} {`];
    if (graph.look === 'cards') lines.push(...cardDefaults(graph, engine));
    else lines.push(...networkDefaults(graph, names, engine));
    lines.push(...pins.graph);
    const statement = (node: ViewNode): string =>
        `${names.node(node.id)} [${[...(node.kind === 'card' ? cardAttributes(node, engine) : networkAttributes(node)), ...pins.node(node)].join(' ')}]`;
    lines.push(...nested(graph, names, statement, pins));
    const arrow = graph.directed ? '->' : '--';
    const spread = graph.look === 'cards' && engine === 'dot' ? spreadLeaves(graph) : undefined;
    const nodes = new Map(graph.nodes.map(node => [node.id, node]));
    for (const [index, edge] of graph.edges.entries()) {
        if (graph.look === 'cards' && edge.from.node === edge.to.node) continue;
        const ends = [edge.from, edge.to].map(end =>
            graph.look === 'cards' ? cardEnd(nodes, names, end, engine) : networkEnd(names, end),
        );
        const attributes = graph.look === 'cards' ? cardEdge(edge, spread?.ranks.get(index)) : networkEdge(edge, names);
        lines.push(`${ends.join(` ${arrow} `)} [${[`id="e${index}"`, ...attributes, ...pins.edge(edge)].join(' ')}]`);
    }
    for (const chain of spread?.chains ?? [])
        lines.push(`${chain.map(id => `${names.node(id)}:h`).join(' -> ')} [style=invis]`);
    lines.push('}');
    return lines.join('\n');
}

/** Places that were found elsewhere, as attributes to add. */
export interface Pins {
    readonly graph: readonly string[];
    readonly node: (node: ViewNode) => readonly string[];
    readonly cluster: (cluster: ViewCluster) => readonly string[];
    readonly edge: (edge: ViewEdge) => readonly string[];
}
const noPins: Pins = { graph: [], node: () => [], cluster: () => [], edge: () => [] };

/** Nodes in their clusters. A cluster stands where the first of its nodes would: order tells Graphviz who is left of whom. */
function* nested(
    graph: ViewGraph,
    names: DotNames,
    statement: (node: ViewNode) => string,
    pins: Pins,
): Iterable<string> {
    const childrenOf = Map.groupBy(graph.clusters, cluster => cluster.parent ?? '');
    const nodesOf = Map.groupBy(graph.nodes, node => node.cluster ?? '');
    const parents = new Map(graph.clusters.map(cluster => [cluster.id, cluster.parent]));
    const outermost = (id: string): string => {
        const parent = parents.get(id);
        return parent === undefined ? id : outermost(parent);
    };
    const byId = new Map(graph.clusters.map(cluster => [cluster.id, cluster]));
    const written = new Set<string>();
    function* write(cluster: ViewCluster): Iterable<string> {
        written.add(cluster.id);
        yield `subgraph ${names.cluster(cluster.id)} {`;
        yield* clusterAttributes(graph, cluster);
        yield* pins.cluster(cluster);
        for (const node of nodesOf.get(cluster.id) ?? []) yield statement(node);
        for (const child of childrenOf.get(cluster.id) ?? []) yield* write(child);
        yield '}';
    }
    for (const node of graph.nodes) {
        if (node.cluster === undefined || !byId.has(node.cluster)) {
            yield statement(node);
            continue;
        }
        const outer = byId.get(outermost(node.cluster));
        if (outer && !written.has(outer.id)) yield* write(outer);
    }
}

function* clusterAttributes(graph: ViewGraph, cluster: ViewCluster): Iterable<string> {
    if (graph.look === 'cards') {
        // Only its size counts, for we draw the label.
        yield `label=${dotLabel([cluster.label, cluster.subtitle ?? ''].join('   '))}`;
        yield `labeljust=l`;
        return;
    }
    if (!has(cluster.attributes, 'label')) yield `label=${layoutLabel(cluster.label)}`;
    for (const { name, value } of drawable(cluster.attributes))
        yield `${dotId(name)}=${dotValue(name, value, { layout: true })}`;
}

// Cards

/** Above so many nodes `prism` takes minutes, and draws them ever farther apart. */
const mostForPrism = 300;

const inches = (points: number): string => (points / 72).toFixed(4);

function* cardDefaults(graph: ViewGraph, engine: DotEngine): Iterable<string> {
    const many = graph.nodes.length > 150;
    // `dot` polishes the ranks of hundreds of cards for a minute.
    yield `graph [fontname="Arial" fontsize=14 margin=26 pad=0 ${
        engine === 'dot'
            ? `rankdir=LR nodesep=0.34 ranksep=0.95${many ? ' nslimit=1 nslimit1=1 mclimit=0.5' : ''}`
            : `overlap=${graph.nodes.length > mostForPrism ? 'scale' : 'prism'} sep="+18" esep="+6" splines=${many || engine === 'circo' || engine === 'twopi' ? 'line' : 'true'} K=3.2 ranksep=4 mindist=1.6 pack=24`
    }]`;
    yield `node [fixedsize=true label="" ${engine === 'dot' ? `shape=record ${evenRows}` : 'shape=box'}]`;
    yield `edge [dir=none fontname="Arial" fontsize=10${engine === 'neato' ? ' len=4.2' : ''}]`;
}

/**
 * A record's fields are as high as their text and their margin. With this line height and margin a row's one line is
 * {@link rowHeight} and the header's two are {@link headerHeight}, so that ports lie where we draw the rows.
 */
const lineHeight = headerHeight - rowHeight;
const evenRows = `fontname="Arial" fontsize=${(lineHeight / 1.2).toFixed(4)} margin="0,${inches((rowHeight - lineHeight) / 2)}"`;

function cardAttributes(node: CardNode, engine: DotEngine): string[] {
    const { width, height, rows } = layoutCard(node);
    const size = [`width=${inches(width)}`, `height=${inches(height)}`];
    if (engine !== 'dot') return size;
    return [...size, `label="<h>x\\nx${rows.map((_, index) => `|<r${index}>`).join('')}"`];
}

function cardEnd(nodes: ReadonlyMap<string, ViewNode>, names: DotNames, end: ViewEnd, engine: DotEngine): string {
    const name = names.node(end.node);
    if (engine !== 'dot') return name;
    const node = nodes.get(end.node);
    const row = node?.kind === 'card' ? node.rows.findIndex(candidate => candidate.id === end.port) : -1;
    return `${name}:${row < 0 ? 'h' : `r${row}`}`;
}

const cardEdge = (edge: ViewEdge, ranks: number | undefined): string[] => [
    ...(ranks === undefined ? [] : [`minlen=${ranks}`]),
    ...(edge.label ? [`label=${dotLabel(edge.label)}`] : []),
    ...(edge.role === 'inheritance' || edge.role === 'proxy' ? ['weight=3'] : []),
];

// Networks

/** These let nodes lie on each other unless they are asked not to; a picture is for reading. */
const overlapping: ReadonlySet<string> = new Set(['neato', 'fdp', 'sfdp', 'twopi', 'circo']);

function* networkDefaults(graph: ViewGraph, names: DotNames, engine: DotEngine): Iterable<string> {
    const font = 'fontname="Helvetica"';
    yield `graph [${font} fontcolor="${themeColour}" color="${themeColour}" bgcolor="#00000000"]`;
    // The other engines spread few nodes so unevenly that a scale that fits all leaves most of the picture empty.
    const isLarge = engine === 'sfdp' && graph.nodes.length > mostForPrism;
    if (overlapping.has(engine)) yield `graph [overlap=${isLarge ? 'scale' : 'prism'}]`;
    yield `node [${font} fontcolor="${themeColour}" color="${themeColour}"]`;
    yield `edge [${font} fontcolor="${themeColour}" color="${themeColour}"]`;
    // These leave no room for an edge's label; what the author says of it comes later and counts.
    const labelWidth = Math.max(0, ...graph.edges.map(edge => textWidth(edge.label ?? '', 14))) / 72;
    if (labelWidth > 0 && engine === 'twopi') yield `graph [ranksep=${(1.5 + labelWidth).toFixed(2)}]`;
    if (labelWidth > 0 && (engine === 'neato' || engine === 'fdp')) yield `edge [len=${(1.2 + labelWidth).toFixed(2)}]`;
    for (const { name, value } of drawable(graph.attributes)) {
        const root = name === 'root' ? names.nodeNamed(value.text) : undefined;
        yield `${dotId(name)}=${root ?? dotValue(name, value, { layout: true })}`;
    }
}

function networkAttributes(node: NetworkNode): string[] {
    const shape = node.attributes.find(attribute => attribute.name === 'shape')?.value.text;
    const isRecord = shape === 'record' || shape === 'Mrecord';
    const label: GraphValue = { kind: 'string', text: node.label };
    const attributes = has(node.attributes, 'label')
        ? node.attributes
        : [{ name: 'label', value: label }, ...node.attributes];
    return drawable(attributes).map(
        ({ name, value }) => `${dotId(name)}=${dotValue(name, value, { record: isRecord, layout: true })}`,
    );
}

function networkEdge(edge: ViewEdge, names: DotNames): string[] {
    const attributes =
        has(edge.attributes, 'label') || edge.label === undefined
            ? edge.attributes
            : [{ name: 'label', value: { kind: 'string' as const, text: edge.label } }, ...edge.attributes];
    return drawable(attributes).map(({ name, value }) => {
        const cluster = name === 'lhead' || name === 'ltail' ? names.clusterNamed(value.text) : undefined;
        return `${dotId(name)}=${cluster ?? dotValue(name, value, { layout: true })}`;
    });
}

const compassPoints = new Set(['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'c', '_']);

function networkEnd(names: DotNames, { node, port, compass }: ViewEnd): string {
    const point = compass !== undefined && compassPoints.has(compass) ? `:${compass}` : '';
    return `${names.node(node)}${port === undefined ? '' : `:${dotId(printable(port))}`}${point}`;
}

/**
 * Attributes that name files or web pages, that say how to print, or that are told otherwise. Files are not there in
 * WebAssembly, and a picture shall never load anything.
 */
const notDrawn = new Set([
    'image',
    'imagepath',
    'shapefile',
    'fontpath',
    'stylesheet',
    'layout',
    'id',
    'class',
    'URL',
    'href',
    'edgeURL',
    'edgehref',
    'headURL',
    'headhref',
    'tailURL',
    'tailhref',
    'labelURL',
    'labelhref',
    'target',
    'page',
    'pagedir',
    'viewport',
    'dpi',
    'resolution',
    'size',
    'rotate',
    'landscape',
    'bb',
    'comment',
]);

const drawable = (attributes: readonly ViewAttribute[]): readonly ViewAttribute[] =>
    attributes.filter(
        ({ name, value }) =>
            !notDrawn.has(name) && !(name === 'label' && value.kind === 'html' && /<img\b/i.test(value.text)),
    );

const has = (attributes: readonly ViewAttribute[], wanted: string): boolean =>
    attributes.some(attribute => attribute.name === wanted);
