/** Graphs: words of Graphviz, edges, and attributes that say nothing. */
import { CstUtils, GrammarUtils } from 'langium';
import { type Range, TextEdit } from 'vscode-languageserver-types';
import { nearestNames } from '../../checks/nearest-names.js';
import * as ast from '../generated/ast.js';
import { addLine } from './adding.js';
import {
    type Fix,
    type FixContext,
    firstOf,
    fixHere,
    foundText,
    nodeAt,
    rangeOf,
    replaced,
    textOf,
    word,
    words,
} from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { removalOf, removalOfLine } from './removing.js';
import { changeText, didYouMean, nearest, removeIt, removeSecond } from './rewriting.js';

function* turnOperator(context: FixContext): Iterable<Fix> {
    const expected = word(context, 'expected');
    const found = foundText(context);
    if (!expected || !/^(->|--)$/.test(found)) return;
    yield fixHere(context, `Write '${expected}'`, replaced(context, expected));
    const graph = nodeAt(context, ast.isGraphDeclaration);
    const wrong = graph ? operatorsOf(graph).filter(leaf => leaf.text === found) : [];
    if (wrong.length > 1) {
        const edits = wrong.map(leaf => TextEdit.replace(leaf.range, expected));
        yield fixHere(context, `Write '${expected}' in the whole graph`, ...edits);
    }
    const name = graph && found === '->' && !graph.directed ? nameOf(graph) : undefined;
    if (name) yield fixHere(context, 'Make the graph directed', TextEdit.insert(name.end, ' directed'));
}

function operatorsOf(graph: ast.GraphDeclaration) {
    const cst = graph.$cstNode;
    return cst
        ? CstUtils.flattenCst(cst)
              .filter(({ text, hidden }) => !hidden && /^(->|--)$/.test(text))
              .toArray()
        : [];
}

const nameOf = (graph: ast.GraphDeclaration): Range | undefined =>
    GrammarUtils.findNodeForProperty(graph.$cstNode, 'name')?.range;

/** With its value, and with its comma or line. */
function* removeAttribute(context: FixContext): Iterable<Fix> {
    const attribute = nodeAt(context, ast.isAttribute);
    const range = rangeOf(attribute);
    if (!attribute || !range) return;
    const edits =
        ast.isGraphDeclaration(attribute.$container) || isStatement(attribute)
            ? [removalOfLine(context.document, range)]
            : removalOf(context.document, range);
    yield fixHere(context, `Remove '${attribute.key}'`, ...edits);
}

const isStatement = ({ $containerProperty }: ast.Attribute): boolean => $containerProperty === 'items';

/** `node [shape=box]` says of all nodes what a graph cannot have itself. */
function* sayOfAll(context: FixContext): Iterable<Fix> {
    const attribute = nodeAt(context, ast.isAttribute);
    const range = rangeOf(attribute);
    const [kind] = words(context, 'kinds');
    if (!attribute?.value || !range || !isStatement(attribute) || attribute.cases.length > 0) return;
    if (word(context, 'kind') !== 'graph' || (kind !== 'node' && kind !== 'edge')) return;
    const text = `${kind} [${attribute.key}=${textOf(attribute.value)}]`;
    yield fixHere(context, `Write \`${kind} [...]\` for all ${kind}s`, TextEdit.replace(range, text));
}

function* removePort(context: FixContext): Iterable<Fix> {
    const use = nodeAt(context, ast.isNodeUse);
    const range = rangeOf(use);
    const port = word(context, 'port');
    if (use && range && port) {
        const edit = TextEdit.del({ start: context.range.end, end: range.end });
        yield fixHere(context, `Remove the port '${port}'`, edit);
    }
}

function* changeCompass(context: FixContext): Iterable<Fix> {
    const use = nodeAt(context, ast.isNodeUse);
    const range = GrammarUtils.findNodeForProperty(use?.$cstNode, 'compass')?.range;
    const point = word(context, 'point');
    if (!range || !point) return;
    for (const known of nearestNames(point, words(context, 'known'))) {
        yield fixHere(context, `Change to '${known}'`, TextEdit.replace(range, known));
    }
}

function* changeLimit(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isGraphDeclaration)?.items.find(ast.isLimitSetting);
    const range = GrammarUtils.findNodeForProperty(setting?.$cstNode, 'limit')?.range;
    const limit = Number(setting?.limit);
    if (!range || Number.isNaN(limit)) return;
    const most = 100_000;
    const nearest = String(Math.min(most, Math.max(1, Math.round(limit))));
    yield fixHere(context, `Change to ${nearest}`, TextEdit.replace(range, nearest));
}

function* addNodes(context: FixContext): Iterable<Fix> {
    const graph = nodeAt(context, ast.isGraphDeclaration);
    for (const model of words(context, 'models')) {
        const edit = graph && addLine(graph, `nodes ${model}`, 'first');
        if (edit) yield fixHere(context, `Add \`nodes ${model}\``, edit);
    }
}

/** What stands in a graph like a node, with a label or with attributes in brackets, and is read as an attribute with its value. */
function* writeNode(context: FixContext): Iterable<Fix> {
    const attribute = nodeAt(context, ast.isAttribute);
    const isLine = attribute?.$containerProperty === 'items';
    const start = isLine ? rangeOf(attribute)?.start : undefined;
    if (!start || !(ast.isStringLiteral(attribute?.value) || ast.isListValue(attribute?.value))) return;
    yield fixHere(context, `Write 'node ${attribute.key}'`, TextEdit.insert(start, 'node '));
}

function* removeLine(context: FixContext): Iterable<Fix> {
    const range = rangeOf(nodeAt(context, ast.isDataEdges));
    if (range) yield fixHere(context, 'Remove the edges', removalOfLine(context.document, range));
}

/** Signs that stand for themselves, as entities. */
const escapeSigns = changeText(text => text.replaceAll(/&(?!#?\w+;)/g, '&amp;').replaceAll(/<(?![a-zA-Z/!])/g, '&lt;'));

/** What is found in graphs. */
export const graphFixes: FixTable = {
    'node-introduced-by-chain': offered(didYouMean('name')),
    'unknown-graph-attribute': offered(firstOf(didYouMean('attribute'), writeNode, removeAttribute)),
    'misplaced-graph-attribute': offered(firstOf(sayOfAll, removeAttribute)),
    'written-graph-attribute': sure(removeAttribute),
    'ignored-graph-attribute': offered(removeAttribute),
    'repeated-graph-attribute': offered(removeAttribute),
    'graph-attribute-value': offered(didYouMean('value')),
    'edges-of-no-relation': offered(removeLine),
    'label-of-bytes': offered(removeAttribute),
    'label-of-many': offered(removeAttribute),
    'html-label': offered(escapeSigns),
    'no-cases': offered(removeAttribute),
    'unknown-engine': offered(didYouMean('engine')),
    'unknown-renderer': offered(didYouMean('renderer')),
    'wrong-edge-operator': offered(turnOperator),
    'unknown-port': offered(removePort),
    'graph-limit': offered(changeLimit),
    'repeated-case': sure(removeSecond('match')),
    'impossible-case': offered(firstOf(nearest('match', 'known'), removeIt)),
    'unknown-compass-point': offered(changeCompass),
    'edges-without-nodes': offered(addNodes),
};
