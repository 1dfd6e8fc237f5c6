import type { Expression, Path } from './expression.js';
import type { GraphId, GraphNodeId, ModelId } from './names.js';
import type { SourceSpan } from './source-span.js';

/** A network diagram: drawn by hand, from data, from a DOT file, or by hand and from data. */
export interface Graph {
    readonly id: GraphId;
    readonly name: string;
    readonly span: SourceSpan;
    readonly extent: SourceSpan;
    readonly documentation?: string;
    readonly directed: boolean;
    /** Graphviz's name of an engine, or `elk.layered` and its like; undefined: `dot`. */
    readonly engine?: { readonly name: string; readonly span: SourceSpan };
    /** `graphviz`, `networkx`, `plotly`, `igraph`; undefined: `graphviz`. */
    readonly render?: { readonly name: string; readonly span: SourceSpan };
    /** The most nodes of the whole graph. */
    readonly limit?: number;
    /** `graph old from "old.dot"`. */
    readonly from?: {
        readonly file: string;
        /** The file's text, where it could be read. */
        readonly text?: string;
        readonly span: SourceSpan;
    };
    readonly body: GraphBody;
}

/** What a graph or a cluster holds. Defaults hold from where they stand, as in DOT; so `items` keep source order. */
export interface GraphBody {
    readonly attributes: readonly GraphAttribute[];
    readonly items: readonly GraphItem[];
}

export type GraphItem = NodeDefaults | GraphNode | GraphEdge | Cluster | DataNodes | DataEdges;

export interface NodeDefaults {
    readonly kind: 'defaults';
    readonly of: 'node' | 'edge' | 'graph';
    readonly attributes: readonly GraphAttribute[];
}

export interface GraphNode {
    readonly kind: 'node';
    readonly id: GraphNodeId;
    readonly name: string;
    readonly span: SourceSpan;
    readonly label?: string;
    readonly attributes: readonly GraphAttribute[];
}

/** A chain `a -> b -> {c d}`: each end leads to each of the next. */
export interface GraphEdge {
    readonly kind: 'edge';
    readonly ends: readonly EdgeEnd[];
    /** One fewer than `ends`. */
    readonly operators: readonly { readonly operator: '->' | '--'; readonly span: SourceSpan }[];
    readonly span: SourceSpan;
    readonly label?: string;
    readonly attributes: readonly GraphAttribute[];
}

/** The nodes of one end: several for a set. */
export type EdgeEnd = readonly EdgePoint[];
export interface EdgePoint {
    readonly node: GraphNodeId;
    readonly name: string;
    readonly port?: string;
    readonly compass?: string;
    readonly span: SourceSpan;
}

export interface Cluster {
    readonly kind: 'cluster';
    readonly id: GraphNodeId;
    readonly name: string;
    readonly span: SourceSpan;
    readonly label?: string;
    readonly attributes: readonly GraphAttribute[];
    readonly body: GraphBody;
}

/** A node for each row of a model. */
export interface DataNodes {
    readonly kind: 'data-nodes';
    readonly model: ModelId | undefined;
    readonly span: SourceSpan;
    readonly where?: Expression;
    readonly attributes: readonly DataAttribute[];
}

/** An edge for each row that `path`, a relation, joins with another. */
export interface DataEdges {
    readonly kind: 'data-edges';
    readonly model: ModelId | undefined;
    readonly path: Path | undefined;
    readonly span: SourceSpan;
    readonly label?: string;
    readonly where?: Expression;
    readonly attributes: readonly DataAttribute[];
}

export interface GraphAttribute {
    /** Graphviz's name. */
    readonly name: string;
    readonly span: SourceSpan;
    readonly value: GraphValue;
    readonly valueSpan: SourceSpan;
}

/** `word` is an unquoted one; all but `html` are plain text for labels. A number keeps its source text. */
export interface GraphValue {
    readonly kind: 'string' | 'number' | 'word' | 'html';
    readonly text: string;
}

export type DataAttribute =
    | ({ readonly kind: 'constant' } & GraphAttribute)
    | {
          readonly kind: 'field';
          readonly name: string;
          readonly span: SourceSpan;
          readonly path: Path;
      }
    | {
          readonly kind: 'by';
          readonly name: string;
          readonly span: SourceSpan;
          readonly path: Path;
          /** `match` is the value of the column, as a member's name for enums. */
          readonly cases: readonly { readonly match: string; readonly span: SourceSpan; readonly value: GraphValue }[];
      };
