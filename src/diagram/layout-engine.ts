import type { PositionedGraph } from './positioned-graph.js';
import type { ViewGraph } from './view-graph.js';

/** All that the rest may know of a layout engine. */
export interface LayoutEngine {
    readonly name: string;
    /** @throws {LayoutError}, or the signal's reason. */
    layout(graph: ViewGraph, signal: AbortSignal): Promise<PositionedGraph>;
}

/** Every engine behind one function: in this thread, or in a worker. */
export interface Layouter {
    /** @throws {LayoutError}, or the signal's reason. */
    layout(graph: ViewGraph, engine: string, signal: AbortSignal): Promise<PositionedGraph>;
}

export const graphvizEngines = ['dot', 'neato', 'fdp', 'sfdp', 'twopi', 'circo', 'osage', 'patchwork'] as const;
export type GraphvizEngineName = (typeof graphvizEngines)[number];

export const elkEngines = ['layered', 'stress', 'force', 'mrtree', 'radial', 'rectpacking'] as const;
export type ElkEngineName = (typeof elkEngines)[number];

/** Engines that give every node the size of their own choosing, so that a card would not fit. */
const resizingEngines: readonly string[] = ['patchwork'];

/** The engines that can draw a view of this look. */
export const enginesFor = (look: ViewGraph['look']): readonly string[] =>
    look === 'network' ? engineNames : engineNames.filter(name => !resizingEngines.includes(name));

/** As a user writes them: ELK's may stand with `elk.` in front. */
export const engineNames: readonly string[] = [...graphvizEngines, ...elkEngines];

export type EngineName =
    | { readonly family: 'graphviz'; readonly name: GraphvizEngineName }
    | { readonly family: 'elk'; readonly name: ElkEngineName };

/** `dot`, `elk.layered` and `layered` → which engine is meant; undefined for a name that is none's. */
export function parseEngineName(text: string): EngineName | undefined {
    const graphviz = graphvizEngines.find(name => name === text);
    if (graphviz) return { family: 'graphviz', name: graphviz };
    const elk = elkEngines.find(name => name === text || `elk.${name}` === text);
    return elk && { family: 'elk', name: elk };
}

export type LayoutFailure =
    | { readonly kind: 'unknown-engine'; readonly engine: string }
    /** The engine would take minutes: it is told before it starts. */
    | {
          readonly kind: 'too-large';
          readonly engine: string;
          readonly nodes: number;
          readonly most: number;
          readonly instead: string;
      }
    /** The engine makes pictures of another kind: `patchwork` draws areas, not cards. */
    | { readonly kind: 'unsuitable'; readonly engine: string; readonly instead: string }
    /** The engine refuses the graph, or fell over it. */
    | { readonly kind: 'failed'; readonly engine: string; readonly detail: string }
    | { readonly kind: 'timeout'; readonly engine: string; readonly afterMs: number };

export class LayoutError extends Error {
    override readonly name = 'LayoutError';
    readonly failure: LayoutFailure;
    constructor(failure: LayoutFailure, options?: ErrorOptions) {
        super(layoutFailureText(failure), options);
        this.failure = failure;
    }
}

export function layoutFailureText(failure: LayoutFailure): string {
    switch (failure.kind) {
        case 'unknown-engine':
            return `There is no layout engine '${failure.engine}'. Known are ${engineNames.join(', ')}.`;
        case 'too-large':
            return `The engine '${failure.engine}' is too slow for ${failure.nodes} nodes: it takes at most ${failure.most}. Try '${failure.instead}'.`;
        case 'unsuitable':
            return `The engine '${failure.engine}' is for graphs, not for this view. Try '${failure.instead}'.`;
        case 'failed':
            return `The engine '${failure.engine}' could not lay out the graph: ${failure.detail}`;
        case 'timeout':
            return `The engine '${failure.engine}' had not finished after ${failure.afterMs / 1000} seconds.`;
        default:
            return assertNever(failure);
    }
}

const assertNever = (value: never): never => {
    throw new Error(`Unexpected: ${JSON.stringify(value)}`);
};
