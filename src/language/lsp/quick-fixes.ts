/** How findings are mended: one small function for each code. */
import { type AstNode, AstUtils, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import { type Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';

export interface Fix {
    readonly title: string;
    readonly edits: readonly TextEdit[];
    /** Of the file to change, where it is not the finding's. */
    readonly uri?: string;
}

export interface FixContext {
    readonly document: LangiumDocument;
    /** Where it was found. */
    readonly range: Range;
    /** The finding's parameters, which came back from the editor. */
    readonly params: unknown;
}

type Fixer = (context: FixContext) => Iterable<Fix>;

/** By the finding's code. */
export const fixes: Readonly<Record<string, Fixer>> = {
    'unresolved-name': context => didYouMean(context, 'name'),
    'node-introduced-by-chain': context => didYouMean(context, 'name'),
    'unknown-graph-attribute': context => didYouMean(context, 'attribute'),
    'graph-attribute-value': context => didYouMean(context, 'value'),
    'unknown-engine': context => didYouMean(context, 'engine'),
    'unknown-renderer': context => didYouMean(context, 'renderer'),
    'unknown-path-converter': context => didYouMean(context, 'converter'),
    'query-without-filter': context => didYouMean(context, 'name'),
    'option-given-twice': removeArgument,
    'repeated-graph-attribute': removeAttribute,
    'statement-given-twice': removeStatement,
    'scope-name-with-blanks': writeTogether,
    'wrong-edge-operator': turnOperator,
    'many-of-no-model': ofNoModel,
    'generic-relation-of-one': makeMany,
    'fields.E320': makeOptional,
    'fields.E120': giveLength,
};

const param = ({ params }: FixContext, name: string): unknown =>
    typeof params === 'object' && params !== null ? (params as Record<string, unknown>)[name] : undefined;

const word = (context: FixContext, name: string): string | undefined => {
    const value = param(context, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Each suggestion in place of the wrong name, which stands in the range once: alone, in quotes, or in a longer text. */
function* didYouMean(context: FixContext, name: string): Iterable<Fix> {
    const { document, range } = context;
    const suggestions = param(context, 'suggestions');
    const text = document.textDocument.getText(range);
    const wrong = word(context, name) ?? text;
    const at = text.indexOf(wrong);
    if (!Array.isArray(suggestions) || at < 0 || text.includes(wrong, at + 1)) return;
    for (const suggestion of suggestions) {
        if (typeof suggestion !== 'string') continue;
        const changed = text.slice(0, at) + suggestion + text.slice(at + wrong.length);
        yield { title: `Change to '${suggestion}'`, edits: [TextEdit.replace(range, changed)] };
    }
}

/** An argument, with the comma before it or, where it is the first, the one behind. */
function* removeArgument(context: FixContext): Iterable<Fix> {
    const option = word(context, 'option') ?? 'it';
    yield { title: `Remove the second '${option}'`, edits: [TextEdit.del(withComma(context))] };
}

function* removeAttribute(context: FixContext): Iterable<Fix> {
    const attribute = nodeAt(context, ast.isAttribute);
    if (!attribute?.$cstNode) return;
    const title = `Remove this '${attribute.key}'`;
    const isStatement =
        !/^\s*[,;\]]/.test(textBehind(context.document, attribute.$cstNode.end)) &&
        startsLine(context.document, attribute.$cstNode.range);
    const range = attribute.$cstNode.range;
    yield { title, edits: [TextEdit.del(isStatement ? wholeLines(range) : withComma({ ...context, range }))] };
}

function* removeStatement(context: FixContext): Iterable<Fix> {
    const statement = word(context, 'statement') ?? 'it';
    const { document, range } = context;
    const removed = startsLine(document, range) ? wholeLines(range) : withBlanks(document, range);
    yield { title: `Remove the second '${statement}'`, edits: [TextEdit.del(removed)] };
}

function* writeTogether(context: FixContext): Iterable<Fix> {
    const name = word(context, 'name');
    if (name) yield { title: `Write '${name}'`, edits: [TextEdit.replace(context.range, name)] };
}

function* turnOperator(context: FixContext): Iterable<Fix> {
    const expected = word(context, 'expected');
    const found = context.document.textDocument.getText(context.range);
    if (!expected || !/^(->|--)$/.test(found)) return;
    yield { title: `Write '${expected}'`, edits: [TextEdit.replace(context.range, expected)] };
    const graph = nodeAt(context, ast.isGraphDeclaration);
    const wrong = graph && operatorsOf(graph).filter(leaf => leaf.text === found);
    if (wrong && wrong.length > 1) {
        const edits = wrong.map(leaf => TextEdit.replace(leaf.range, expected));
        yield { title: `Write '${expected}' in the whole graph`, edits };
    }
    const name = graph?.$cstNode && found === '->' && !graph.directed ? nameOf(graph) : undefined;
    if (name) yield { title: 'Make the graph directed', edits: [TextEdit.insert(name.end, ' directed')] };
}

function* ofNoModel(context: FixContext): Iterable<Fix> {
    const type = nodeAt(context, ast.isFieldType);
    const cst = type?.$cstNode;
    if (!cst) return;
    const { textDocument } = context.document;
    if (word(context, 'sign') === 'one') {
        const range = { start: cst.range.start, end: context.range.start };
        yield { title: "Remove 'one'", edits: [TextEdit.del(range)] };
        return;
    }
    const from = textDocument.offsetAt(context.range.end);
    const brackets = /^\s*\[\s*\]/.exec(textBehind(context.document, from))?.[0];
    if (!brackets) return;
    const range = { start: context.range.end, end: textDocument.positionAt(from + brackets.length) };
    yield { title: "Remove '[]'", edits: [TextEdit.del(range)] };
}

function* makeMany({ range }: FixContext): Iterable<Fix> {
    yield { title: "Add '[]'", edits: [TextEdit.insert(range.end, '[]')] };
}

/** `SET_NULL` wants a column that can be NULL. */
function* makeOptional(context: FixContext): Iterable<Fix> {
    const end = nodeAt(context, ast.isFieldDeclaration)?.type?.target?.$cstNode?.range.end;
    if (end) yield { title: "Make it optional with '?'", edits: [TextEdit.insert(end, '?')] };
}

function* giveLength(context: FixContext): Iterable<Fix> {
    const type = nodeAt(context, ast.isFieldDeclaration)?.type;
    const target = type?.target?.$cstNode;
    if (!target || !type) return;
    const behind = textBehind(context.document, target.end);
    const open = /^\??\s*\(/.exec(behind)?.[0];
    const at = context.document.textDocument.positionAt(target.end + (open?.length ?? 0));
    const isEmpty = type.arguments.length === 0;
    const text = open ? `100${isEmpty ? '' : ', '}` : '(100)';
    yield { title: 'Allow 100 characters', edits: [TextEdit.insert(at, text)] };
}

/** The innermost node of a kind at the start of the finding. */
function nodeAt<N extends AstNode>({ document, range }: FixContext, is: (node: AstNode) => node is N): N | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
    return AstUtils.getContainerOfType(leaf?.astNode, is);
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

function textBehind({ textDocument }: LangiumDocument, offset: number): string {
    return textDocument.getText({ start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + 200) });
}

function withComma({ document: { textDocument }, range }: Pick<FixContext, 'document' | 'range'>): Range {
    const text = textDocument.getText();
    const start = textDocument.offsetAt(range.start);
    const end = textDocument.offsetAt(range.end);
    const before = /[,;]\s*$|\s+$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
    if (before > 0) return { start: textDocument.positionAt(start - before), end: range.end };
    const behind = /^\s*[,;]\s*/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
    return { start: range.start, end: textDocument.positionAt(end + behind) };
}

const startsLine = ({ textDocument }: LangiumDocument, { start, end }: Range): boolean => {
    const before = textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
    const behind = textDocument.getText({ start: end, end: { line: end.line + 1, character: 0 } });
    return before.trim() === '' && behind.trim() === '';
};

const wholeLines = ({ start, end }: Range): Range => ({
    start: { line: start.line, character: 0 },
    end: { line: end.line + 1, character: 0 },
});

/** With the blanks before it. */
function withBlanks({ textDocument }: LangiumDocument, { start, end }: Range): Range {
    const before = textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
    const blanks = /\s*$/.exec(before)?.[0].length ?? 0;
    return { start: { line: start.line, character: start.character - blanks }, end };
}
