import type { GraphValue } from '../model/graph.js';
import type { NetworkNode, ViewAttribute, ViewEdge, ViewGraph } from './view-graph.js';

/**
 * A graph as a running backend answers it: networkx's node-link JSON. It comes from outside, so its shape is checked;
 * what is neither text nor a number nor a truth value is no attribute and is left out.
 */
export function networkFromNodeLink(
    json: unknown,
    options: { readonly name: string; readonly engine?: string },
): ViewGraph | { readonly error: string } {
    if (!isObject(json)) return { error: 'The answer is not a JSON object.' };
    if (!Array.isArray(json.nodes)) return { error: "The answer has no list of 'nodes'." };
    const links: unknown = json.edges ?? json.links ?? [];
    if (!Array.isArray(links)) return { error: "The answer's 'edges' are not a list." };

    const nodes = new Map<string, NetworkNode>();
    for (const [index, node] of json.nodes.entries()) {
        const key = isObject(node) ? keyOf(node.id) : undefined;
        if (!isObject(node) || key === undefined) return { error: `Node ${index + 1} of the answer has no 'id'.` };
        nodes.set(key, {
            kind: 'network',
            id: `node:${key}`,
            name: key,
            label: keyOf(node.label) ?? key,
            attributes: attributesOf(node, ['id', 'label']),
        });
    }
    const edges: ViewEdge[] = [];
    for (const [index, link] of links.entries()) {
        const ends = isObject(link) ? [keyOf(link.source), keyOf(link.target)] : [];
        const [from, to] = ends.map(end => (end === undefined ? undefined : nodes.get(end)));
        if (!isObject(link) || !from || !to) return { error: `Edge ${index + 1} of the answer leads to no node.` };
        const label = keyOf(link.label);
        edges.push({
            id: `edge:${index}`,
            role: 'network',
            from: { node: from.id },
            to: { node: to.id },
            ...(label && { label }),
            attributes: attributesOf(link, ['source', 'target', 'key', 'label']),
        });
    }
    return {
        stage: 'view',
        view: `graph:${options.name}`,
        title: options.name,
        look: 'network',
        directed: json.directed === true,
        engine: options.engine ?? 'dot',
        nodes: [...nodes.values()],
        edges,
        clusters: [],
        attributes: isObject(json.graph) ? attributesOf(json.graph, ['name', 'label']) : [],
        notes: [],
        ...(nodes.size === 0 && { emptyText: 'No nodes yet' }),
    };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

function attributesOf(object: Record<string, unknown>, except: readonly string[]): ViewAttribute[] {
    return Object.entries(object).flatMap(([name, value]) => {
        const found = except.includes(name) ? undefined : graphValueOf(value);
        return found ? [{ name, value: found }] : [];
    });
}

function graphValueOf(value: unknown): GraphValue | undefined {
    switch (typeof value) {
        case 'string':
            return { kind: 'string', text: value };
        case 'number':
            return { kind: 'number', text: String(value) };
        case 'boolean':
            return { kind: 'word', text: String(value) };
        default:
            return undefined;
    }
}
