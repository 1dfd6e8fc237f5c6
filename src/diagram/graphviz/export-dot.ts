import { lightPalette, paleTone } from '../drawing-styles.js';
import { parseEngineName } from '../layout-engine.js';
import type {
    CardNode,
    EdgeTip,
    NetworkNode,
    ViewAttribute,
    ViewCluster,
    ViewEdge,
    ViewEnd,
    ViewGraph,
    ViewNode,
} from '../view-graph.js';
import { dotHtml, dotId, dotLabel, dotString, dotValue, htmlText, printable } from './dot-quoting.js';

/**
 * DOT for people and for the `dot` program: names and labels as they are, cards as tables. Layout uses to-dot.ts, whose
 * DOT is quicker to lay out and holds no user text as a name.
 */
export function exportDot(graph: ViewGraph, engine: string = graph.engine): string {
    const names = exportNames(graph);
    const arrow = graph.directed ? '->' : '--';
    const head = [
        ...layoutLine(engine),
        ...(graph.look === 'cards' ? cardHead(graph) : graph.attributes.map(attributeLine)),
    ];
    const inner = (depth: number, parent: string | undefined): string[] => {
        const indent = '    '.repeat(depth);
        return [
            ...graph.nodes.flatMap(node => (node.cluster === parent ? [`${indent}${nodeLine(names, node)}`] : [])),
            ...graph.clusters.flatMap(cluster =>
                cluster.parent === parent
                    ? [
                          `${indent}subgraph ${dotId(names.cluster(cluster.id))} {`,
                          ...clusterLines(graph, cluster).map(line => `${indent}    ${line}`),
                          ...inner(depth + 1, cluster.id),
                          `${indent}}`,
                      ]
                    : [],
            ),
        ];
    };
    return [
        `${graph.directed ? 'digraph' : 'graph'} ${dotId(graph.title)} {`,
        ...head.map(line => `    ${line}`),
        ...inner(1, undefined),
        ...graph.edges.map(
            edge =>
                `    ${endText(names, edge.from, 'r')} ${arrow} ${endText(names, edge.to, 'l')}${list(graph.look === 'cards' ? cardEdge(edge) : networkEdge(edge))}`,
        ),
        '}',
        '',
    ].join('\n');
}

/** So that `dot` itself draws it as meant; it knows nothing of ELK. */
function layoutLine(engine: string): string[] {
    const name = parseEngineName(engine);
    return name?.family === 'graphviz' && name.name !== 'dot' ? [`layout=${name.name}`] : [];
}

interface ExportNames {
    node(id: string): string;
    cluster(id: string): string;
    /** The index of a card's row; -1 for its header. */
    row(end: ViewEnd): number | undefined;
}

function exportNames(graph: ViewGraph): ExportNames {
    const nodes = uniqueNames(graph.nodes, node =>
        node.kind === 'network' ? node.name : node.id.slice(node.id.indexOf(':') + 1),
    );
    const clusters = uniqueNames(graph.clusters, cluster => `cluster_${cluster.name}`, 'cluster_');
    const cards = new Map(graph.nodes.map(node => [node.id, node]));
    return {
        node: id => nodes.get(id) ?? id,
        cluster: id => clusters.get(id) ?? id,
        row: end => {
            const node = cards.get(end.node);
            return node?.kind === 'card' ? node.rows.findIndex(row => row.id === end.port) : undefined;
        },
    };
}

/** The short name where only one bears it, else the id. */
function uniqueNames<T extends { readonly id: string }>(
    items: readonly T[],
    nameOf: (item: T) => string,
    prefix = '',
): Map<string, string> {
    const count = new Map<string, number>();
    for (const item of items) count.set(nameOf(item), (count.get(nameOf(item)) ?? 0) + 1);
    return new Map(items.map(item => [item.id, count.get(nameOf(item)) === 1 ? nameOf(item) : `${prefix}${item.id}`]));
}

const list = (attributes: readonly string[]): string => (attributes.length > 0 ? ` [${attributes.join(', ')}]` : '');
const attributeLine = ({ name, value }: ViewAttribute): string => `${dotId(name)}=${dotValue(name, value)}`;

function* cardHead(graph: ViewGraph): Iterable<string> {
    yield `label=${dotLabel(graph.title)}`;
    yield 'labelloc=t';
    yield 'rankdir=LR';
    yield 'nodesep=0.4';
    yield 'ranksep=1';
    yield 'fontname="Helvetica"';
    yield 'node [shape=plain, fontname="Helvetica", fontsize=11]';
    yield 'edge [fontname="Helvetica", fontsize=9, color="#6e7781"]';
}

const nodeLine = (names: ExportNames, node: ViewNode): string =>
    `${dotId(names.node(node.id))}${list(node.kind === 'card' ? cardAttributes(node) : networkAttributes(node))}`;

const rowIndent = '\n            ';

function cardAttributes(node: CardNode): string[] {
    const colour = node.tone === undefined ? '#e8ebee' : paleTone(node.tone);
    const cell = (text: string): string => (text === '' ? '' : htmlText(text));
    const italic = node.role === 'abstract-model' ? ['<I>', '</I>'] : ['', ''];
    const title = `${italic[0]}<B>${cell(node.title)}</B>${italic[1]}${node.subtitle ? `  <FONT POINT-SIZE="9">${cell(node.subtitle)}</FONT>` : ''}`;
    const rows = node.rows.map((row, index) => {
        const badges = row.badges.map(badge => badge.text).join(' ');
        return `${rowIndent}<TR><TD ALIGN="LEFT" PORT="l${index}">${cell(badges)}</TD><TD ALIGN="LEFT">${cell(row.name)}</TD><TD ALIGN="LEFT" PORT="r${index}">${cell(row.detail ?? '')}</TD></TR>`;
    });
    const columns = rows.length > 0 ? ' COLSPAN="3"' : '';
    const table = `<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="4" COLOR="#c4cad1">${rowIndent}<TR><TD PORT="head" ALIGN="LEFT" BGCOLOR="${colour}"${columns}>${title}</TD></TR>${rows.join('')}${rowIndent.slice(0, -4)}</TABLE>`;
    return [`label=${dotHtml(table) ?? dotLabel(node.title)}`, ...tooltip(node.tooltip)];
}

const tooltip = (text: string | undefined): string[] => (text ? [`tooltip=${dotLabel(text)}`] : []);

function networkAttributes(node: NetworkNode): string[] {
    const shape = node.attributes.find(attribute => attribute.name === 'shape')?.value.text;
    const isRecord = shape === 'record' || shape === 'Mrecord';
    const hasLabel = node.attributes.some(attribute => attribute.name === 'label');
    return [
        ...(hasLabel || node.label === node.name
            ? []
            : [`label=${dotValue('label', { kind: 'string', text: node.label }, { record: isRecord })}`]),
        ...node.attributes.map(({ name, value }) => `${dotId(name)}=${dotValue(name, value, { record: isRecord })}`),
        // A name that reads like an escape would not show as it is without a label.
        ...(!hasLabel && node.label === node.name && /[\\&]/.test(node.name) ? [`label=${dotLabel(node.label)}`] : []),
    ];
}

function clusterLines(graph: ViewGraph, cluster: ViewCluster): string[] {
    if (graph.look === 'cards') {
        const tone = (cluster.tone ?? 0) % lightPalette.tones.length;
        const colour = lightPalette.tones[tone] ?? lightPalette.muted;
        return [
            `label=${dotLabel([cluster.label, cluster.subtitle ?? ''].join('  ').trim())}`,
            'labeljust=l',
            'style=rounded',
            `color=${dotString(colour)}`,
        ];
    }
    const hasLabel = cluster.attributes.some(attribute => attribute.name === 'label');
    return [...(hasLabel ? [] : [`label=${dotLabel(cluster.label)}`]), ...cluster.attributes.map(attributeLine)];
}

/** @param side of a card's row: `l`, where lines come in, or `r`, where they go out. */
function endText(names: ExportNames, end: ViewEnd, side: 'l' | 'r'): string {
    const row = names.row(end);
    const name = dotId(names.node(end.node));
    if (row !== undefined) return `${name}:${row < 0 ? 'head' : `${side}${row}`}`;
    const port = end.port === undefined ? '' : `:${dotId(printable(end.port))}`;
    return `${name}${port}${end.compass === undefined ? '' : `:${dotId(end.compass)}`}`;
}

const tips: Readonly<Record<EdgeTip, string>> = {
    none: 'none',
    one: 'tee',
    'zero-or-one': 'teeodot',
    many: 'crow',
    triangle: 'onormal',
    arrow: 'normal',
};

const cardEdge = (edge: ViewEdge): string[] => [
    'dir=both',
    `arrowtail=${tips[edge.from.tip ?? 'none']}`,
    `arrowhead=${tips[edge.to.tip ?? 'none']}`,
    ...(edge.role === 'many-to-many' || edge.role === 'generic' || edge.role === 'proxy' ? ['style=dashed'] : []),
    ...(edge.label ? [`label=${dotLabel(edge.label)}`] : []),
    ...tooltip(edge.tooltip),
];

const networkEdge = (edge: ViewEdge): string[] => [
    ...(edge.label === undefined || edge.attributes.some(attribute => attribute.name === 'label')
        ? []
        : [`label=${dotLabel(edge.label)}`]),
    ...edge.attributes.map(({ name, value }) => {
        const isCluster = (name === 'lhead' || name === 'ltail') && !value.text.startsWith('cluster');
        return isCluster ? `${name}=${dotString(`cluster_${value.text}`)}` : `${dotId(name)}=${dotValue(name, value)}`;
    }),
];
