/** Taking something out of a text, with the comma, the brackets or the line that go with it. Comments stay. */
import { type AstNode, AstUtils, CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import { type Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { type Fix, type FixContext, type Fixer, fixHere, rangeOf, sameRange } from './fix.js';

/** Removes what was found. */
export const remove = (title: (context: FixContext) => string | undefined): Fixer =>
    function* (context): Iterable<Fix> {
        const said = title(context);
        if (said !== undefined) yield fixHere(context, said, ...removalOf(context.document, context.range));
    };

/**
 * The changes that take away an element of a list, an option or a line of a block. What holds nothing else goes with it:
 * brackets around options, and the line that lists no other element.
 */
export function removalOf(document: LangiumDocument, range: Range): TextEdit[] {
    const { textDocument } = document;
    const [first, last] = leavesIn(document, range);
    if (!first || !last) return [TextEdit.del(range)];
    const whole = wholeAround(first.astNode, range);
    if (whole) return removalOf(document, whole);
    const before = CstUtils.getPreviousNode(first, false);
    const behind = CstUtils.getNextNode(last, false);
    const textBetween = (one: { end: number }, other: { offset: number }): string =>
        textDocument.getText({
            start: textDocument.positionAt(one.end),
            end: textDocument.positionAt(other.offset),
        });
    if (before && isComma(before)) {
        // A comment between the comma and the element is not theirs.
        return textBetween(before, first).trim() === ''
            ? [TextEdit.del({ start: before.range.start, end: range.end })]
            : [TextEdit.del(before.range), TextEdit.del(withBlanksBefore(document, range))];
    }
    if (behind && isComma(behind)) {
        const next = CstUtils.getNextNode(behind, false);
        const isClear = next && textBetween(behind, next).trim() === '' && next.range.start.line === range.end.line;
        return [TextEdit.del({ start: range.start, end: isClear ? next.range.start : behind.range.end })];
    }
    if (before?.text === '(' && behind?.text === ')') {
        return [TextEdit.del({ start: before.range.start, end: behind.range.end })];
    }
    if (before?.text === '[' && behind?.text === ']') return removalOfList(document, first, before, behind);
    const line = lineOf(first.astNode);
    const lines = rangeOf(line);
    return lines ? [removalOfLine(document, lines)] : [TextEdit.del(withBlanksBefore(document, range))];
}

/** What is nothing without the value in `range`: its sign, or its name. */
function wholeAround(node: AstNode, range: Range): Range | undefined {
    const negation = AstUtils.getContainerOfType(node, ast.isNegation);
    const named = AstUtils.getContainerOfType(node, isNamedValue);
    const isValue = (value: AstNode | undefined): boolean => {
        const found = rangeOf(value);
        return found !== undefined && sameRange(found, range);
    };
    if (isValue(negation?.operand)) return rangeOf(negation);
    return isValue(named?.value) ? rangeOf(named) : undefined;
}

const isNamedValue = (node: unknown): node is ast.NamedArgument | ast.ObjectEntry =>
    ast.isNamedArgument(node) || ast.isObjectEntry(node);

/** The only element of `[...]`: the option or line whose value the list is, or the attributes' brackets. */
function removalOfList(document: LangiumDocument, inside: LeafCstNode, open: Leaf, close: Leaf): TextEdit[] {
    for (let node: AstNode | undefined = inside.astNode; node; node = node.$container) {
        const range = ast.isListValue(node) ? rangeOf(node.$container) : undefined;
        if (ast.isListValue(node) && range && !ast.isListValue(node.$container)) return removalOf(document, range);
        if (ast.isListValue(node)) break;
    }
    const brackets = { start: open.range.start, end: close.range.end };
    return [TextEdit.del(withBlanksBefore(document, brackets))];
}

type Leaf = NonNullable<ReturnType<typeof CstUtils.getPreviousNode>>;

const isComma = ({ text }: Leaf): boolean => text === ',' || text === ';';

/** A line of a block, with its line break where nothing else stands on it. */
export function removalOfLine(document: LangiumDocument, range: Range): TextEdit {
    const { textDocument } = document;
    const { start, end } = range;
    const before = textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
    const behind = textDocument.getText({ start: end, end: { line: end.line + 1, character: 0 } });
    const next = /^[ \t]*(?=[^\s}])/.exec(behind)?.[0].length ?? 0;
    // The first of several in a block of one line.
    if (/\{\s*$/.test(before) && next > 0) {
        return TextEdit.del({ start, end: { line: end.line, character: end.character + next } });
    }
    if (before.trim() !== '') return TextEdit.del(withBlanksBefore(document, range));
    if (behind.trim() === '') {
        return TextEdit.del({ start: { line: start.line, character: 0 }, end: { line: end.line + 1, character: 0 } });
    }
    // What follows on the line, be it a comment, takes its place.
    const blanks = /^[ \t]*/.exec(behind)?.[0].length ?? 0;
    return TextEdit.del({ start, end: { line: end.line, character: end.character + blanks } });
}

export function withBlanksBefore({ textDocument }: LangiumDocument, { start, end }: Range): Range {
    const before = textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
    const blanks = before.length - before.trimEnd().length;
    return { start: { line: start.line, character: start.character - blanks }, end };
}

/** The line of a block that holds a node: an item, a member, a row, an entry. */
export function lineOf(node: AstNode | undefined): AstNode | undefined {
    for (let at = node; at?.$container; at = at.$container) {
        if (linesOfBlocks.test(at.$containerProperty ?? '') && !ast.isListValue(at.$container)) return at;
        if (ast.isFixtureValue(at)) return at;
    }
    return undefined;
}

const linesOfBlocks = /^(items|members|rows|cases|permissions|entries)$/;

function leavesIn(document: LangiumDocument, range: Range): [LeafCstNode | undefined, LeafCstNode | undefined] {
    const root = document.parseResult.value.$cstNode;
    if (!root) return [undefined, undefined];
    const { textDocument } = document;
    return [
        CstUtils.findLeafNodeAtOffset(root, textDocument.offsetAt(range.start)),
        CstUtils.findLeafNodeAtOffset(root, textDocument.offsetAt(range.end) - 1),
    ];
}

/** The default of a field, with the equals sign before it. */
export function removalOfDefault({ textDocument }: LangiumDocument, { start, end }: Range): TextEdit {
    const line = textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
    const before = /\s*=\s*$/.exec(line)?.[0].length ?? 0;
    return TextEdit.del({ start: { line: start.line, character: start.character - before }, end });
}
