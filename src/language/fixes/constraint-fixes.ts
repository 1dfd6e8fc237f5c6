/** Constraints and indexes of models. */
import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import { type Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { addLine } from './adding.js';
import {
    count,
    type Fix,
    type FixContext,
    type Fixer,
    fixHere,
    nodeAt,
    rangeOf,
    sameRange,
    textOf,
    word,
} from './fix.js';
import { type FixTable, offered } from './fix-table.js';
import { removalOf, removalOfLine, withBlanksBefore } from './removing.js';
import { freeName, nearName, removeIt } from './rewriting.js';

type Named = ast.UniqueConstraint | ast.IndexDeclaration | ast.CheckConstraint | ast.ExcludeConstraint;

const isNamed = (node: Parameters<typeof ast.isUniqueConstraint>[0]): node is Named =>
    ast.isUniqueConstraint(node) ||
    ast.isIndexDeclaration(node) ||
    ast.isCheckConstraint(node) ||
    ast.isExcludeConstraint(node);

/** Gives a constraint or index another name, written with `as`. */
const nameIt = (nameFor: (name: string, context: FixContext) => string | undefined): Fixer =>
    function* (context) {
        const node = nodeAt(context, isNamed);
        const written = GrammarUtils.findNodeForProperty(node?.$cstNode, 'name')?.range;
        const name = nameFor(word(context, 'name') ?? '', context);
        if (!node || !name) return;
        const end = endOfColumns(node);
        const edit = written ? TextEdit.replace(written, name) : end && TextEdit.insert(end, ` as ${name}`);
        if (edit) yield fixHere(context, `Call it '${name}'`, edit);
    };

/** Where `as` belongs. */
function endOfColumns(node: Named): Range['end'] | undefined {
    const parts = ast.isCheckConstraint(node)
        ? [node.condition]
        : [...node.expressions, ...node.include, ...(node.condition ? [node.condition] : [])];
    return rangeOf(parts.at(-1))?.end;
}

export const shortened = (name: string, length: number): string => name.slice(0, length).replace(/_+$/, '');

/** A shorter name, which nothing else in the file has. */
function shortAndFree(context: FixContext, name: string, length: number): string | undefined {
    const short = shortened(name, length);
    const isTaken = new RegExp(`\\b${short}\\b`).test(context.document.textDocument.getText());
    return isTaken ? freeName(context, shortened(name, length - 3)) : short;
}

/** Takes a part of a constraint or index away, from its keyword to its end. */
const removePart = (keyword: string, property: string): Fixer =>
    function* (context) {
        const node = nodeAt(context, isNamed);
        const start = GrammarUtils.findNodeForKeyword(node?.$cstNode, keyword)?.range.start;
        const end = GrammarUtils.findNodesForProperty(node?.$cstNode, property).at(-1)?.range.end;
        if (!start || !end) return;
        yield fixHere(context, `Remove '${keyword}'`, TextEdit.del(withBlanksBefore(context.document, { start, end })));
    };

/** An ordinary index instead of one that PostgreSQL alone has. */
function* useOrdinaryIndex(context: FixContext): Iterable<Fix> {
    const node = nodeAt(context, ast.isIndexDeclaration);
    const start = GrammarUtils.findNodeForProperty(node?.$cstNode, 'method')?.range.start;
    const end = rangeOf(node?.expressions[0])?.start;
    if (node?.method && start && end) yield fixHere(context, `Remove '${node.method}'`, TextEdit.del({ start, end }));
}

/** One of the columns that a constraint or index lists; of a condition nothing can be taken away. */
function* removeColumn(context: FixContext): Iterable<Fix> {
    for (let node: AstNode | undefined = nodeAt(context, ast.isPath); node; node = node.$container) {
        const range = rangeOf(node);
        if (!range || !sameRange(range, context.range)) return;
        if (node.$containerProperty === 'expressions' || node.$containerProperty === 'include')
            yield* removeIt(context);
    }
}

function* addConstraint(context: FixContext): Iterable<Fix> {
    const model = nodeAt(context, ast.isModelDeclaration);
    const constraint = word(context, 'constraint');
    const edit = model && constraint && addLine(model, constraint);
    if (edit) yield fixHere(context, `Add '${constraint}'`, edit);
}

/** One of what is listed, in whatever it stands; the whole line where nothing else is listed. */
function* removeExpression(context: FixContext): Iterable<Fix> {
    const part = AstUtils.getContainerOfType(nodeAt(context, ast.isPath), ast.isIndexedExpression);
    const [range, whole] = [rangeOf(part), rangeOf(nodeAt(context, isNamed))];
    const listed = part?.$container as { expressions?: readonly AstNode[] } | undefined;
    if (!part || !range || !whole) return;
    const isOnly = (listed?.expressions?.length ?? 0) < 2;
    const edits = isOnly ? [removalOfLine(context.document, whole)] : removalOf(context.document, range);
    yield fixHere(context, `Remove '${textOf(part)}'`, ...edits);
}

const withFreeName: Fixer = nameIt((name, context) => freeName(context, name));

/** What is found in constraints and indexes. */
export const constraintFixes: FixTable = {
    'constraint-name-too-long': offered(
        nameIt((name, context) => shortAndFree(context, name, count(context, 'limit') ?? 30)),
    ),
    'deferred-constraint': offered(removePart('deferrable', 'deferrable')),
    'index-follows-relation': offered(removeExpression),
    'models.E012': offered(nearName(removeColumn)),
    'models.E013': offered(removeColumn),
    'models.E016': offered(removeColumn),
    'models.E029': offered(withFreeName),
    'models.E030': offered(withFreeName),
    'models.E031': offered(withFreeName),
    'models.E032': offered(withFreeName),
    'models.E033': offered(nameIt(name => name.replace(/^[\d_]+/, ''))),
    'models.E034': offered(nameIt((name, context) => shortAndFree(context, name, 30))),
    'models.E041': offered(removePart('where', 'condition')),
    'models.E048': offered(removeColumn),
    'models.W036': offered(removePart('where', 'condition')),
    'models.W037': offered(removePart('where', 'condition')),
    'models.W038': offered(removePart('deferrable', 'deferrable')),
    'models.W039': offered(removePart('include', 'include')),
    'models.W040': offered(removePart('include', 'include')),
    'models.W043': offered(removeIt),
    'models.W044': offered(removeIt),
    'models.W047': offered(removePart('nulls_not_distinct', 'nullsNotDistinct')),
    'postgres-only-index': offered(useOrdinaryIndex),
    'unique-over-null': offered(addConstraint),
};
