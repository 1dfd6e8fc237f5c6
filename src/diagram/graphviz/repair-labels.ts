import type { ViewAttribute, ViewGraph } from '../view-graph.js';
import { namesOf } from './dot-names.js';
import type { GraphvizJson } from './from-json.js';

/**
 * Graphviz draws nothing at all for an HTML-like label that it does not understand. Such labels become plain text,
 * which shows what is written, with a note. Undefined where all were drawn.
 */
export function repairLabels(json: GraphvizJson, graph: ViewGraph): ViewGraph | undefined {
    const names = namesOf(graph);
    const drawnObjects = new Set((json.objects ?? []).flatMap(object => (object._ldraw_ ? [object.name] : [])));
    const drawnEdges = new Set((json.edges ?? []).flatMap(edge => (edge._ldraw_ ? [edge.id] : [])));
    const broken: string[] = [];
    const repair = <T extends { readonly attributes: readonly ViewAttribute[] }>(
        item: T,
        isDrawn: boolean,
        calledAs: string,
    ): T => {
        if (isDrawn || !item.attributes.some(isHtmlLabel)) return item;
        broken.push(calledAs);
        const attributes = item.attributes.map(attribute =>
            isHtmlLabel(attribute)
                ? { ...attribute, value: { ...attribute.value, kind: 'string' as const } }
                : attribute,
        );
        return { ...item, attributes };
    };
    const repaired: ViewGraph = {
        ...graph,
        nodes: graph.nodes.map(node =>
            node.kind === 'network' ? repair(node, drawnObjects.has(names.node(node.id)), `'${node.name}'`) : node,
        ),
        clusters: graph.clusters.map(cluster =>
            repair(cluster, drawnObjects.has(names.cluster(cluster.id)), `'${cluster.name}'`),
        ),
        edges: graph.edges.map((edge, index) => repair(edge, drawnEdges.has(`e${index}`), 'an edge')),
    };
    if (broken.length === 0) return undefined;
    const owners = [...new Set(broken)];
    const named = `${owners.slice(0, 5).join(', ')}${owners.length > 5 ? ` and ${owners.length - 5} more` : ''}`;
    const note = `Graphviz cannot read the HTML-like label of ${named}, so it is shown as it is written.`;
    return { ...repaired, notes: [...graph.notes, note] };
}

const isHtmlLabel = ({ name, value }: ViewAttribute): boolean =>
    name === 'label' && value.kind === 'html' && value.text.trim() !== '';
