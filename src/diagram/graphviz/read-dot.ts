import type { GraphValue } from '../../model/graph.js';
import type { NetworkNode, ViewAttribute, ViewCluster, ViewEdge, ViewEnd, ViewGraph } from '../view-graph.js';
import type { GraphvizWasmSource } from './graphviz-engine.js';

/** Graphviz's `dot_json`: what a DOT file says, with each default at whom it holds for. */
interface DotJson {
    readonly name?: string;
    readonly directed?: boolean;
    readonly _subgraph_cnt?: number;
    readonly objects?: readonly DotObject[];
    readonly edges?: readonly DotEdge[];
    readonly [attribute: string]: unknown;
}
interface DotObject {
    readonly _gvid: number;
    readonly name: string;
    /** Of a subgraph: the numbers of what is in it. */
    readonly nodes?: readonly number[];
    readonly subgraphs?: readonly number[];
    readonly [attribute: string]: unknown;
}
interface DotEdge {
    readonly tail: number;
    readonly head: number;
    readonly [attribute: string]: unknown;
}

/**
 * A graph with what its DOT file draws; what the .dsl says besides stays, and wins.
 * @throws an Error with Graphviz's message where the file is no DOT
 */
export async function withDotFile(graph: ViewGraph, graphviz: GraphvizWasmSource): Promise<ViewGraph> {
    const { dotFile, emptyText: _, ...rest } = graph;
    if (dotFile === undefined) return graph;
    const json = JSON.parse(await graphviz.layout(dotFile, 'dot_json', 'dot')) as DotJson;
    const objects = json.objects ?? [];
    const subgraphs = objects.slice(0, json._subgraph_cnt ?? 0);
    const isCluster = ({ name }: DotObject): boolean => /^cluster/i.test(name);
    const clusterId = ({ name }: DotObject): string => `dot:cluster:${name}`;
    const parentOf = (gvid: number, among: 'nodes' | 'subgraphs'): string | undefined => {
        // Inner ones follow those around them.
        const around = subgraphs.findLast(subgraph => isCluster(subgraph) && subgraph[among]?.includes(gvid));
        return around && clusterId(around);
    };
    const clusters = subgraphs.filter(isCluster).map((subgraph): ViewCluster => {
        const parent = parentOf(subgraph._gvid, 'subgraphs');
        return {
            id: clusterId(subgraph),
            name: subgraph.name,
            label: labelOf(subgraph.label, subgraph.name, json.name) ?? '',
            attributes: attributesOf(subgraph),
            ...(parent !== undefined && { parent }),
        };
    });
    const nodes = objects.slice(subgraphs.length).map((node): NetworkNode => {
        const cluster = parentOf(node._gvid, 'nodes');
        return {
            kind: 'network',
            id: `dot:${node.name}`,
            name: node.name,
            label: labelOf(node.label, node.name, json.name) ?? node.name,
            attributes: attributesOf(node),
            ...(cluster !== undefined && { cluster }),
        };
    });
    const names = new Map(objects.map(({ _gvid, name }) => [_gvid, name]));
    const edges = (json.edges ?? []).map((edge, index): ViewEdge => {
        const [from = '', to = ''] = [names.get(edge.tail), names.get(edge.head)];
        const label = labelOf(edge.label, `${from}${json.directed ? '->' : '--'}${to}`, json.name);
        return {
            id: `dot:edge:${index}`,
            role: 'network',
            from: end(from, edge.tailport),
            to: end(to, edge.headport),
            ...(label && { label }),
            attributes: attributesOf(edge),
        };
    });
    const title = labelOf(json.label, json.name ?? '', json.name);
    const attributes = attributesOf(json).filter(({ name }) => name !== 'label');
    return {
        ...rest,
        directed: json.directed === true,
        nodes: [...nodes, ...graph.nodes],
        edges: [...edges, ...graph.edges],
        clusters: [...clusters, ...graph.clusters],
        attributes: [
            ...attributes,
            ...(title ? [{ name: 'label', value: { kind: 'string', text: title } as const }] : []),
            ...graph.attributes,
        ],
        ...(nodes.length + graph.nodes.length === 0 && { emptyText: 'No nodes yet' }),
    };
}

const compassPoints: ReadonlySet<string> = new Set(['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'c', '_']);

/** A port may be one of a record's, a compass point, or one at the other: `f0:se`. */
function end(node: string, place: unknown): ViewEnd {
    if (typeof place !== 'string' || place === '') return { node: `dot:${node}` };
    const [first = '', second] = place.split(':');
    if (second === undefined && compassPoints.has(first)) return { node: `dot:${node}`, compass: first };
    return { node: `dot:${node}`, port: first, ...(second !== undefined && { compass: second }) };
}

/** What the layout finds, and what the view has members for. */
const notAttributes: ReadonlySet<string> = new Set([
    ...['name', 'directed', 'strict', 'bb', 'objects', 'edges', 'nodes', 'subgraphs', 'tail', 'head'],
    ...['tailport', 'headport', 'pos', 'lp', 'rects', 'lwidth', 'lheight', 'layout'],
]);

const attributesOf = (object: Readonly<Record<string, unknown>>): ViewAttribute[] =>
    Object.entries(object).flatMap(([name, value]) => {
        if (typeof value !== 'string' || name.startsWith('_') || notAttributes.has(name)) return [];
        if (name !== 'label') return [{ name, value: { kind: 'string', text: value } as GraphValue }];
        return isHtml(value) ? [{ name, value: { kind: 'html', text: value } as GraphValue }] : [];
    });

/** The JSON does not tell HTML-like labels from others. */
const isHtml = (label: string): boolean => /^\s*<[a-z][^>]*>/i.test(label);

/** Plain text for a label with Graphviz's escapes; undefined for none. */
function labelOf(label: unknown, name: string, graph: string | undefined): string | undefined {
    if (typeof label !== 'string' || label === '') return undefined;
    return label.replaceAll(/\\(.)/gs, (_, character: string) => {
        if (character === 'N' || character === 'E') return name;
        if (character === 'G') return graph ?? '';
        return /[nlr]/.test(character) ? '\n' : character;
    });
}
