import type { ViewGraph } from '../view-graph.js';

/** Which element stands behind a name of the DOT: `n3`, `cluster_0`, `e7`. */
export interface DotNames {
    node(id: string): string;
    cluster(id: string): string;
    nodeNamed(name: string): string | undefined;
    clusterNamed(name: string): string | undefined;
}

export function namesOf(graph: ViewGraph): DotNames {
    const nodes = new Map(graph.nodes.map((node, index) => [node.id, `n${index}`]));
    const clusters = new Map(graph.clusters.map((cluster, index) => [cluster.id, `cluster_${index}`]));
    const named = new Map(
        graph.nodes.flatMap((node, index) => (node.kind === 'network' ? [[node.name, `n${index}`] as const] : [])),
    );
    const clustersNamed = new Map(graph.clusters.map((cluster, index) => [cluster.name, `cluster_${index}`]));
    return {
        // An edge to a node that is not there would make one; the views see to it that there is none.
        node: id => nodes.get(id) ?? 'missing',
        cluster: id => clusters.get(id) ?? 'cluster_missing',
        nodeNamed: name => named.get(name),
        clusterNamed: name => clustersNamed.get(name) ?? clustersNamed.get(name.replace(/^cluster_?/, '')),
    };
}
