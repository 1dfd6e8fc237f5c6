import type {
    Cluster,
    DataAttribute,
    DataEdges,
    DataNodes,
    EdgeEnd,
    Graph,
    GraphAttribute,
    GraphBody,
    GraphEdge,
    GraphItem,
    GraphNode,
    GraphValue,
} from '../../model/graph.js';
import { type GraphId, graphId, graphNodeId } from '../../model/names.js';
import * as ast from '../generated/ast.js';
import { textOfNode } from '../parsing/syntax-ranges.js';
import { takesFreeText } from '../scoping/free-text.js';
import { modelAt, modelOfEdges } from '../scoping/row-context.js';
import { graphIdOf, modelIdOf } from './ids-of.js';
import { lowerExpression, lowerPath } from './lower-expressions.js';
import { type Lowering, present } from './lowering.js';

/** ELK's engines stand bare in the language: the model says whose they are. */
const elkEngines = new Set(['layered', 'stress', 'force', 'mrtree', 'radial', 'rectpacking']);

export function lowerGraph(lowering: Lowering, node: ast.GraphDeclaration): Graph {
    const { spans } = lowering;
    const only = <T extends ast.GraphItem>(is: (item: unknown) => item is T): T | undefined => node.items.find(is);
    const engine = only(ast.isEngineSetting);
    const render = only(ast.isRenderSetting);
    const limit = only(ast.isLimitSetting);
    const body = lowerBody(lowering, graphId(node.name), node.items);
    // A title is what Graphviz calls the graph's label.
    const title = node.title === undefined ? [] : [labelAttribute(lowering, node, 'title', node.title)];
    return present({
        id: graphIdOf(node),
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        extent: spans.of(node),
        documentation: lowering.documentationOf(node),
        directed: node.directed,
        engine: engine?.engine
            ? { name: engineName(engine.engine), span: spans.ofProperty(engine, 'engine') }
            : undefined,
        render: render?.renderer ? { name: render.renderer, span: spans.ofProperty(render, 'renderer') } : undefined,
        limit: limit?.limit === undefined ? undefined : Number(limit.limit),
        from: node.source === undefined ? undefined : { file: node.source, span: spans.ofProperty(node, 'source') },
        body: { attributes: [...title, ...body.attributes], items: body.items },
    });
}

const engineName = (word: string): string => (elkEngines.has(word) ? `elk.${word}` : word);

function labelAttribute(
    lowering: Lowering,
    node: ast.GraphDeclaration,
    property: string,
    text: string,
): GraphAttribute {
    const span = lowering.spans.ofProperty(node, property);
    return { name: 'label', span, value: { kind: 'string', text }, valueSpan: span };
}

function lowerBody(lowering: Lowering, graph: GraphId, items: readonly ast.GraphItem[]): GraphBody {
    const attributes: GraphAttribute[] = [];
    const lowered: GraphItem[] = [];
    for (const item of items) {
        if (ast.isAttribute(item)) attributes.push(...lowerAttribute(lowering, item));
        else lowered.push(...lowerItem(lowering, graph, item));
    }
    return { attributes, items: lowered };
}

function lowerItem(lowering: Lowering, graph: GraphId, item: ast.GraphItem): GraphItem[] {
    switch (item.$type) {
        case 'ElementDefaults':
            return item.kind
                ? [{ kind: 'defaults', of: item.kind, attributes: lowerAttributes(lowering, item.attributes) }]
                : [];
        case 'NodeDeclaration':
            return item.name ? [lowerNode(lowering, graph, item)] : [];
        case 'ClusterDeclaration':
            return item.name ? [lowerCluster(lowering, graph, item)] : [];
        case 'EdgeChain':
            return [lowerChain(lowering, graph, item)];
        case 'DataNodes':
            return [lowerDataNodes(lowering, item)];
        case 'DataEdges':
            return [lowerDataEdges(lowering, item)];
        default:
            return [];
    }
}

function lowerNode(lowering: Lowering, graph: GraphId, node: ast.NodeDeclaration): GraphNode {
    return present({
        kind: 'node' as const,
        id: graphNodeId(graph, node.name),
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        label: node.label,
        attributes: lowerAttributes(lowering, node.attributes),
    });
}

function lowerCluster(lowering: Lowering, graph: GraphId, node: ast.ClusterDeclaration): Cluster {
    return present({
        kind: 'cluster' as const,
        id: graphNodeId(graph, node.name),
        name: node.name,
        span: lowering.spans.ofProperty(node, 'name'),
        label: node.label,
        attributes: lowerAttributes(lowering, node.attributes),
        body: lowerBody(lowering, graph, node.items),
    });
}

function lowerChain(lowering: Lowering, graph: GraphId, node: ast.EdgeChain): GraphEdge {
    const { spans } = lowering;
    const ends = node.ends.map((end): EdgeEnd => {
        const uses = ast.isNodeSet(end) ? end.nodes : [end];
        return uses.flatMap(use => {
            const name = use.node?.$refText;
            if (!name) return [];
            // Behind one colon may stand a compass point as well as a port: Graphviz tells them apart by their names.
            return [
                present({
                    node: graphNodeId(graph, name),
                    name,
                    port: use.port,
                    compass: use.compass,
                    span: spans.ofReference(use.node, use),
                }),
            ];
        });
    });
    return present({
        kind: 'edge' as const,
        ends,
        operators: node.operators.map((operator, index) => ({
            operator,
            span: spans.ofProperty(node, 'operators', index),
        })),
        span: spans.of(node),
        label: node.label,
        attributes: lowerAttributes(lowering, node.attributes),
    });
}

function lowerDataNodes(lowering: Lowering, node: ast.DataNodes): DataNodes {
    const model = modelAt(node.model);
    return present({
        kind: 'data-nodes' as const,
        model: model && modelIdOf(model),
        span: node.model ? lowering.spans.of(node.model) : lowering.spans.of(node),
        where: node.condition && lowerExpression(lowering, node.condition, { model }, node),
        attributes: dataAttributesOf(node).flatMap(attribute => lowerDataAttribute(lowering, attribute, model)),
    });
}

function lowerDataEdges(lowering: Lowering, node: ast.DataEdges): DataEdges {
    const model = modelOfEdges(node);
    const from = node.path?.segments.findIndex(segment => ast.isModelDeclaration(segment.ref)) ?? -1;
    return present({
        kind: 'data-edges' as const,
        model: model && modelIdOf(model),
        path: from < 0 ? undefined : lowerPath(lowering, node.path, model, 'query', from + 1),
        span: node.path ? lowering.spans.of(node.path) : lowering.spans.of(node),
        label: node.label,
        where: node.condition && lowerExpression(lowering, node.condition, { model }, node),
        attributes: dataAttributesOf(node).flatMap(attribute => lowerDataAttribute(lowering, attribute, model)),
    });
}

/** In brackets or in the block: they say the same. */
const dataAttributesOf = (node: ast.DataNodes | ast.DataEdges): readonly ast.Attribute[] => [
    ...node.attributes,
    ...node.items.filter(ast.isAttribute),
];

const lowerAttributes = (lowering: Lowering, attributes: readonly ast.Attribute[]): GraphAttribute[] =>
    attributes.flatMap(attribute => lowerAttribute(lowering, attribute));

function lowerAttribute(lowering: Lowering, node: ast.Attribute): GraphAttribute[] {
    if (!node.key || !node.value) return [];
    return [
        {
            name: node.key,
            span: lowering.spans.ofProperty(node, 'key'),
            value: lowerGraphValue(node.value),
            valueSpan: lowering.spans.of(node.value),
        },
    ];
}

function lowerDataAttribute(
    lowering: Lowering,
    node: ast.Attribute,
    model: ast.ModelDeclaration | undefined,
): DataAttribute[] {
    if (!node.key) return [];
    const { spans } = lowering;
    const span = spans.ofProperty(node, 'key');
    if (node.field) {
        const path = lowerPath(lowering, node.field, model, 'query');
        if (!path) return [];
        const cases = node.cases
            .filter(one => one.member?.$refText && one.value)
            .map(one => ({
                match: one.member.$refText,
                span: spans.ofReference(one.member, one),
                value: lowerGraphValue(one.value),
            }));
        return [{ kind: 'by', name: node.key, span, path, cases }];
    }
    const { value } = node;
    if (ast.isPath(value) && (takesFreeText(node.key) || value.segments.length > 1)) {
        const path = lowerPath(lowering, value, model, 'query');
        return path ? [{ kind: 'field', name: node.key, span, path }] : [];
    }
    return lowerAttribute(lowering, node).map(attribute => ({ kind: 'constant', ...attribute }));
}

function lowerGraphValue(value: ast.AttributeValue): GraphValue {
    switch (value.$type) {
        case 'HtmlValue':
            return { kind: 'html', text: value.html ?? '' };
        case 'StringLiteral':
            return { kind: 'string', text: value.value ?? '' };
        case 'NumberLiteral':
            return { kind: 'number', text: value.value ?? '' };
        case 'Negation':
            return ast.isNumberLiteral(value.operand)
                ? { kind: 'number', text: `-${value.operand.value ?? ''}` }
                : { kind: 'word', text: textOfNode(value) };
        default:
            return { kind: 'word', text: textOfNode(value) };
    }
}
