import type { Graph } from '../../../model/graph.js';

interface Renderer {
    readonly module: string;
    readonly className: string;
}

const graphviz: Renderer = { module: 'network', className: 'Network' };

/** The module and class that draw a graph, by its `render`. */
const renderers: Readonly<Record<string, Renderer>> = {
    graphviz,
    networkx: { module: 'networkx_drawing', className: 'NetworkXNetwork' },
    plotly: { module: 'plotly_drawing', className: 'PlotlyNetwork' },
    igraph: { module: 'igraph_drawing', className: 'IgraphNetwork' },
};

export const rendererOf = ({ render }: Graph): string => (render && renderers[render.name] ? render.name : 'graphviz');

/** What draws it in Python. */
export const drawingClass = (graph: Graph): Renderer => renderers[rendererOf(graph)] ?? graphviz;

/** The engines of Graphviz that come nearest to ELK's, which run in JavaScript alone. */
const nearest: Readonly<Record<string, string>> = {
    layered: 'dot',
    stress: 'neato',
    force: 'fdp',
    mrtree: 'dot',
    radial: 'twopi',
    rectpacking: 'osage',
};

/** The engine of Graphviz that lays a graph out, and a comment where the graph says another. */
export function graphvizEngine({ engine }: Graph): { readonly name: string; readonly note: readonly string[] } {
    const written = engine?.name.replace(/^elk\./, '') ?? 'dot';
    const name = nearest[written];
    if (name === undefined) return { name: written, note: [] };
    return { name, note: [`# ELK's ${written} is not for Python: Graphviz's ${name} comes nearest.`] };
}
