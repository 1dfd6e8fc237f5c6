import type { GraphValue } from '../model/graph.js';
import type { ElementId } from '../model/names.js';

/** What a picture shows, before anyone has said where. Plain data: it crosses to the layout worker as it is. */
export interface ViewGraph {
    readonly stage: 'view';
    readonly view: ViewName;
    readonly title: string;
    /** Cards are drawn by us; a `network` looks as Graphviz draws it. */
    readonly look: 'cards' | 'network';
    readonly directed: boolean;
    /** `columns`: clusters are rigid and stand side by side, since no edge leads from one to another. */
    readonly arrange?: 'columns';
    /** The engine that suits the view unless somebody asks for another. */
    readonly engine: string;
    /** In drawing order. Ids are unique among nodes and clusters together. */
    readonly nodes: readonly ViewNode[];
    readonly edges: readonly ViewEdge[];
    /** Outer ones before those inside them. */
    readonly clusters: readonly ViewCluster[];
    /** Attributes of the whole picture, under Graphviz's names. */
    readonly attributes: readonly ViewAttribute[];
    /** What the picture could not show and why: a limit that was reached, a condition that needs the backend. */
    readonly notes: readonly string[];
    /** The text of a DOT file whose nodes and edges are drawn too: whoever lays out the graph reads it. */
    readonly dotFile?: string;
    /** Stands in place of a picture that has nothing in it: `No models yet`. */
    readonly emptyText?: string;
}

/** `models`, `routes` or `graph:NAME`. */
export type ViewName = string;

interface Shown {
    /** Stable across edits elsewhere, so that selection and zoom survive; a model id wherever the model has one. */
    readonly id: string;
    /** The declaration that a click reveals; absent where nobody wrote one (Django's own models). */
    readonly element?: ElementId;
    /** Plain text with line breaks, shown on hover. */
    readonly tooltip?: string;
}

export type ViewNode = CardNode | NetworkNode;

/** A box with a header and rows under it: a model with its fields, a route with its methods. */
export interface CardNode extends Shown {
    readonly kind: 'card';
    readonly role: CardRole;
    readonly title: string;
    /** In small letters beside or over the title: `abstract`, `proxy of Product`, `viewset · Product`. */
    readonly subtitle?: string;
    readonly badges: readonly Badge[];
    readonly rows: readonly CardRow[];
    /** Absent: grey, for what is not the project's own. */
    readonly tone?: Tone;
    /** In points: cards that stand under each other are equally wide. */
    readonly minWidth?: number;
    /** Id of the cluster that holds it. */
    readonly cluster?: string;
}

export type CardRole = 'model' | 'abstract-model' | 'proxy-model' | 'foreign-model' | 'route' | 'graph';

export interface CardRow extends Shown {
    readonly name: string;
    /** At the row's right end: a field's type. */
    readonly detail?: string;
    readonly badges: readonly Badge[];
    /** Set apart by a thin line from the row above. */
    readonly startsSection?: true;
    readonly muted?: true;
}

export interface Badge {
    readonly text: string;
    readonly role: BadgeRole;
    readonly tooltip?: string;
}
export type BadgeRole =
    | 'key'
    | 'relation'
    | 'unique'
    | 'optional'
    | 'computed'
    | 'read'
    | 'write'
    | 'delete'
    | 'scope'
    | 'plain';

/** Which colour of the theme's row an app or a route group bears; counted from 0, taken modulo the row's length. */
export type Tone = number;

/** A node whose look is Graphviz's. Its attributes are complete: the defaults that held for it are among them. */
export interface NetworkNode extends Shown {
    readonly kind: 'network';
    /** What its author calls it: attributes such as `root` refer to it so. */
    readonly name: string;
    readonly label: string;
    readonly attributes: readonly ViewAttribute[];
    readonly cluster?: string;
}

export interface ViewAttribute {
    /** Graphviz's name. */
    readonly name: string;
    readonly value: GraphValue;
}

export interface ViewEdge extends Shown {
    readonly role: EdgeRole;
    readonly from: ViewEnd;
    readonly to: ViewEnd;
    readonly label?: string;
    /** Under Graphviz's names; empty for card views. */
    readonly attributes: readonly ViewAttribute[];
    readonly tone?: Tone;
}
export type EdgeRole = 'relation' | 'many-to-many' | 'generic' | 'inheritance' | 'proxy' | 'nesting' | 'network';

export interface ViewEnd {
    readonly node: string;
    /** The row it leads from or to: a {@link CardRow}'s id, or a port's name in a network. */
    readonly port?: string;
    /** Graphviz's compass point: `n`, `se`, `c`. */
    readonly compass?: string;
    /** What is drawn at this end of a card view's edge. */
    readonly tip?: EdgeTip;
}
/** Crow's feet for how many rows stand at this end, a triangle for what is inherited, an arrow for what is nested. */
export type EdgeTip = 'one' | 'zero-or-one' | 'many' | 'triangle' | 'arrow' | 'none';

export interface ViewCluster extends Shown {
    /** What its author calls it: `lhead` and `ltail` refer to it so. */
    readonly name: string;
    readonly label: string;
    /** Id of the cluster around it. */
    readonly parent?: string;
    readonly attributes: readonly ViewAttribute[];
    readonly tone?: Tone;
    /** In small letters behind the label: a route group's prefix. */
    readonly subtitle?: string;
}
