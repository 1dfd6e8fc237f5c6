import { entry, quotedNames } from '../catalogue-entry.js';

const didYouMean = (suggestions: readonly string[], otherwise: string): string =>
    suggestions.length > 0 ? `Did you mean ${quotedNames(suggestions)}?` : otherwise;

const plural: Readonly<Record<string, string>> = {
    graph: 'graphs',
    cluster: 'clusters',
    node: 'nodes',
    edge: 'edges',
};
const pluralOf = (kinds: readonly string[]): string => kinds.map(kind => plural[kind] ?? kind).join(' and ');

/** What is said of graphs. */
export const graphCatalogue = {
    'unknown-graph-attribute': entry<{ attribute: string; kind: string; suggestions: readonly string[] }>({
        severity: 'warning',
        summary: 'Graphviz does not know the attribute, and passes over it.',
        message: ({ attribute }) => `Graphviz has no attribute '${attribute}'.`,
        advice: ({ attribute, kind, suggestions }) =>
            didYouMean(
                suggestions,
                kind === 'graph' || kind === 'cluster' ? `A node is written \`node ${attribute}\`.` : '',
            ),
    }),
    'misplaced-graph-attribute': entry<{ attribute: string; kind: string; kinds: readonly string[] }>({
        severity: 'warning',
        summary: 'An attribute stands on something that it is not for.',
        message: ({ attribute, kind, kinds }) => `'${attribute}' is for ${pluralOf(kinds)}, and ignored on a ${kind}.`,
        advice: ({ attribute, kind, kinds }) =>
            kind === 'graph' && (kinds[0] === 'node' || kinds[0] === 'edge')
                ? `Write \`${kinds[0]} [${attribute}=...]\` for all that follow.`
                : '',
    }),
    'written-graph-attribute': entry<{ attribute: string }>({
        severity: 'hint',
        summary: 'Graphviz writes the attribute itself, and ignores it in its input.',
        message: ({ attribute }) => `'${attribute}' is Graphviz's to say, and ignored here.`,
        advice: () => 'Leave it out.',
    }),
    'repeated-graph-attribute': entry<{ attribute: string }>({
        severity: 'warning',
        summary: 'A statement has an attribute twice, of which the later counts.',
        message: ({ attribute }) => `A second '${attribute}': it replaces the first.`,
        advice: () => 'Leave one of them out.',
    }),
    'graph-attribute-value': entry<{
        attribute: string;
        value: string;
        wanted: string;
        suggestions: readonly string[];
    }>({
        severity: 'error',
        summary: 'Graphviz does not understand the value of an attribute.',
        message: ({ attribute, value, wanted }) => `'${value}' is no value of '${attribute}': it wants ${wanted}.`,
        advice: ({ suggestions }) => didYouMean(suggestions, ''),
    }),
    'ignored-graph-attribute': entry<{ attribute: string; engine: string; engines: readonly string[] }>({
        severity: 'hint',
        summary: "An attribute is for another engine than the graph's.",
        message: ({ attribute, engine }) => `The engine '${engine}' does not heed '${attribute}'.`,
        advice: ({ engines }) => `${engines.map(engine => `'${engine}'`).join(', ')} would.`,
    }),
    'unknown-engine': entry<{ engine: string; known: readonly string[]; suggestions: readonly string[] }>({
        severity: 'error',
        summary: 'There is no such layout engine.',
        message: ({ engine }) => `There is no layout engine '${engine}'.`,
        advice: ({ known, suggestions }) => didYouMean(suggestions, `There are ${quotedNames(known)}.`),
    }),
    'unknown-renderer': entry<{ renderer: string; known: readonly string[]; suggestions: readonly string[] }>({
        severity: 'error',
        summary: 'There is no such renderer.',
        message: ({ renderer }) => `There is no renderer '${renderer}'.`,
        advice: ({ known, suggestions }) => didYouMean(suggestions, `There are ${quotedNames(known)}.`),
    }),
    'wrong-edge-operator': entry<{ expected: '->' | '--'; found: '->' | '--'; directed: boolean }>({
        severity: 'error',
        summary: 'An edge is written with `->` in an undirected graph, or with `--` in a directed one.',
        message: ({ expected, directed }) =>
            `Edges of ${directed ? 'a directed' : 'an undirected'} graph are written '${expected}'.`,
        advice: ({ expected, directed }) =>
            directed ? `Write \`${expected}\`.` : `Write \`${expected}\`, or \`directed\` behind the graph's name.`,
    }),
    'unknown-compass-point': entry<{ point: string; known: readonly string[] }>({
        severity: 'error',
        summary: 'An edge ends at a point of the compass that does not exist.',
        message: ({ point }) => `'${point}' is no point of the compass.`,
        advice: ({ known }) => `They are ${quotedNames(known)}.`,
    }),
    'unknown-port': entry<{ node: string; port: string }>({
        severity: 'warning',
        summary: "An edge ends at a port that the node's label does not have.",
        message: ({ node, port }) => `'${node}' has no port '${port}'.`,
        advice: ({ port }) =>
            `Write it into a record's label, "<${port}> text", or a table's, \`label html "<td port='${port}'>"\`.`,
    }),
    'graph-limit': entry<{ graph: string; limit: number; most: number }>({
        severity: 'error',
        summary: 'The limit of a graph is no number of nodes that can be drawn.',
        message: ({ graph, limit }) => `Graph '${graph}' cannot show ${limit} nodes at most.`,
        advice: ({ most }) => `Write a whole number from 1 to ${most}.`,
    }),
    'no-cases': entry<{ attribute: string }>({
        severity: 'warning',
        summary: '`by` tells no cases apart.',
        message: ({ attribute }) => `'${attribute}' has no cases, so it is never set.`,
        advice: () => 'Write a value for each: `{ draft: "gray80"  live: "palegreen" }`.',
    }),
    'repeated-case': entry<{ match: string }>({
        severity: 'error',
        summary: '`by` has a case twice, of which the first counts.',
        message: ({ match }) => `A second case '${match}'.`,
        advice: () => 'Leave one of them out.',
    }),
    'impossible-case': entry<{ match: string; field: string; known: readonly string[] }>({
        severity: 'error',
        summary: '`by` has a case that no row can have.',
        message: ({ match, field }) => `'${field}' is never '${match}'.`,
        advice: ({ known }) => `It can be ${quotedNames(known)} here.`,
    }),
    'label-of-many': entry<{ field: string; attribute: string }>({
        severity: 'error',
        summary: 'A text of the picture comes from a relation that leads to several rows.',
        message: ({ field, attribute }) => `'${field}' may have several values, and '${attribute}' takes one.`,
        advice: () => 'Name a field of the row itself, or of one row that it leads to.',
    }),
    'label-of-bytes': entry<{ field: string; attribute: string }>({
        severity: 'warning',
        summary: 'A text of the picture comes from a column of bytes.',
        message: ({ field, attribute }) => `'${field}' holds bytes, which do not read as '${attribute}'.`,
        advice: () => 'Name a field that holds text.',
    }),
    'html-label': entry<{ flaw: string }>({
        severity: 'error',
        summary: "An HTML-like label is not well-formed, or has elements that are none of Graphviz's.",
        message: ({ flaw }) => `Graphviz cannot read this label: ${flaw}.`,
        advice: () => 'It knows TABLE, TR, TD, HR, VR, BR, IMG, FONT, B, I, U, O, S, SUB and SUP, each closed again.',
    }),
    'edges-of-no-relation': entry<{ field: string }>({
        severity: 'error',
        summary: 'Edges are made of a field that leads to no rows.',
        message: ({ field }) => `'${field}' is no relation, so it joins no rows.`,
        advice: () => 'Name a relation of the model.',
    }),
    'edges-without-nodes': entry<{ models: readonly string[] }>({
        severity: 'warning',
        summary: 'Edges join rows of a model that has no `nodes` in the graph, so that none of them is drawn.',
        message: ({ models }) => `No edge is drawn: the graph has no \`nodes\` of ${models.join(' and ')}.`,
        advice: ({ models }) => `Add \`nodes ${models[0]}\`.`,
    }),
};
