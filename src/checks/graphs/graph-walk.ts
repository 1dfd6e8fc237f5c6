import type { Cluster, DataAttribute, Graph, GraphAttribute, GraphBody, GraphItem } from '../../model/graph.js';
import type { GraphvizKind } from '../../model/graphviz-attributes.js';

/** Everything that stands in a graph, in source order: what stands in its clusters too. */
export function* itemsOf(graph: Graph): Iterable<GraphItem> {
    yield* inside(graph.body);
}

function* inside(body: GraphBody): Iterable<GraphItem> {
    for (const item of body.items) {
        yield item;
        if (item.kind === 'cluster') yield* inside(item.body);
    }
}

/** The attributes of one statement. */
export interface AttributeList {
    readonly kind: GraphvizKind;
    /** Whether they hold for what follows, so that clusters inside take a graph's. */
    readonly inherited: boolean;
    readonly attributes: readonly (GraphAttribute | DataAttribute)[];
}

/** The attributes of a graph, statement by statement. */
export function* attributeListsOf(graph: Graph): Iterable<AttributeList> {
    yield { kind: 'graph', inherited: true, attributes: graph.body.attributes };
    yield* listsIn(graph.body, 'graph');
}

function* listsIn(body: GraphBody, within: 'graph' | 'cluster'): Iterable<AttributeList> {
    for (const item of body.items) {
        switch (item.kind) {
            case 'defaults':
                yield {
                    kind: item.of === 'graph' ? within : item.of,
                    inherited: item.of === 'graph',
                    attributes: item.attributes,
                };
                break;
            case 'node':
            case 'data-nodes':
                yield { kind: 'node', inherited: false, attributes: item.attributes };
                break;
            case 'edge':
            case 'data-edges':
                yield { kind: 'edge', inherited: false, attributes: item.attributes };
                break;
            case 'cluster':
                yield* listsOfCluster(item);
                break;
        }
    }
}

function* listsOfCluster(cluster: Cluster): Iterable<AttributeList> {
    yield { kind: 'cluster', inherited: false, attributes: cluster.attributes };
    yield { kind: 'cluster', inherited: true, attributes: cluster.body.attributes };
    yield* listsIn(cluster.body, 'cluster');
}
