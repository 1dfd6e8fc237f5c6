import type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api.js';
import { layoutCard, portOffset } from '../card-layout.js';
import type { ElkEngineName } from '../layout-engine.js';
import { textWidth } from '../text-metrics.js';
import type { ViewGraph, ViewNode } from '../view-graph.js';

/** Width and height in points. */
export interface Size {
    readonly width: number;
    readonly height: number;
}

/** Algorithms that lay out clusters, and lead edges across their borders. The others see one flat graph. */
const nestsClusters: Readonly<Record<ElkEngineName, boolean>> = {
    layered: true,
    rectpacking: true,
    stress: false,
    force: false,
    mrtree: false,
    radial: false,
};

/** Algorithms for which edges mean something. */
const usesEdges = (engine: ElkEngineName): boolean => engine !== 'rectpacking';

const spacing: Readonly<Record<ElkEngineName, Readonly<Record<string, string>>>> = {
    layered: {
        'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
        'elk.spacing.nodeNode': '28',
        'elk.layered.spacing.nodeNodeBetweenLayers': '70',
        'elk.layered.spacing.edgeNodeBetweenLayers': '24',
        'elk.spacing.edgeNode': '18',
        'elk.edgeRouting': 'ORTHOGONAL',
        'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
        'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    stress: { 'elk.stress.desiredEdgeLength': '280', 'elk.stress.iterationLimit': '300' },
    force: { 'elk.force.iterations': '300', 'elk.spacing.nodeNode': '90' },
    mrtree: { 'elk.spacing.nodeNode': '36' },
    radial: { 'elk.spacing.nodeNode': '48', 'elk.radial.compactor': 'WEDGE_COMPACTION' },
    rectpacking: { 'elk.spacing.nodeNode': '24', 'elk.aspectRatio': '1.6' },
};

const directions: Readonly<Record<string, string>> = { TB: 'DOWN', BT: 'UP', LR: 'RIGHT', RL: 'LEFT' };

/** Only ids and sizes: no user text reaches ELK. Nodes are `n0`, edges `e0`, clusters `c0`. */
export function toElk(
    graph: ViewGraph,
    engine: ElkEngineName,
    sizeOf: (node: ViewNode, index: number) => Size,
): ElkNode {
    const ports = new Map<string, Map<string, ElkPort>>();
    const indexOf = new Map(graph.nodes.map((node, index) => [node.id, index]));
    const hasPorts = graph.look === 'cards' && engine === 'layered';
    const endOf = (id: string, side: 'EAST' | 'WEST', port: string | undefined): string | undefined => {
        const index = indexOf.get(id);
        const node = index === undefined ? undefined : graph.nodes[index];
        if (index === undefined || !node) return undefined;
        if (!hasPorts || node.kind !== 'card') return `n${index}`;
        const row = node.rows.findIndex(candidate => candidate.id === port);
        const portId = `n${index}.${side}${row}`;
        let own = ports.get(id);
        if (!own) {
            own = new Map();
            ports.set(id, own);
        }
        own.set(portId, {
            id: portId,
            x: side === 'EAST' ? layoutCard(node).width : 0,
            y: portOffset(node, port),
            width: 0,
            height: 0,
            layoutOptions: { 'elk.port.side': side },
        });
        return portId;
    };
    const edges = graph.edges.flatMap((edge, index): ElkExtendedEdge[] => {
        const isLoop = edge.from.node === edge.to.node;
        if (!usesEdges(engine) || (isLoop && graph.look === 'cards')) return [];
        const source = endOf(edge.from.node, 'EAST', edge.from.port);
        const target = endOf(edge.to.node, 'WEST', edge.to.port);
        if (source === undefined || target === undefined) return [];
        const label = edge.label ?? edge.attributes.find(attribute => attribute.name === 'label')?.value.text;
        return [
            {
                id: `e${index}`,
                sources: [source],
                targets: [target],
                ...(label && {
                    labels: [
                        { id: `l${index}`, text: '', width: textWidth(label, edgeLabelSize(graph)) + 8, height: 16 },
                    ],
                }),
            },
        ];
    });
    const nodes = graph.nodes.map((node, index): ElkNode => {
        const own = [...(ports.get(node.id)?.values() ?? [])];
        return {
            id: `n${index}`,
            ...sizeOf(node, index),
            ...(own.length > 0 && { ports: own, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } }),
        };
    });
    const rankdir = graph.attributes.find(attribute => attribute.name === 'rankdir')?.value.text ?? '';
    return {
        id: 'root',
        layoutOptions: {
            'elk.algorithm': engine,
            'elk.direction': graph.look === 'cards' ? 'RIGHT' : (directions[rankdir] ?? 'DOWN'),
            'elk.json.shapeCoords': 'ROOT',
            'elk.json.edgeCoords': 'ROOT',
            'elk.padding': '[top=0,left=0,bottom=0,right=0]',
            'elk.separateConnectedComponents': 'true',
            'elk.spacing.componentComponent': '36',
            'elk.randomSeed': '1',
            ...spacing[engine],
        },
        children: nestsClusters[engine] ? withClusters(graph, engine, nodes) : nodes,
        edges,
    };
}

export const edgeLabelSize = (graph: ViewGraph): number => (graph.look === 'cards' ? 10 : 14);

/** What a cluster needs to hear again: ELK hands no spacing down. */
const spacesOf = (engine: ElkEngineName): Record<string, string> =>
    Object.fromEntries(Object.entries(spacing[engine]).filter(([name]) => name.includes('spacing')));

function withClusters(graph: ViewGraph, engine: ElkEngineName, nodes: readonly ElkNode[]): ElkNode[] {
    const isFilled = new Set(graph.nodes.map(node => node.cluster));
    for (const cluster of [...graph.clusters].reverse()) if (isFilled.has(cluster.id)) isFilled.add(cluster.parent);
    const childrenOf = (id: string | undefined): ElkNode[] => [
        ...graph.nodes.flatMap((node, index) => (node.cluster === id ? (nodes[index] ?? []) : [])),
        ...graph.clusters.flatMap((cluster, index) =>
            cluster.parent === id && isFilled.has(cluster.id)
                ? [
                      {
                          id: `c${index}`,
                          layoutOptions: {
                              'elk.padding': '[top=38,left=18,bottom=18,right=18]',
                              ...spacesOf(engine),
                              ...(engine === 'layered' ? {} : { 'elk.algorithm': engine }),
                          },
                          children: childrenOf(cluster.id),
                      },
                  ]
                : [],
        ),
    ];
    return childrenOf(undefined);
}
