import type { Cluster, GraphBody, GraphNode } from '../../../model/graph.js';
import type { GraphNodeId } from '../../../model/names.js';
import { type AttributeValues, type DrawingScope, entriesOf, outermost, withDefaults } from './drawing-scope.js';

/** A node that the text itself names. */
export interface DrawnNode {
    readonly name: string;
    readonly label: string | undefined;
    readonly cluster: Cluster | undefined;
    readonly attributes: AttributeValues;
}

/** Nodes say more about themselves further down: all of it holds where they are made, which is where they come first. */
export function drawnNodes(items: GraphBody['items']): ReadonlyMap<GraphNodeId, DrawnNode> {
    const nodes = new Map<GraphNodeId, DrawnNode>();
    collect(nodes, items, outermost);
    return nodes;
}

function collect(nodes: Map<GraphNodeId, DrawnNode>, items: GraphBody['items'], outer: DrawingScope): void {
    let scope = outer;
    for (const item of items) {
        switch (item.kind) {
            case 'defaults':
                scope = withDefaults(scope, item);
                break;
            case 'node':
                nodes.set(item.id, together(nodes.get(item.id), item, scope));
                break;
            case 'edge':
                for (const { node, name } of item.ends.flat()) {
                    if (!nodes.has(node)) nodes.set(node, together(undefined, { name, attributes: [] }, scope));
                }
                break;
            case 'cluster':
                collect(nodes, item.body.items, { ...scope, cluster: item });
        }
    }
}

function together(
    known: DrawnNode | undefined,
    node: Pick<GraphNode, 'name' | 'label' | 'attributes'>,
    { node: defaults, cluster }: DrawingScope,
): DrawnNode {
    const own = entriesOf(node.attributes);
    if (!known) {
        return { name: node.name, label: node.label, cluster, attributes: new Map([...defaults, ...own]) };
    }
    return { ...known, label: node.label ?? known.label, attributes: new Map([...known.attributes, ...own]) };
}
