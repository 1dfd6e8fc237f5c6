import { type AstNode, AstUtils } from 'langium';
import * as ast from '../generated/ast.js';

/** What a name in a chain leads to: the node's or cluster's declaration, or the first chain that mentions it. */
export type NodeTarget = ast.NodeDeclaration | ast.ClusterDeclaration | ast.NodeUse;

const found = new WeakMap<ast.GraphDeclaration, ReadonlyMap<string, NodeTarget>>();

/**
 * A graph's nodes by name. A chain may introduce a node, as in DOT: the first mention of a name that nothing declares is its
 * declaration, and leads to itself.
 */
export function nodesOf(graph: ast.GraphDeclaration): ReadonlyMap<string, NodeTarget> {
    let nodes = found.get(graph);
    if (!nodes) {
        nodes = collect(graph);
        found.set(graph, nodes);
    }
    return nodes;
}

function collect(graph: ast.GraphDeclaration): ReadonlyMap<string, NodeTarget> {
    const nodes = new Map<string, NodeTarget>();
    const mentioned: ast.NodeUse[] = [];
    const add = (name: string | undefined, node: NodeTarget) => {
        if (name && !nodes.has(name)) nodes.set(name, node);
    };
    const visit = (items: readonly ast.GraphItem[]) => {
        for (const item of items) {
            if (ast.isNodeDeclaration(item)) add(item.name, item);
            else if (ast.isClusterDeclaration(item)) {
                add(item.name, item);
                visit(item.items);
            } else if (ast.isEdgeChain(item)) mentioned.push(...mentionsIn(item));
        }
    };
    visit(graph.items);
    for (const use of mentioned) add(use.node?.$refText, use);
    return nodes;
}

export function mentionsIn(chain: ast.EdgeChain): ast.NodeUse[] {
    return chain.ends.flatMap(end => (ast.isNodeSet(end) ? end.nodes : ast.isNodeUse(end) ? [end] : []));
}

export const graphAround = (node: AstNode): ast.GraphDeclaration | undefined =>
    AstUtils.getContainerOfType(node, ast.isGraphDeclaration);
