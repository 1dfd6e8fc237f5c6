/** What holds for the nodes and edges at a place in a graph. */
import type { Cluster, GraphAttribute, GraphValue } from '../../../model/graph.js';

export type AttributeValues = ReadonlyMap<string, GraphValue>;

export interface DrawingScope {
    readonly node: AttributeValues;
    readonly edge: AttributeValues;
    readonly cluster: Cluster | undefined;
}

export const outermost: DrawingScope = { node: new Map(), edge: new Map(), cluster: undefined };

export const entriesOf = (attributes: readonly GraphAttribute[]): [string, GraphValue][] =>
    attributes.map(({ name, value }) => [name, value]);

/** With what `node [...]` or `edge [...]` says for those that come. */
export function withDefaults(
    scope: DrawingScope,
    { of, attributes }: { readonly of: 'node' | 'edge' | 'graph'; readonly attributes: readonly GraphAttribute[] },
): DrawingScope {
    if (of === 'graph') return scope;
    return { ...scope, [of]: new Map([...scope[of], ...entriesOf(attributes)]) };
}

export const labelOf = (label: string | undefined, attributes: AttributeValues): GraphValue | undefined =>
    attributes.get('label') ?? (label === undefined ? undefined : { kind: 'string', text: label });
