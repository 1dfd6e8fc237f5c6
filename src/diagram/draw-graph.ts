import { drawCard } from './draw-card.js';
import { drawCardEdge } from './draw-edge.js';
import { ShapeDrawing } from './draw-shapes.js';
import { type DrawingElement, element, length, tooltip } from './drawing.js';
import { toneCount } from './drawing-styles.js';
import type { Colour, PositionedCluster, PositionedEdge, PositionedGraph, PositionedNode } from './positioned-graph.js';
import { fontFamily, textWidth } from './text-metrics.js';
import type { NetworkNode } from './view-graph.js';

/** What a picture is drawn as: its size with a margin all around, and its elements. */
export interface Drawing {
    readonly width: number;
    readonly height: number;
    /** A group; whoever shows it puts an `svg` around it. */
    readonly root: DrawingElement;
}

export const margin = 24;
const noteHeight = 18;

export function drawGraph(graph: PositionedGraph): Drawing {
    if (graph.nodes.length === 0) return emptyDrawing(graph.graph.emptyText ?? 'Nothing to show', graph.graph.notes);
    const shapes = new ShapeDrawing(idPrefix(graph.graph.view));
    const surface = backgroundOf(graph);
    const background = shapes.draw(graph.shapes);
    const clusters = graph.clusters.map(cluster => drawCluster(graph, cluster, shapes, surface));
    const edges = graph.edges.map(edge => drawEdge(graph, edge, shapes, surface));
    const clustersById = new Map(graph.clusters.map(cluster => [cluster.cluster.id, cluster]));
    const nodes = graph.nodes.map(node => drawNode(clustersById, node, shapes, surface));
    const { notes } = graph.graph;
    // Self loops and labels may reach beyond what the engine reports.
    const box = extentOf(graph);
    const width = Math.max(box.right - box.left, 0, ...notes.map(note => textWidth(note, 11)));
    const height = box.bottom - box.top;
    return {
        width: Math.ceil(width + 2 * margin),
        height: Math.ceil(height + 2 * margin + notes.length * noteHeight),
        root: element('g', { class: `djagram ${graph.graph.look}`, 'font-family': fontFamily }, [
            shapes.definitions.length > 0 ? element('defs', {}, shapes.definitions) : undefined,
            element('g', { transform: `translate(${length(margin - box.left)} ${length(margin - box.top)})` }, [
                ...(background.length > 0 ? [element('g', { class: 'background' }, background)] : []),
                element('g', { class: 'clusters' }, clusters),
                // Cards hide lines that pass behind them; Graphviz's shapes are mostly hollow and end lines at their rim.
                element('g', { class: 'edges' }, edges),
                element('g', { class: 'nodes' }, nodes),
            ]),
            ...notes.map((note, index) =>
                element(
                    'text',
                    {
                        class: 'note',
                        x: margin,
                        y: Math.ceil(height + 2 * margin + index * noteHeight + 2),
                        'font-size': 11,
                    },
                    [note],
                ),
            ),
        ]),
    };
}

function emptyDrawing(text: string, notes: readonly string[]): Drawing {
    const width = Math.max(...[text, ...notes].map(line => textWidth(line, 15)), 240) + 4 * margin;
    const height = 140 + notes.length * noteHeight;
    return {
        width: Math.ceil(width),
        height,
        root: element('g', { class: 'djagram empty', 'font-family': fontFamily }, [
            element(
                'text',
                { class: 'subtitle', x: length(width / 2), y: 74, 'text-anchor': 'middle', 'font-size': 15 },
                [text],
            ),
            ...notes.map((note, index) =>
                element(
                    'text',
                    {
                        class: 'note',
                        x: length(width / 2),
                        y: 100 + index * noteHeight,
                        'text-anchor': 'middle',
                        'font-size': 11,
                    },
                    [note],
                ),
            ),
        ]),
    };
}

/** For ids of definitions: these must be names in XML and in `url(#…)`. */
const idPrefix = (view: string): string =>
    `djagram-${[...view].map(character => (/[A-Za-z0-9]/.test(character) ? character : '-')).join('')}`;

function backgroundOf(graph: PositionedGraph): Colour | undefined {
    const polygon = graph.shapes.find(shape => shape.kind === 'polygon');
    const fill = polygon?.kind === 'polygon' ? polygon.fill : undefined;
    return fill?.kind === 'fixed' && fill.opacity > 0.5 ? fill : undefined;
}

function drawNode(
    clusters: ReadonlyMap<string, PositionedCluster>,
    at: PositionedNode,
    shapes: ShapeDrawing,
    surface: Colour | undefined,
): DrawingElement {
    const { node } = at;
    if (node.kind === 'card') return drawCard(node, at);
    return element('g', { class: 'node', 'data-id': node.id, 'data-element': node.element }, [
        tooltip(node.tooltip ?? node.label),
        // Hollow shapes, too, answer to the pointer.
        element('rect', { class: 'hit', x: at.x, y: at.y, width: at.width, height: at.height, fill: 'transparent' }),
        ...shapes.draw(at.shapes, surfaceUnder(clusters, node.cluster) ?? surface, isPoint(node)),
    ]);
}

const isPoint = (node: NetworkNode): boolean =>
    node.attributes.some(({ name, value }) => name === 'shape' && value.text === 'point');

/** The fill of the cluster that a node stands in. */
function surfaceUnder(clusters: ReadonlyMap<string, PositionedCluster>, id: string | undefined): Colour | undefined {
    const found = id === undefined ? undefined : clusters.get(id);
    const filled = found?.shapes.find(shape => shape.kind !== 'text' && shape.fill);
    if (filled && filled.kind !== 'text' && filled.fill?.kind === 'fixed' && filled.fill.opacity > 0.5)
        return filled.fill;
    return found?.cluster.parent === undefined ? undefined : surfaceUnder(clusters, found.cluster.parent);
}

function drawEdge(
    graph: PositionedGraph,
    at: PositionedEdge,
    shapes: ShapeDrawing,
    surface: Colour | undefined,
): DrawingElement {
    if (graph.graph.look === 'cards') return drawCardEdge(at);
    return element('g', { class: 'edge', 'data-id': at.edge.id, 'data-element': at.edge.element }, [
        tooltip(at.edge.tooltip),
        ...shapes.draw(at.shapes, surface, true),
    ]);
}

function drawCluster(
    graph: PositionedGraph,
    at: PositionedCluster,
    shapes: ShapeDrawing,
    surface: Colour | undefined,
): DrawingElement {
    const { cluster } = at;
    const head = { 'data-id': cluster.id, 'data-element': cluster.element };
    if (graph.graph.look === 'network') {
        return element('g', { class: 'cluster', ...head }, [
            tooltip(cluster.tooltip ?? cluster.label),
            ...shapes.draw(at.shapes, surface),
        ]);
    }
    const labelX = at.x + 14;
    const labelY = at.y + 21;
    return element('g', { class: `cluster tone-${(cluster.tone ?? 0) % toneCount}`, ...head }, [
        tooltip(cluster.tooltip ?? cluster.label),
        element('rect', {
            class: 'cluster-box',
            x: at.x,
            y: at.y,
            width: at.width,
            height: at.height,
            rx: 10,
            'stroke-width': 1,
        }),
        element(
            'text',
            { class: 'cluster-label', x: length(labelX), y: length(labelY), 'font-size': 13, 'font-weight': 600 },
            [cluster.label],
        ),
        cluster.subtitle
            ? element(
                  'text',
                  {
                      class: 'cluster-subtitle',
                      x: length(labelX + textWidth(cluster.label, 13, 'bold') + 10),
                      y: length(labelY),
                      'font-size': 11.5,
                  },
                  [cluster.subtitle],
              )
            : undefined,
    ]);
}

function extentOf(graph: PositionedGraph): { left: number; top: number; right: number; bottom: number } {
    const extent = { left: 0, top: 0, right: graph.width, bottom: graph.height };
    const reach = (x: number, y: number): void => {
        extent.left = Math.min(extent.left, x);
        extent.top = Math.min(extent.top, y);
        extent.right = Math.max(extent.right, x);
        extent.bottom = Math.max(extent.bottom, y);
    };
    for (const { x, y, width, height } of [...graph.nodes, ...graph.clusters]) {
        reach(x, y);
        reach(x + width, y + height);
    }
    for (const { lines } of graph.edges) for (const { points } of lines) for (const { x, y } of points) reach(x, y);
    return extent;
}
