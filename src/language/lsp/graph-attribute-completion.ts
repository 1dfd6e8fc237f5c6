/** What Graphviz's attributes are called, and what they may be, at a place in a graph. */
import { type AstNode, AstUtils } from 'langium';
import type { CompletionValueItem } from 'langium/lsp';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import {
    arrowShapes,
    type GraphvizAttribute,
    type GraphvizKind,
    type GraphvizType,
    graphvizAttributes,
    graphvizTypesOf,
} from '../../model/graphviz-attributes.js';
import { graphvizColour, graphvizColourNames, graphvizColourSchemes } from '../../model/graphviz-colours.js';
import * as ast from '../generated/ast.js';
import { graphAround, nodesOf } from '../scoping/graph-nodes.js';
import { cssColour } from './css-colour.js';

/** What an attribute in `holder` is of. */
export function graphvizKindOf(holder: AstNode | undefined): GraphvizKind | undefined {
    switch (holder?.$type) {
        case 'ElementDefaults':
            return (holder as ast.ElementDefaults).kind;
        case 'NodeDeclaration':
        case 'DataNodes':
            return 'node';
        case 'EdgeChain':
        case 'DataEdges':
            return 'edge';
        case 'ClusterDeclaration':
            return 'cluster';
        case 'GraphDeclaration':
            return 'graph';
        default:
            return undefined;
    }
}

/**
 * The names of attributes for what `holder` is; those that it has are left out, but for one at `offset`, which is being written.
 * `inList`: `[key=value]`, else `key value`.
 */
export function* attributeNames(holder: AstNode, inList: boolean, offset: number): Iterable<CompletionValueItem> {
    const kind = graphvizKindOf(holder);
    if (!kind) return;
    const given = new Set(
        attributesOf(holder).flatMap(attribute => (attribute.$cstNode?.offset === offset ? [] : attribute.key)),
    );
    for (const attribute of graphvizAttributes.values()) {
        if (!attribute.kinds.includes(kind) || attribute.writtenOnly || given.has(attribute.name)) continue;
        if (kind === 'graph' && attribute.name === 'layout') continue;
        yield {
            label: attribute.name,
            kind: CompletionItemKind.Property,
            detail: describeTypes(graphvizTypesOf(attribute, kind)),
            documentation: { kind: 'markdown', value: describeAttribute(attribute) },
            insertText: `${attribute.name}${inList ? '=' : ' '}$0`,
            insertTextFormat: InsertTextFormat.Snippet,
            command: { title: 'Suggest', command: 'editor.action.triggerSuggest' },
            sortText: '2',
        };
    }
}

function attributesOf(holder: AstNode): readonly ast.Attribute[] {
    const { attributes = [], items = [] } = holder as { attributes?: ast.Attribute[]; items?: AstNode[] };
    return [...attributes, ...items.filter(ast.isAttribute)];
}

/** Attributes' values that are words; in quotes where one is not a word of the language. */
export function* attributeValues(attribute: ast.Attribute, inString: boolean): Iterable<CompletionValueItem> {
    const kind = graphvizKindOf(attribute.$container);
    const facts = graphvizAttributes.get(attribute.key);
    if (!kind || !facts) return;
    for (const type of graphvizTypesOf(facts, kind)) {
        for (const item of valuesOf(type, attribute)) {
            const needsQuotes = !inString && !/^[A-Za-z_]\w*$/.test(item.label);
            yield {
                sortText: '1',
                ...item,
                ...(needsQuotes && { insertText: JSON.stringify(item.label) }),
            };
        }
    }
}

function* valuesOf(type: GraphvizType, attribute: ast.Attribute): Iterable<CompletionValueItem & { label: string }> {
    const word = (label: string) => ({ label, kind: CompletionItemKind.EnumMember });
    switch (type.kind) {
        case 'boolean':
            yield* ['true', 'false'].map(word);
            break;
        case 'words':
            yield* type.words.filter(label => label !== '').map(word);
            break;
        case 'arrow':
            yield* arrowShapes.map(word);
            break;
        case 'colour-scheme':
            yield* graphvizColourSchemes().map(word);
            break;
        case 'colour':
            for (const label of graphvizColourNames()) {
                const colour = graphvizColour(label);
                yield { label, kind: CompletionItemKind.Color, ...(colour && { documentation: cssColour(colour) }) };
            }
            break;
        case 'port':
            yield* ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'c'].map(word);
            break;
        case 'node-name':
        case 'cluster-name': {
            const graph = graphAround(attribute);
            const wanted = type.kind === 'cluster-name';
            for (const [label, node] of graph ? nodesOf(graph) : []) {
                if (ast.isClusterDeclaration(node) === wanted) yield { label, kind: CompletionItemKind.Reference };
            }
            break;
        }
        default:
            break;
    }
}

/** What an attribute does, as Markdown: our own words, in which only names stand in backticks. */
export function describeAttribute({
    name,
    documentation,
    default: byDefault,
    engines,
    since,
}: GraphvizAttribute): string {
    const notes = [
        ...(byDefault === undefined ? [] : [`Default: \`${byDefault}\`.`]),
        ...(engines ? [`For ${engines.join(', ')}.`] : []),
        ...(since ? [`Since Graphviz ${since}.`] : []),
    ];
    return [documentation, notes.join(' '), `[Graphviz: ${name}](https://graphviz.org/docs/attrs/${name}/)`]
        .filter(Boolean)
        .join('\n\n');
}

export const describeTypes = (types: readonly GraphvizType[]): string => types.map(describeType).join(' or ');

function describeType(type: GraphvizType): string {
    switch (type.kind) {
        case 'number': {
            const word = type.whole ? 'whole number' : 'number';
            const { minimum, maximum } = type;
            if (minimum !== undefined && maximum !== undefined) return `${word} from ${minimum} to ${maximum}`;
            return minimum === undefined ? word : `${word}, at least ${minimum}`;
        }
        case 'numbers':
            return `numbers with '${type.separator}' between them`;
        case 'colour':
            return type.list ? 'colours' : 'colour';
        case 'colour-scheme':
            return 'colour scheme';
        case 'words':
            return type.words.length > 4 ? `${type.words.slice(0, 3).join(' | ')} | …` : type.words.join(' | ');
        case 'label':
            return 'text';
        case 'node-name':
            return 'node';
        case 'cluster-name':
            return 'cluster';
        default:
            return type.kind;
    }
}

/** The attribute whose value `node` is in. */
export const attributeAround = (node: AstNode | undefined): ast.Attribute | undefined =>
    node && AstUtils.getContainerOfType(node, ast.isAttribute);
