import type { Cluster, DataEdges, Graph, GraphBody, GraphEdge, GraphValue } from '../../../model/graph.js';
import type { GraphNodeId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { quoteString } from '../../python/quote-string.js';
import { configFolder } from '../group-modules.js';
import { docstringLines, type PythonFile } from '../python-file.js';
import { attributeKeywords, attributeSource, dictionaryEntries } from './attribute-source.js';
import { dotFileName } from './dot-file-name.js';
import { type DrawingScope, entriesOf, labelOf, outermost, withDefaults } from './drawing-scope.js';
import { type DrawnNode, drawnNodes } from './drawn-nodes.js';
import { graphFunction } from './graph-functions.js';
import { drawingClass, graphvizEngine } from './renderers.js';
import { RowDrawing } from './row-drawing.js';
import { rowEdgesSource } from './row-edges-source.js';
import { rowNodesSource } from './row-nodes-source.js';

/** The function that makes a graph's network. */
export function graphSource(project: Project, file: PythonFile, graph: Graph): string {
    const { name } = graphFunction(project, graph);
    const lines = graph.from ? [dotFileSource(file, graph, graph.from.file)] : networkSource(project, file, graph);
    const docstring = docstringLines(graph.documentation, '    ');
    return `def ${name}(user=None, client=None):\n${docstring}${lines.map(line => `    ${line}`).join('\n')}`;
}

function dotFileSource(file: PythonFile, graph: Graph, dotFile: string): string {
    const path = `${file.from('pathlib', 'Path')}(__file__).with_name(${quoteString(dotFileName(dotFile))})`;
    const parts = [quoteString(graph.name), path, ...engineArgument(graph)];
    return `return ${file.own(configFolder, 'dot_file', 'DotFile')}(${parts.join(', ')})`;
}

function engineArgument(graph: Graph): string[] {
    const { name } = graphvizEngine(graph);
    return name === 'dot' ? [] : [`engine=${quoteString(name)}`];
}

function networkSource(project: Project, file: PythonFile, graph: Graph): string[] {
    const { items, ...defaults } = defaultsAtTop(graph.body);
    const nodes = drawnNodes(items);
    const writer = new NetworkWriter(file, nodes, defaults, new RowDrawing(project, file, graph, nodes));
    const drawing = writer.linesOf(items);
    return [
        ...graphvizEngine(graph).note,
        `network = ${constructorCall(file, graph, defaults)}`,
        ...drawing,
        'return network',
    ];
}

/** What is said before anything is drawn, which holds for the whole. */
interface Defaults {
    readonly graph: ReadonlyMap<string, GraphValue>;
    readonly node: ReadonlyMap<string, GraphValue>;
    readonly edge: ReadonlyMap<string, GraphValue>;
}

/** With the items behind it. */
function defaultsAtTop({ attributes, items }: GraphBody): Defaults & { readonly items: GraphBody['items'] } {
    const top = { graph: new Map(entriesOf(attributes)), node: new Map(), edge: new Map() };
    const start = items.findIndex(({ kind }) => kind !== 'defaults');
    const first = start < 0 ? items.length : start;
    for (const [index, item] of items.entries()) {
        // The graph has its attributes once, wherever they are said.
        if (item.kind !== 'defaults' || (index >= first && item.of !== 'graph')) continue;
        for (const [name, value] of entriesOf(item.attributes)) top[item.of].set(name, value);
    }
    return { ...top, items: items.slice(first) };
}

function constructorCall(file: PythonFile, graph: Graph, defaults: Defaults): string {
    const { module, className } = drawingClass(graph);
    const parts = [
        quoteString(graph.name),
        ...(graph.directed ? ['directed=True'] : []),
        ...engineArgument(graph),
        ...(graph.limit === undefined ? [] : [`limit=${graph.limit}`]),
        ...(['graph', 'node', 'edge'] as const).flatMap(of => {
            const entries = [...defaults[of]].map(
                ([name, value]) => [name, attributeSource(file, name, value)] as const,
            );
            return entries.length > 0 ? [`${of}={${dictionaryEntries(entries)}}`] : [];
        }),
    ];
    return `${file.own(configFolder, module, className)}(${parts.join(', ')})`;
}

/** Writes what is drawn: clusters first, then nodes, then edges, as the network takes them. */
class NetworkWriter {
    private readonly file: PythonFile;
    private readonly nodes: ReadonlyMap<GraphNodeId, DrawnNode>;
    private readonly defaults: Defaults;
    private readonly rows: RowDrawing;
    private readonly clusterLines: string[] = [];
    private readonly nodeLines: string[] = [];
    private readonly edgeLines: string[] = [];
    private readonly written = new Set<GraphNodeId>();
    private readonly rowEdges: { readonly edges: DataEdges; readonly scope: DrawingScope }[] = [];

    constructor(file: PythonFile, nodes: ReadonlyMap<GraphNodeId, DrawnNode>, defaults: Defaults, rows: RowDrawing) {
        this.file = file;
        this.nodes = nodes;
        this.defaults = defaults;
        this.rows = rows;
    }

    linesOf(items: GraphBody['items']): string[] {
        this.draw(items, outermost);
        for (const { edges, scope } of this.rowEdges) this.edgeLines.push(...rowEdgesSource(this.rows, edges, scope));
        return [...this.rows.maps, ...this.clusterLines, ...this.nodeLines, ...this.edgeLines];
    }

    private draw(items: GraphBody['items'], outer: DrawingScope): void {
        let scope = outer;
        for (const item of items) {
            switch (item.kind) {
                case 'defaults':
                    scope = withDefaults(scope, item);
                    break;
                case 'node':
                    this.node(item.id);
                    break;
                case 'edge':
                    for (const point of item.ends.flat()) this.node(point.node);
                    this.chain(item, scope);
                    break;
                case 'cluster':
                    this.cluster(item, scope);
                    break;
                case 'data-nodes':
                    this.nodeLines.push(...rowNodesSource(this.rows, item, scope));
                    break;
                case 'data-edges':
                    // Their ends may be drawn further down.
                    this.rowEdges.push({ edges: item, scope });
            }
        }
    }

    private cluster(cluster: Cluster, scope: DrawingScope): void {
        const { body } = cluster;
        const attributes = new Map(entriesOf([...cluster.attributes, ...body.attributes, ...clusterDefaults(cluster)]));
        const label = labelOf(cluster.label, attributes);
        const parts = [
            quoteString(cluster.name),
            ...(label ? [attributeSource(this.file, 'label', label)] : []),
            ...(scope.cluster ? [`parent=${quoteString(scope.cluster.name)}`] : []),
            ...attributeKeywords(this.file, attributes),
        ];
        this.clusterLines.push(`network.cluster(${parts.join(', ')})`);
        this.draw(body.items, { ...scope, cluster });
    }

    private node(id: GraphNodeId): void {
        const node = this.nodes.get(id);
        if (!node || this.written.has(id)) return;
        this.written.add(id);
        const label = labelOf(node.label, node.attributes);
        const shape = (node.attributes.get('shape') ?? this.defaults.node.get('shape'))?.text;
        const parts = [
            quoteString(node.name),
            ...(label ? [attributeSource(this.file, 'label', label, shape)] : []),
            ...(node.cluster ? [`cluster=${quoteString(node.cluster.name)}`] : []),
            ...attributeKeywords(this.file, node.attributes),
        ];
        this.nodeLines.push(`network.node(${parts.join(', ')})`);
    }

    private chain(edge: GraphEdge, scope: DrawingScope): void {
        const attributes = new Map([...scope.edge, ...entriesOf(edge.attributes)]);
        const label = labelOf(edge.label, attributes);
        const labels = label ? [attributeSource(this.file, 'label', label)] : [];
        const others = attributeKeywords(this.file, attributes);
        for (const [index, heads] of edge.ends.slice(1).entries()) {
            for (const tail of edge.ends[index] ?? []) {
                for (const head of heads) {
                    const names = [quoteString(tail.name), quoteString(head.name)];
                    const ports = [...portArgument('tail', tail), ...portArgument('head', head)];
                    this.edgeLines.push(`network.edge(${[...names, ...labels, ...ports, ...others].join(', ')})`);
                }
            }
        }
    }
}

function portArgument(end: 'tail' | 'head', { port, compass }: GraphEdge['ends'][number][number]): string[] {
    const parts = [port, compass].filter(part => part !== undefined);
    return parts.length > 0 ? [`${end}_port=${quoteString(parts.join(':'))}`] : [];
}

const clusterDefaults = ({ body }: Cluster): Cluster['attributes'] =>
    body.items.flatMap(item => (item.kind === 'defaults' && item.of === 'graph' ? item.attributes : []));
